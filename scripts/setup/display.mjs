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
    })
    let errors = ''
    child.stderr?.setEncoding('utf8').on('data', (/** @type {string} */ text) => (errors += text))
    const failed = () => {
      reject(
        new Stop(
          `The virtual display could not be started: ${errors.trim().split('\n').at(-1) || 'Xvfb gave no reason'}`,
        ),
      )
    }
    child.once('error', failed)
    child.once('exit', failed)
    const numbers = /** @type {import('node:stream').Readable} */ (child.stdio[3])
    numbers.setEncoding('utf8').once('data', (text) => {
      const display = `:${String(text).trim()}`
      // Nothing of it may keep this process alive.
      child.unref()
      numbers.destroy()
      child.stderr?.destroy()
      say(`There is no display here, so the window opens on a virtual one (Xvfb ${display}).`)
      resolve({ env: { DISPLAY: display }, close: () => void child.kill() })
    })
  })
}

/** The display to use: the one there is, else a virtual one. @returns {Promise<Display>} */
export async function ensureDisplay() {
  return hasDisplay(process.env) ? { env: {}, close: () => undefined } : openVirtualDisplay()
}
