import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { reportSchema } from '@shared/inspect/report'
import { configFile, emptyProjectFile, projectFile, secrets } from '../../fixtures/exports'
import { runIn } from './terminal'

let folder = ''
let before = ''
const hashOf = (name: string) => createHash('sha256').update(read(name)).digest('hex')
const read = (name: string) => readFileSync(join(folder, name))
const check = (...args: readonly string[]) => runIn(folder, ['check', ...args])

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'firstlayer-outputs-'))
  writeFileSync(join(folder, 'good.3mf'), await projectFile({ slicer: 'elegoo-1.5', secret: true }))
  writeFileSync(join(folder, 'empty.3mf'), await emptyProjectFile())
  writeFileSync(join(folder, 'cut.3mf'), (await projectFile()).slice(0, 700))
  writeFileSync(join(folder, 'ElegooSlicer.conf'), configFile())
  before = hashOf('good.3mf')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

test('--scrub saves a copy that says the same and holds nothing private, and leaves the file as it was', async () => {
  const { status, out, err } = await check('good.3mf', '--scrub', 'copy.3mf', '--json')
  expect(status).toBe(0)
  expect(out.trimEnd().split('\n')).toHaveLength(1)
  expect(err).toContain('copy.3mf')
  const again = await check('copy.3mf', '--json')
  const [first, copied] = [out, again.out].map((text) => reportSchema.parse(JSON.parse(text)))
  expect(first?.privacy).not.toEqual([])
  expect(copied).toMatchObject({
    privacy: [],
    verdict: 'qualifies',
    model: first?.model,
    profile: first?.profile,
  })
  expect(hashOf('good.3mf')).toBe(before)
})

test('--scrub gives the same bytes each time', async () => {
  await check('good.3mf', '--scrub', 'one.3mf')
  await check('good.3mf', '--scrub', 'two.3mf')
  expect(hashOf('two.3mf')).toBe(hashOf('one.3mf'))
})

test.each([
  ['--scrub', 'good.3mf'],
  ['--scrub', 'empty.3mf'],
  ['--report', 'good.3mf'],
  ['--report', '.'],
])('%s never writes over what is there: %s', async (option, target) => {
  const hashes = [hashOf('good.3mf'), hashOf('empty.3mf')]
  const { status, err } = await check('good.3mf', option, target)
  expect(status).toBe(3)
  expect(err).toContain(`${target}: it is there already`)
  expect([hashOf('good.3mf'), hashOf('empty.3mf')]).toEqual(hashes)
})

test('--report saves an outline by the version of the program, and nothing private in it', async () => {
  const { status } = await check('good.3mf', '--report', 'outline.json')
  expect(status).toBe(0)
  const outline = JSON.parse(read('outline.json').toString()) as { app: { version: string } }
  const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }
  expect(outline.app.version).toBe(version)
  for (const secret of [...Object.values(secrets), folder])
    expect(read('outline.json').toString()).not.toContain(secret)
})

test.each([
  [['empty.3mf', '--report', 'o.json'], 1],
  [['cut.3mf', '--report', 'o.json'], 2],
  [['cut.3mf', '--scrub', 'o.3mf'], 2],
  [['ElegooSlicer.conf', '--scrub', 'o.conf'], 3],
  [['gone.3mf', '--report', 'o.json'], 3],
  [['good.3mf', '--report', 'none/o.json'], 3],
  [['good.3mf', 'empty.3mf', '--report', 'o.json'], 3],
  [['good.3mf', '--scrub'], 3],
  [['good.3mf', '--scrub', 'a', '--scrub', 'b'], 3],
])('check %j ends with %i', async (args, status) => expect((await check(...args)).status).toBe(status))
