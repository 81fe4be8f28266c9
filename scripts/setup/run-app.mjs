import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { isChromiumNoise } from './chromium-noise.mjs'
import { exitStatus } from './processes.mjs'
import { say, Stop } from './say.mjs'

/** How long a signalled app may take to write what it holds. */
const graceMs = 10_000

/**
 * Runs the app to its end and leaves nothing of it behind: its processes form a group of their own, signals are passed
 * on to it, and what is left of it when the app has ended is ended as well.
 * @param {{ executable: string, args: string[], cwd: string, env: NodeJS.ProcessEnv }} app
 * @returns {Promise<number>} its exit status
 */
export function runApp({ executable, args, cwd, env }) {
  const ownGroup = process.platform !== 'win32'
  return new Promise((resolve, reject) => {
    const child = spawn(executable, args, {
      cwd,
      env,
      stdio: ['ignore', 'inherit', 'pipe'],
      detached: ownGroup,
    })
    const lines = createInterface({ input: /** @type {import('node:stream').Readable} */ (child.stderr) })
    /** @type {string[]} */
    const hidden = []
    lines.on('line', (line) => {
      if (isChromiumNoise(line)) hidden.push(line)
      else if (line.trim() !== '') process.stderr.write(`${line}\n`)
    })
    /** @param {NodeJS.Signals} signal */
    const signalGroup = (signal) => {
      try {
        if (ownGroup && child.pid !== undefined) process.kill(-child.pid, signal)
        else child.kill(signal)
      } catch {
        // It is gone already.
      }
    }
    let asked = false
    /** @type {NodeJS.Timeout | undefined} */
    let impatient
    /** @param {NodeJS.Signals} signal */
    const passOn = (signal) => {
      asked = true
      // To the app alone, so that it can end its own processes in its own order.
      child.kill(signal)
      impatient ??= setTimeout(signalGroup, graceMs, 'SIGKILL').unref()
    }
    /** @type {NodeJS.Signals[]} */
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP']
    for (const signal of signals) process.on(signal, passOn)
    child.once('error', (error) => {
      reject(
        new Stop(
          `Electron could not be started (${error.message}): delete the folder .cache and run this again.`,
        ),
      )
    })
    child.once('exit', () => {
      clearTimeout(impatient)
      signalGroup('SIGKILL')
      for (const name of signals) process.off(name, passOn)
    })
    child.once('close', (code, signal) => {
      // An app that was killed by itself said why in what is usually noise.
      const crashed = signal !== null && !asked
      if (crashed) for (const line of hidden.slice(-20)) process.stderr.write(`${line}\n`)
      if (crashed) say(`The app ended by ${signal}.`)
      resolve(exitStatus(code, signal))
    })
  })
}
