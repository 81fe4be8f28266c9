import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectFile } from '../fixtures/exports'
import { corpusRoot } from '../corpus'
import { expect, test } from './harness/fixtures'
import { acceptFolder, choosePractice, publish, rowOf, saveInto, verdictOf } from './harness/member'
import { readPracticeLedger } from './harness/practice-ledger'
import { hashesBelow } from './harness/traces'

test('an export gets its verdict within two seconds, is published, and its points are confirmed', async ({
  start,
  place,
}) => {
  const app = await start()
  await acceptFolder(app, place.exports)
  await choosePractice(app)
  const bytes = await projectFile({ title: 'Ripple planter', triangles: 1200, secret: true })
  saveInto(place.exports, 'Ripple planter.3mf', bytes)
  const saved = performance.now()
  const file = await verdictOf(app, 'Ripple planter.3mf', 2000)
  expect(performance.now() - saved).toBeLessThan(2000)
  expect(file).toMatchObject({ verdict: 'qualifies', points: 65, title: 'Ripple planter' })
  const before = hashesBelow(place.exports)

  const claims = await publish(app, file.id)
  expect(claims).toHaveLength(2)
  await expect
    .poll(async () => (await rowOf(app, file.name))?.publication, { timeout: 30_000 })
    .toBe('confirmed')
  await expect.poll(async () => (await rowOf(app, file.name))?.earned).toBe(65)

  const { kind, rows, pending } = await app.ask('history.get', {})
  expect(kind).toBe('practice')
  expect(pending).toEqual([])
  expect(rows.map(({ entry }) => entry.amount).sort((a, b) => a - b)).toEqual([5, 10, 20, 30])
  expect((await app.ask('state.get', {})).points).toMatchObject({ balance: 65, pending: 0, kind: 'practice' })
  expect(readPracticeLedger(place.profile).claims).toHaveLength(2)
  expect(hashesBelow(place.exports)).toEqual(before)
})

const corpus = corpusRoot()
const projects =
  corpus === null ? [] : readdirSync(join(corpus, 'project-3mf')).filter((name) => name.endsWith('.3mf'))

if (corpus !== null) {
  test('corpus: every real project gets its verdict within two seconds of its copy’s end', async ({
    start,
    place,
  }) => {
    const app = await start()
    await acceptFolder(app, place.exports)
    await choosePractice(app)
    const slow: string[] = []
    const unread: string[] = []
    for (const name of projects) {
      saveInto(place.exports, name, readFileSync(join(corpus, 'project-3mf', name)))
      const saved = performance.now()
      const row = await verdictOf(app, name)
      const took = performance.now() - saved
      if (took >= 2000) slow.push(`${name}: ${took.toFixed(0)} ms`)
      if (row.verdict === 'rejected') unread.push(name)
    }
    expect(slow).toEqual([])
    expect(unread).toEqual([])
  })

  test('corpus: every real project that qualifies is published as the member’s own, and gives what was forecast', async ({
    start,
    place,
  }) => {
    test.setTimeout(240_000)
    const app = await start()
    await acceptFolder(app, place.exports)
    await choosePractice(app)
    const forecast = new Map<string, number>()
    const given = new Map<string, number | null | undefined>()
    for (const name of projects) {
      saveInto(place.exports, name, readFileSync(join(corpus, 'project-3mf', name)))
      const row = await verdictOf(app, name)
      if (row.verdict !== 'qualifies' || row.points === null) continue
      forecast.set(name, row.points)
      await publish(app, row.id, 'original')
      await expect
        .poll(async () => (await rowOf(app, name))?.publication, { timeout: 60_000, intervals: [50] })
        .toBe('confirmed')
      await expect.poll(async () => (await app.ask('state.get', {})).points.pending).toBe(0)
      given.set(name, (await rowOf(app, name))?.earned)
    }
    expect(forecast.size).toBeGreaterThan(10)
    expect([...given]).toEqual([...forecast])

    const { outbox, points } = await app.ask('state.get', {})
    expect(outbox).toEqual([])
    expect(points.balance).toBe([...forecast.values()].reduce((sum, amount) => sum + amount, 0))
    const { entries, claims } = readPracticeLedger(place.profile)
    expect(claims.filter(({ state }) => state !== 'done')).toEqual([])
    expect(entries.reduce((sum, { amount }) => sum + amount, 0)).toBe(points.balance)
    const awards = entries.map(({ rule, subject }) => `${rule} ${subject}`)
    expect(new Set(awards).size).toBe(awards.length)
    const real = hashesBelow(join(corpus, 'project-3mf'))
    expect(hashesBelow(place.exports)).toEqual(Object.fromEntries(projects.map((name) => [name, real[name]])))
  })
}
