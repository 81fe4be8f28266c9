import { readFileSync } from 'node:fs'
import { inRoot } from './paths.mjs'
import { Stop } from './say.mjs'

/**
 * @param {string} have such as `20.18.1`
 * @param {string} range such as `>=20.18`, the only form package.json uses
 */
export function satisfies(have, range) {
  const numbers = (/** @type {string} */ text) =>
    text
      .replace(/^[^\d]*/, '')
      .split('.')
      .map(Number)
  const [haveMajor = 0, haveMinor = 0] = numbers(have)
  const [wantMajor = 0, wantMinor = 0] = numbers(range)
  return haveMajor > wantMajor || (haveMajor === wantMajor && haveMinor >= wantMinor)
}

/** Stops when this Node is older than package.json asks for. */
export function checkNode() {
  const { engines } = JSON.parse(readFileSync(inRoot('package.json'), 'utf8'))
  if (!satisfies(process.versions.node, engines.node)) {
    throw new Stop(
      `Firstlayer needs Node ${engines.node.replace('>=', '')} or newer and this is ${process.versions.node}: ` +
        'install a newer one from https://nodejs.org and run this again.',
    )
  }
}
