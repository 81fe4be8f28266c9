import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname, extname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '')
const source = [
  'src-shared',
  'src-main',
  'src-renderer',
  'src-service',
  'resources',
  'scripts',
  'bench',
  'docs',
]
const texts = new Set(['.ts', '.tsx', '.mjs', '.js', '.json', '.css', '.html', '.md'])

const files = source
  .filter((folder) => existsSync(join(root, folder)))
  .flatMap((folder) => readdirSync(join(root, folder), { recursive: true, withFileTypes: true }))
  .filter((entry) => entry.isFile() && texts.has(extname(entry.name)))
  .map((entry) => join(entry.parentPath, entry.name))

/** The files that hold a text, by their path in the project. */
const holding = (text: string, among = files) =>
  among.filter((path) => readFileSync(path, 'utf8').includes(text)).map((path) => relative(root, path))

describe('the source', () => {
  test('is there to be looked at', () => {
    expect(files.length).toBeGreaterThan(100)
  })

  const ofThisMachine = [root, dirname(root), homedir()].filter(
    (path) => !['/', '/tmp', '/home', ''].includes(path),
  )
  test.each([...new Set(ofThisMachine)])('names no path of this machine: %s', (path) => {
    expect(holding(`${path}/`)).toEqual([])
  })

  test('switches Chromium’s sandbox off in the start script alone', () => {
    const code = files.filter((path) => extname(path) !== '.md')
    expect(holding('--no-sandbox', code)).toEqual(['scripts/start.mjs'])
    expect(holding("appendSwitch('no-sandbox'", code)).toEqual([])
  })
})

type Manifest = Readonly<Record<'dependencies' | 'devDependencies', Readonly<Record<string, string>>>>
type Locked = { readonly resolved?: string; readonly optionalDependencies?: Readonly<Record<string, string>> }
type Lock = { readonly packages: Readonly<Record<string, Locked>> }
const readJson = (path: string): unknown => JSON.parse(readFileSync(join(root, path), 'utf8'))

describe('the packages', () => {
  test('are named in exact versions', () => {
    const { dependencies, devDependencies } = readJson('package.json') as Manifest
    const loose = Object.entries({ ...dependencies, ...devDependencies }).filter(
      ([, version]) => !/^\d/.test(version),
    )
    expect(loose).toEqual([])
  })

  test('are locked without download addresses, so that any registry serves', () => {
    const { packages } = readJson('package-lock.json') as Lock
    const withAddress = Object.entries(packages).filter(([, { resolved }]) => resolved !== undefined)
    expect(withAddress).toEqual([])
  })

  test('are locked whole: npm ci refuses a lock file that lacks a package for another machine', () => {
    const { packages } = readJson('package-lock.json') as Lock
    const wanted = Object.values(packages).flatMap(({ optionalDependencies = {} }) =>
      Object.keys(optionalDependencies),
    )
    const missing = wanted.filter(
      (name) => !Object.keys(packages).some((path) => path.endsWith(`node_modules/${name}`)),
    )
    expect(missing).toEqual([])
  })
})
