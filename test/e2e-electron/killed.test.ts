import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { projectFile } from '../fixtures/exports'
import { corpusRoot } from '../corpus'
import { reportSchema } from '@shared/inspect/report'
import { seededRandom } from '@shared/sample/random'
import { ripplePlanter } from '@shared/sample/solids'
import { expect, test, type Place, type Start } from './harness/fixtures'
import { acceptFolder, choosePractice, publish, rowOf, saveInto } from './harness/member'
import type { RunningApp } from './harness/launch'
import { readPracticeLedger } from './harness/practice-ledger'

const files = 20
const kills = 10
const seed = 20261122

/** No two alike: the same geometry would be the same model. */
const bodyOf = (index: number) =>
  ripplePlanter({
    height: 60 + index,
    radius: 30 + index,
    waves: 9,
    amplitude: 2,
    twist: 0.1,
    wall: 3,
    segments: 24,
    layers: 6,
  })

type Export = { readonly name: string; readonly bytes: Uint8Array; readonly hasProfile: boolean }

async function makeExport(index: number): Promise<Export> {
  const title = `Part ${String(index + 1)}`
  const bytes = await projectFile({ title, mesh: bodyOf(index) })
  return { name: `${title}.3mf`, bytes, hasProfile: true }
}

const commandLine = fileURLToPath(new URL('../../out/main/cli.js', import.meta.url))

/** The real projects that qualify, by what the built command line says of them; no two of them the same model. */
function realExports(folder: string): readonly Export[] {
  const byModel = new Map<string, Export>()
  const names = readdirSync(folder).filter((one) => one.endsWith('.3mf'))
  const paths = names.map((name) => join(folder, name))
  const { stdout } = spawnSync(process.execPath, [commandLine, 'check', '--json', ...paths], {
    encoding: 'utf8',
    maxBuffer: 64e6,
  })
  for (const line of stdout.trim().split('\n')) {
    const { file, verdict, model, qualifiesFor } = reportSchema.parse(JSON.parse(line))
    if (verdict !== 'qualifies') continue
    const name = basename(file)
    const fingerprint = model?.fingerprint ?? null
    if (fingerprint === null || byModel.has(fingerprint) || !qualifiesFor.includes('model-upload')) continue
    const hasProfile = qualifiesFor.includes('print-profile')
    byModel.set(fingerprint, { name, bytes: readFileSync(join(folder, name)), hasProfile })
  }
  return [...byModel.values()]
}

async function publishThroughKills(start: Start, place: Place, exports: readonly Export[]): Promise<void> {
  const random = seededRandom(seed)
  const killedAt = new Map<number, number>()
  while (killedAt.size < kills) killedAt.set(random.int(0, files - 1), random.int(0, 1500))

  let app = await start()
  await acceptFolder(app, place.exports)
  await choosePractice(app)
  const recorded = new Set<string>()

  /** One file's way; it may be cut off anywhere and is then gone again from its start. */
  const bring = async (with_: RunningApp, name: string) => {
    await expect
      .poll(async () => (await rowOf(with_, name))?.state, { timeout: 60_000, intervals: [50] })
      .toBe('checked')
    const row = await rowOf(with_, name)
    expect(row?.verdict).toBe('qualifies')
    if (row === undefined || row.publication !== null) return
    for (const claim of await publish(with_, row.id, 'original')) recorded.add(claim)
  }

  for (const [index, { name, bytes }] of exports.entries()) {
    saveInto(place.exports, name, bytes)
    const delay = killedAt.get(index)
    if (delay !== undefined) {
      const cutOff = bring(app, name).catch(() => undefined)
      await wait(delay)
      await app.kill()
      await cutOff
      app = await start()
    }
    await bring(app, name)
  }

  await expect
    .poll(
      async () =>
        (await app.ask('files.list', {})).files.filter((row) => row.publication === 'confirmed').length,
      {
        timeout: 120_000,
      },
    )
    .toBe(files)
  const { points, outbox } = await app.ask('state.get', {})
  expect(outbox).toEqual([])
  // Every model 10 and every first profile of a model 5; the first of each kind 30 and 20 once.
  const profiles = exports.filter(({ hasProfile }) => hasProfile).length
  const expected = files * 10 + profiles * 5 + 30 + 20
  await expect
    .poll(async () => (await app.ask('state.get', {})).points.balance, { timeout: 30_000 })
    .toBe(expected)
  expect(points.kind).toBe('practice')

  const { entries, claims } = readPracticeLedger(place.profile)
  expect(claims).toHaveLength(files + profiles)
  expect(claims.filter(({ state }) => state !== 'done')).toEqual([])
  const taken = new Set(claims.map(({ id }) => id))
  expect([...recorded].filter((claim) => !taken.has(claim))).toEqual([])
  expect(entries.every(({ kind }) => kind === 'award')).toBe(true)
  const steps = entries.map(({ rule, subject }) => `${rule} ${subject}`)
  expect(new Set(steps).size).toBe(steps.length)
  expect(entries.reduce((sum, { amount }) => sum + amount, 0)).toBe(expected)
}

const made = () => Promise.all(Array.from({ length: files }, (_, index) => makeExport(index)))

test('killed at ten random moments during twenty copies and publishes, it loses none and counts none twice', async ({
  start,
  place,
}) => {
  test.setTimeout(420_000)
  await publishThroughKills(start, place, await made())
})

const corpus = corpusRoot()
if (corpus !== null) {
  test('corpus: killed at ten random moments while real projects are published, it loses none and counts none twice', async ({
    start,
    place,
  }) => {
    test.setTimeout(420_000)
    const real = realExports(join(corpus, 'project-3mf'))
    expect(real.length).toBeGreaterThan(10)
    await publishThroughKills(start, place, [...real, ...(await made())].slice(0, files))
  })
}
