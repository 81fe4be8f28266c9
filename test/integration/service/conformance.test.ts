import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { canaries } from './conformance/canaries'
import { personWith } from './conformance/client'
import { drive, type Seen } from './conformance/drive'
import { meddleWith } from './conformance/meddler'
import { properties } from './conformance/properties'
import { forgetDatabase } from './support/database'
import { seededRandom } from './support/random'
import {
  buildService,
  runService,
  startServiceProcess,
  type BuiltService,
  type Running,
} from './support/service-process'
import { keyOf, members, startService } from './support/service-under-test'

const seed = 20_261_127
const names = ['Ann', 'Ben', 'Cid', 'Dot', 'Eve', 'Fay']

let built: BuiltService
beforeAll(async () => (built = await buildService()), 60_000)
afterAll(() => built.dispose())

let data: string
let processes: Running[]
beforeEach(async () => {
  data = await mkdtemp(join(tmpdir(), 'conformance-'))
  processes = []
})
afterEach(async () => {
  for (const { child } of processes) child.kill('SIGTERM')
  for (const { ended } of processes) expect(await ended).toBe(0)
  await forgetDatabase(data)
  await rm(data, { recursive: true, force: true })
})

async function startProcesses(count: number): Promise<readonly string[]> {
  for (let n = 0; n < count; n += 1) processes.push(await startServiceProcess(built.entry, ['--data', data]))
  return processes.map(({ address }) => address)
}

async function addKey(name: string, ...more: readonly string[]): Promise<string> {
  const added = await runService(built.entry, ['--data', data, '--json', 'key', 'add', name, ...more])
  return (JSON.parse(added.stdout) as { key: string }).key
}

/** What members see who know nothing of the service but these addresses, and one operator. */
function seenBy(
  addresses: readonly string[],
  operator: string,
  keys: readonly string[],
): Promise<readonly Seen[]> {
  const random = seededRandom(seed)
  const people = keys.map((key) => personWith(addresses, key, random))
  return drive(personWith(addresses, operator, random), people, random)
}

function broken(all: readonly Seen[]): readonly string[] {
  return Object.entries(properties).flatMap(([name, holds]) => {
    try {
      holds(all)
      return []
    } catch (error) {
      return [`${name}: ${error instanceof Error ? error.message : String(error)}`]
    }
  })
}

describe(`a service that is known only by its addresses (seed ${seed})`, () => {
  it.each([[1], [3]])('keeps its promises as %i process', { timeout: 120_000 }, async (count) => {
    const keys: string[] = []
    for (const name of names) keys.push(await addKey(name))
    const seen = await seenBy(await startProcesses(count), await addKey('Olga', '--operator'), keys)
    expect(broken(seen)).toEqual([])
    // Members were refused something, and got something: else nothing was put to the test.
    const orders = seen.flatMap(({ redemptions }) => redemptions)
    expect(new Set(orders.map(({ state }) => state)).size).toBeGreaterThan(1)
    expect(seen.flatMap(({ codes }) => [...codes]).length).toBeGreaterThan(1)
    expect(seen.flatMap(({ swapped }) => swapped).length).toBeGreaterThan(1)
  })
})

describe('canaries', () => {
  const keys = members.filter(({ role }) => role === 'member').map(({ id }) => keyOf(id))
  it.each(canaries)('a service that $name is caught', async ({ meddling, caughtBy }) => {
    const service = await startService()
    const meddler = await meddleWith(await service.app.listen({ host: '127.0.0.1', port: 0 }), meddling)
    try {
      const seen = await seenBy([meddler.address], keyOf('olga'), keys)
      expect(broken(seen).join('\n')).toContain(caughtBy)
    } finally {
      meddler.close()
      await service.close()
    }
  })
})
