import { spawn } from 'node:child_process'
import { constants } from 'node:os'

/**
 * @typedef {object} Outcome
 * @property {number} status exit status; 128 + n when a signal ended it, as a shell counts
 * @property {string} output everything it said, when `capture` was asked for
 * @property {boolean} timedOut
 */

/**
 * Runs a program to its end. Its standard output goes to our standard error unless captured, for ours may be read by a script.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, capture?: boolean, stdout?: boolean, timeoutMs?: number }} [options]
 * @returns {Promise<Outcome>}
 */
export function run(command, args, options = {}) {
  return new Promise((resolve) => {
    /** @type {string[]} */
    const chunks = []
    const child = spawn(command, args, {
      cwd: options.cwd,
      env: options.env ?? process.env,
      stdio: [
        'ignore',
        options.capture ? 'pipe' : options.stdout ? 'inherit' : 2,
        options.capture ? 'pipe' : 'inherit',
      ],
      shell: process.platform === 'win32' && command === 'npm',
    })
    let timedOut = false
    const timer =
      options.timeoutMs === undefined
        ? undefined
        : setTimeout(() => {
            timedOut = true
            child.kill('SIGKILL')
          }, options.timeoutMs)
    child.stdout?.setEncoding('utf8').on('data', (text) => chunks.push(text))
    child.stderr?.setEncoding('utf8').on('data', (text) => chunks.push(text))
    child.on('error', (error) => {
      clearTimeout(timer)
      resolve({ status: 127, output: error.message, timedOut })
    })
    child.on('close', (code, signal) => {
      clearTimeout(timer)
      resolve({ status: exitStatus(code, signal), output: chunks.join(''), timedOut })
    })
  })
}

/**
 * @param {number | null} code
 * @param {NodeJS.Signals | null} signal
 */
export function exitStatus(code, signal) {
  return code ?? 128 + (signal === null ? 0 : constants.signals[signal])
}

/** The last line that says something, for a sentence about why a program failed. @param {string} output */
export function lastLine(output) {
  return output.trim().split('\n').at(-1)?.trim() ?? ''
}
