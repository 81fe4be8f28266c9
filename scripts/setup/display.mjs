import { spawn } from 'node:child_process'
import { isOnPath } from './system-libraries.mjs'
import { say, Stop } from './say.mjs'

/** @typedef {{ env: Record<string, string>, close: () => void }} Display */

/** @param {NodeJS.ProcessEnv} env */
export const hasDisplay = (env) =>
  process.platform !== 'linux' || Boolean(env['DISPLAY']) || Boolean(env['WAYLAND_DISPLAY'])

/**
 * Starts a virtual display of our own on a free number. It ends with `close`, and with this process, whatever ends that.
 * @returns {Promise<Display>}
 */
export function openVirtualDisplay() {
  const xvfb = ['Xvfb', '-displayfd', '3', '-screen', '0', '1600x1000x24', '-nolisten', 'tcp', '-noreset']
  const command = isOnPath('setpriv') ? ['setpriv', '--pdeathsig', 'TERM', '--', ...xvfb] : xvfb
  return new Promise((resolve, reject) => {
    const child = spawn(/** @type {string} */ (command[0]), command.slice(1), {
      stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
      // Ctrl+C is for us alone: a display that ends first takes the app down before it has written what it holds.
      detached: true,
    })
    const errorPipe = /** @type {import('node:net').Socket} */ (child.stderr)
    const numberPipe = /** @type {import('node:net').Socket} */ (child.stdio[3])
    let errors = ''
    errorPipe.setEncoding('utf8').on('data', (/** @type {string} */ text) => (errors += text))
    const failed = () => {
      const reason = errors.trim().split('\n').at(-1) || 'Xvfb gave no reason'
      reject(new Stop(`The virtual display could not be started: ${reason}`))
    }
    child.once('error', failed)
    child.once('exit', failed)
    let number = ''
    numberPipe.setEncoding('utf8').on('data', (/** @type {string} */ text) => {
      number += text
      if (!number.endsWith('\n')) return
      const display = `:${number.trim()}`
      // None of it may keep this process alive. The pipes stay open all the same: Xvfb ends when it cannot write to
      // one, and it writes the number and its line end one after the other.
      child.unref()
      numberPipe.unref()
      errorPipe.unref()
      say(`There is no display here, so the window opens on a virtual one (Xvfb ${display}).`)
      resolve({ env: { DISPLAY: display }, close: () => void child.kill() })
    })
  })
}

/** The display to use: the one there is, else a virtual one. @returns {Promise<Display>} */
export async function ensureDisplay() {
  return hasDisplay(process.env) ? { env: {}, close: () => undefined } : openVirtualDisplay()
}
