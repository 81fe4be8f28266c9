import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { inCache, inRoot, root } from './paths.mjs'
import { run } from './processes.mjs'

const SUFFIX = '?assembly'
const OPTIONS = ['-O3', '--noAssert', '--runtime', 'stub', '--enable', 'simd']

/** @param {string} entry */
const sourcesOf = (entry) =>
  readdirSync(dirname(entry))
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(dirname(entry), name))

/** @param {string} entry */
function nameOf(entry) {
  const compiler = inRoot('node_modules', 'assemblyscript', 'package.json')
  const hash = createHash('sha256').update(OPTIONS.join(' '))
  for (const path of [compiler, ...sourcesOf(entry)]) hash.update(`${path}\n`).update(readFileSync(path))
  return `${hash.digest('hex')}.wasm`
}

/**
 * The WebAssembly of an AssemblyScript file and its neighbours. Kept in the cache folder by the hash of all that it is
 * made of, because the compiler takes seconds to start.
 * @param {string} entry
 */
async function compiled(entry) {
  const kept = inCache('assembly', nameOf(entry))
  if (existsSync(kept)) return readFileSync(kept)
  mkdirSync(dirname(kept), { recursive: true })
  const temporary = `${kept}.${process.pid}`
  const compiler = inRoot('node_modules', 'assemblyscript', 'bin', 'asc.js')
  const { status, output } = await run(
    process.execPath,
    [compiler, relative(root, entry), '--outFile', temporary, ...OPTIONS],
    { cwd: root, capture: true },
  )
  if (status !== 0) throw new Error(`${entry} could not be compiled:\n${output}`)
  renameSync(temporary, kept)
  return readFileSync(kept)
}

/**
 * Lets a file import AssemblyScript: `import { wasm } from './x.ts?assembly'` gives the compiled module as base64,
 * inside the bundle, so that nothing has to be found or read at run time.
 * @returns {import('vite').Plugin}
 */
export function assembly() {
  return {
    name: 'assembly',
    enforce: 'pre',
    async load(id) {
      if (!id.endsWith(SUFFIX)) return null
      const entry = id.slice(0, -SUFFIX.length)
      for (const path of sourcesOf(entry)) this.addWatchFile(path)
      return `export const wasm = '${(await compiled(entry)).toString('base64')}'`
    },
  }
}
