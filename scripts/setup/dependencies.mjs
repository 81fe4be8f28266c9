import { existsSync, readFileSync } from 'node:fs'
import { inCache, inRoot } from './paths.mjs'
import { withLock } from './lock.mjs'
import { lastLine, run } from './processes.mjs'
import { say, step, Stop } from './say.mjs'

/** @typedef {{ version?: string, optional?: boolean, devOptional?: boolean, peer?: boolean }} Locked */

/**
 * Whether what npm noted as installed is what the lock file asks for. Compared by content rather than by a stamp, so
 * that a plain `npm install` counts as well. Optional packages may be absent: they are for other machines.
 * @param {Record<string, Locked>} wanted `packages` of package-lock.json
 * @param {Record<string, Locked>} installed `packages` of node_modules/.package-lock.json
 */
export function isInstalled(wanted, installed) {
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === '') return true
    const found = installed[path]
    if (found === undefined) return entry.optional === true || entry.devOptional === true
    return found.version === entry.version
  })
}

function upToDate() {
  const noted = inRoot('node_modules', '.package-lock.json')
  if (!existsSync(noted)) return false
  const packages = (/** @type {string} */ path) => JSON.parse(readFileSync(path, 'utf8')).packages
  return isInstalled(packages(inRoot('package-lock.json')), packages(noted))
}

/** Runs `npm ci` when node_modules is missing or is not what the lock file asks for. */
export async function ensureDependencies() {
  if (upToDate()) return
  await withLock(inCache('setup.lock'), async () => {
    if (upToDate()) return
    await step('Installing the packages of package-lock.json (npm ci, half a minute or so)', async () => {
      // Development packages are needed whatever NODE_ENV says: the build tools are among them.
      const { status, output } = await run(
        'npm',
        ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'],
        {
          cwd: inRoot(),
          capture: true,
        },
      )
      if (status === 0) return
      const told = output.split('\n').filter((line) => /^npm error (?!code|A complete log)\S/.test(line))
      for (const line of told.slice(0, 15)) say(`  ${line}`)
      throw new Stop(
        `The packages could not be installed (${told[0]?.replace('npm error ', '') ?? lastLine(output)}): check that the npm registry can be reached, ` +
          'then run this again.',
      )
    })
  })
}
