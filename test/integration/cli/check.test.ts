import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { reportSchema } from '@shared/inspect/report'
import { emptyProjectFile, projectFile, secrets } from '../../fixtures/exports'
import { runIn } from './terminal'

let folder = ''
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'firstlayer-check-'))
  writeFileSync(
    join(folder, 'good.3mf'),
    await projectFile({
      slicer: 'elegoo-1.5',
      secret: true,
      title: 'A\u202eB',
      settings: { printer_settings_id: 'P\u001b[31mQ' },
    }),
  )
  writeFileSync(join(folder, 'empty.3mf'), await emptyProjectFile())
  writeFileSync(join(folder, 'cut.3mf'), (await projectFile()).slice(0, 700))
  writeFileSync(join(folder, '--json'), 'a file with an odd name')
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const cli = (...args: readonly string[]) => runIn(folder, ['check', ...args])

test.each([
  [['good.3mf'], 0],
  [['good.3mf', 'empty.3mf'], 1],
  [['empty.3mf', 'cut.3mf', 'good.3mf'], 2],
  [['cut.3mf', 'gone.3mf'], 3],
  [['.'], 3],
  [[], 3],
  [['good.3mf', '--colour'], 3],
])('check %j ends with %i', async (args, status) => expect((await cli(...args)).status).toBe(status))

test('--json prints one object a line, in the order given, and nothing else', async () => {
  const { out, status } = await cli('empty.3mf', 'gone.3mf', '--json', 'good.3mf', './cut.3mf')
  const lines = out.trimEnd().split('\n')
  const reports = lines.map((line) => reportSchema.parse(JSON.parse(line)))
  expect(reports.map(({ file }) => file)).toEqual(['empty.3mf', 'good.3mf', './cut.3mf'])
  expect(reports.map(({ verdict }) => verdict)).toEqual(['does-not-qualify', 'qualifies', 'rejected'])
  expect(status).toBe(3)
})

test('a file that cannot be read is named on standard error, and the others are still checked', async () => {
  const { out, err } = await cli('gone.3mf', 'good.3mf')
  expect(err).toContain('gone.3mf: there is no such file')
  expect(out).toContain('Qualifies: model upload and print profile')
})

test('for people: words, no colours outside a terminal, no control characters or secrets of the file', async () => {
  const { out } = await cli('good.3mf', 'empty.3mf')
  expect(out).toContain('Not yet')
  expect(out).toContain('printhost_apikey')
  expect(out).not.toContain('\u001b')
  expect(out).not.toContain('\u202e')
  expect(out).toContain('P[31mQ')
  for (const secret of Object.values(secrets)) expect(out).not.toContain(secret)
})

test('what follows -- is a file, whatever it looks like', async () => {
  const { status, out } = await cli('--', '--json')
  expect(status).toBe(1)
  expect(out).toContain('unknown kind of file')
})

test('a file name cannot speak to the terminal', async () => {
  const name = 'odd\u001b[31m\n.3mf'
  writeFileSync(join(folder, name), 'x')
  const { status, out } = await cli(name)
  expect(status).toBe(2)
  expect(out).not.toContain('\u001b')
  expect(out.split('\n')[0]).toMatch(/\.3mf {2}Can't be read$/u)
})

test('--limit decides how much of a file is read, and says which limit it was', async () => {
  const refused = await cli('good.3mf', '--limit', 'triangles=5', '--json')
  expect(refused.status).toBe(2)
  const { findings } = reportSchema.parse(JSON.parse(refused.out))
  expect(findings).toContainEqual(
    expect.objectContaining({
      code: 'model-too-large',
      params: { what: 'triangles', limitName: 'triangles', limitValue: 5, found: 6 },
    }),
  )
  const said = (await cli('good.3mf', '--limit', 'zipEntries=7', '--limit', 'xmlDepth=3')).out.replace(
    /\s+/g,
    ' ',
  )
  expect(said).toMatch(
    /The limit zipEntries is 7 and the file has \d+; --limit zipEntries=NUMBER raises it\./,
  )
  expect((await cli('good.3mf', '--limit', 'triangles=20000001')).status).toBe(0)
})

test.each([['--limit'], ['--limit', 'triangles'], ['--limit', 'size=5'], ['--limit', 'triangles=0']])(
  '%s %s is no limit, and nothing is checked',
  async (...args) => {
    const { out, err, status } = await cli('good.3mf', ...args)
    expect({ out, status }).toEqual({ out: '', status: 3 })
    expect(err).toContain('limit')
  },
)
