import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { stripVTControlCharacters } from 'node:util'
import { fingerprint } from './fingerprint.mjs'
import { withLock } from './lock.mjs'
import { cacheDir, inCache, inRoot, root } from './paths.mjs'
import { run } from './processes.mjs'
import { say, step, Stop } from './say.mjs'

/** All that decides what the build looks like. */
const inputs = [
  'src-shared',
  'src-main',
  'src-renderer',
  'src-service',
  'resources',
  'electron.vite.config.ts',
  'scripts/setup/assembly.mjs',
  'scripts/setup/chunks.mjs',
  'scripts/setup/first-frame.mjs',
  'scripts/setup/program.mjs',
  'tsconfig.base.json',
  'package.json',
  'package-lock.json',
]
const outputs = [
  'out/main/index.js',
  'out/main/cli.js',
  'out/main/service.js',
  'out/preload/index.cjs',
  'out/renderer/index.html',
]
const stamp = inCache('built')

const sources = () => fingerprint(root, inputs)

/** @param {string} now */
const isFresh = (now) =>
  existsSync(stamp) &&
  readFileSync(stamp, 'utf8') === now &&
  outputs.every((path) => existsSync(inRoot(path)))

/**
 * Builds into `out/` when a source is newer than what stands there. Two at once wait for each other, and the second
 * finds its work done. Needs the packages; Electron itself is not needed to build for it.
 */
export async function ensureBuild() {
  if (isFresh(sources())) return
  mkdirSync(cacheDir, { recursive: true })
  await withLock(inCache('build.lock'), async () => {
    // Taken before the build: what changes meanwhile is built again next time.
    const now = sources()
    if (isFresh(now)) return
    rmSync(stamp, { force: true })
    await step('Building the app', async () => {
      const { status, output } = await run(
        process.execPath,
        [inRoot('node_modules', 'electron-vite', 'bin', 'electron-vite.js'), 'build', '--logLevel', 'warn'],
        {
          cwd: root,
          capture: true,
          env: { ...process.env, NODE_ENV: 'production', ELECTRON_MAJOR_VER: '33' },
        },
      )
      if (status === 0) return
      const told = stripVTControlCharacters(output)
        .trim()
        .split('\n')
        .filter((line) => line.trim() !== '' && !/^\s+at /.test(line))
      for (const line of told.slice(-40)) say(`  ${line}`)
      throw new Stop('The app could not be built: mend what the lines above name and run this again.')
    })
    const missing = outputs.filter((path) => !existsSync(inRoot(path)))
    if (missing.length > 0)
      throw new Stop(`The build ended without ${missing.join(', ')}: see electron.vite.config.ts.`)
    writeFileSync(stamp, now)
  })
}
