import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync, copyFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sections } from '../../scripts/test/boundaries.mjs'
import { checks } from '../../scripts/test/checks.mjs'

const root = fileURLToPath(new URL('../..', import.meta.url))

type Violation = { readonly from: string; readonly to: string; readonly rule: { readonly name: string } }
type Cruise = {
  readonly modules: readonly {
    readonly source: string
    readonly dependencies: readonly { resolved: string }[]
  }[]
  readonly summary: { readonly violations: readonly Violation[]; readonly totalCruised: number }
}

/** Runs dependency-cruiser with the project's own rules and arguments over the project or a copy of its shape. */
function cruise(folder: string, targets: readonly string[]): Promise<Cruise> {
  const program = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs')
  const args = [program, '--config', join(root, '.dependency-cruiser.mjs'), '-T', 'json', ...targets]
  return new Promise((resolve, reject) => {
    // Its status is the number of violations; what it says is in the report.
    execFile(process.execPath, args, { cwd: folder, maxBuffer: 1e9 }, (error, stdout, stderr) => {
      if (stdout.startsWith('{')) resolve(JSON.parse(stdout) as Cruise)
      else reject(new Error(stderr, { cause: error }))
    })
  })
}

describe('over the project', () => {
  let report: Cruise
  beforeAll(async () => {
    const targets = checks.find(({ name }) => name === 'boundaries')!.args.slice(2)
    report = await cruise(root, targets)
  }, 60_000)

  test('dependency-cruiser really reads the modules', () => {
    expect(report.summary.totalCruised).toBeGreaterThan(200)
  })

  test.each(sections.map(({ name, path }) => [name, path] as const))(
    '%s is among what it reads',
    (_, path) => {
      const modules = report.modules.filter(({ source }) => new RegExp(path).test(source))
      expect(modules.length).toBeGreaterThan(0)
    },
  )

  test('it follows the short names of the sections', () => {
    const fromCore = report.modules.filter(({ source }) => source.startsWith('src-main/core/'))
    const reached = fromCore.flatMap(({ dependencies }) => dependencies.map(({ resolved }) => resolved))
    expect(reached.some((path) => path.startsWith('src-shared/'))).toBe(true)
  })

  test('nothing is imported that may not be', () => {
    expect(report.summary.violations.map(({ from, to, rule }) => `${rule.name}: ${from} → ${to}`)).toEqual([])
  })
})

/** A file with an import that its section may not have, and the rule that must say so. */
const planted: readonly (readonly [file: string, imported: string, rule: string])[] = [
  ['src-shared/a.ts', 'node:fs', 'src-shared: no Node'],
  ['src-shared/b.ts', 'electron', 'src-shared: packages'],
  ['src-shared/c.ts', '@core/good', 'src-shared: our own'],
  ['src-shared/d.ts', './inspect-node/good', 'src-shared: our own'],
  ['src-shared/e.ts', 'left-pad', 'src-shared: packages'],
  ['src-shared/inspect-node/a.ts', 'electron', 'src-shared/inspect-node: packages'],
  ['src-main/core/a.ts', 'electron', 'src-main/core: packages'],
  ['src-main/core/b.ts', '@service/app', 'src-main/core: our own'],
  ['src-main/core/c.ts', '../shell/good', 'src-main/core: our own'],
  ['src-main/cli/a.ts', '../shell/good', 'src-main/cli: our own'],
  ['src-main/cli/b.ts', 'electron', 'src-main/cli: packages'],
  ['src-main/shell/a.ts', '@service/app', 'src-main/shell: our own'],
  ['src-main/preload/a.ts', '@shared/good', 'src-main/preload: our own'],
  ['src-main/preload/b.ts', 'zod', 'src-main/preload: packages'],
  ['src-main/processes/inspector.ts', '@service/app', 'src-main/processes: our own'],
  ['src-main/processes/service-host.ts', '@service/other', 'src-main/processes/service-host: our own'],
  ['src-renderer/a.ts', '@core/good', 'src-renderer: our own'],
  ['src-renderer/b.ts', 'node:path', 'src-renderer: no Node'],
  ['src-renderer/pages/a.ts', '@mantine/core', 'src-renderer: packages'],
  ['src-renderer/c.ts', 'electron', 'src-renderer: packages'],
  ['src-service/a.ts', '@core/good', 'src-service: our own'],
  ['src-service/b.ts', 'electron', 'src-service: packages'],
  ['src-service/c.ts', '../test/helper', 'nothing imports tests'],
  ['src-service/d.ts', './absent', 'resolvable'],
]

/** Imports that are allowed: were they reported, the rules would be red for the wrong reason. */
const allowed: readonly (readonly [file: string, imported: string])[] = [
  ['src-shared/good.ts', 'zod'],
  ['src-shared/inspect-node/good.ts', 'node:zlib'],
  ['src-shared/ipc/channels.ts', '../good'],
  ['src-main/core/good.ts', '@shared/good'],
  ['src-main/shell/good.ts', 'electron'],
  ['src-main/preload/index.ts', '@shared/ipc/channels'],
  ['src-main/index.ts', './shell/good'],
  ['src-main/processes/service-host-good.ts', '@service/app'],
  ['src-renderer/ui/good.ts', '@mantine/core'],
  ['src-service/app.ts', '@shared/good'],
  ['src-service/other.ts', 'zod'],
  ['test/helper.ts', '@core/good'],
]

describe('over a copy of its shape with bad imports in it', () => {
  let folder = ''
  let report: Cruise

  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'firstlayer-boundaries-'))
    copyFileSync(join(root, 'tsconfig.base.json'), join(folder, 'tsconfig.base.json'))
    const packages = ['electron', 'zod', 'left-pad', '@mantine/core']
    const dependencies = Object.fromEntries(packages.map((name) => [name, '1.0.0']))
    write('package.json', JSON.stringify({ name: 'shape', type: 'module', dependencies }))
    for (const name of packages) {
      write(`node_modules/${name}/package.json`, JSON.stringify({ name, version: '1.0.0', main: 'index.js' }))
      write(`node_modules/${name}/index.js`, 'module.exports = {}')
    }
    // A type-only import crosses a boundary as well.
    for (const [file, imported] of planted) write(file, `export type * from '${imported}'\n`)
    for (const [file, imported] of allowed) write(file, `import '${imported}'\nexport const here = 1\n`)
    write('src-shared/round.ts', `import './trip'\nexport const round = 1\n`)
    write('src-shared/trip.ts', `import './round'\nexport const trip = 1\n`)
    write('src-shared/alone.ts', 'export const alone = 1\n')
    report = await cruise(folder, ['src-shared', 'src-main', 'src-renderer', 'src-service', 'test'])
  }, 60_000)
  afterAll(() => {
    rmSync(folder, { recursive: true })
  })

  const rulesFor = (file: string) =>
    report.summary.violations.filter(({ from }) => from === file).map(({ rule }) => rule.name)

  test.each(planted)('%s may not import %s: %s', (file, _, rule) => {
    expect(rulesFor(file)).toContain(rule)
  })

  test.each(allowed)('%s may import %s', (file) => {
    expect(rulesFor(file)).toEqual([])
  })

  test('two files that need each other are a cycle', () => {
    expect(rulesFor('src-shared/round.ts')).toContain('no cycles')
  })

  test('a file on its own is an orphan', () => {
    expect(rulesFor('src-shared/alone.ts')).toContain('no orphans')
  })
})
