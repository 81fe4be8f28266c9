import { changesResponseSchema, claimsResponseSchema, type Change } from '@shared/api/contract'
import type { Claim } from '@shared/claims/claim'
import { openPostgresStore } from '@service/store/postgres/open'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startCluster, type Cluster } from '../../../../bench/support/cluster'
import { createDatabase } from '../../../postgres/databases'
import { brokenRules } from '../support/ledger-rules'
import { seededRandom } from '../support/random'
import {
  buildService,
  runService,
  startServiceProcess,
  type BuiltService,
  type Running,
} from '../support/service-process'
import { claimOf, newId } from '../support/service-under-test'

const seed = 20_261_126
const members = 6
const claimsEach = 20

let built: BuiltService
let cluster: Cluster
let data: string
beforeAll(async () => {
  built = await buildService()
  cluster = await startCluster({ durable: true })
  data = await mkdtemp(join(tmpdir(), 'three-processes-'))
})
afterAll(async () => {
  await cluster.stop()
  await built.dispose()
  await rm(data, { recursive: true, force: true })
})

it(
  `three processes lose nothing and double nothing where one is killed and the database restarts (seed ${seed})`,
  { timeout: 120_000 },
  async () => {
    const url = await createDatabase(cluster.urlOf('postgres'), 'club')
    const environment = { DATABASE_URL: url, FIRSTLAYER_SERVICE_DATA: data }
    const random = seededRandom(seed)
    const people: { readonly member: string; readonly key: string }[] = []
    for (let n = 0; n < members; n += 1) {
      const added = await runService(built.entry, ['--json', 'key', 'add', `Member ${n}`], environment)
      people.push(JSON.parse(added.stdout) as { member: string; key: string })
    }
    const start = () => startServiceProcess(built.entry, [], environment)
    const processes: Running[] = await Promise.all([start(), start(), start()])

    // Every claim is sent again, to any of the three and sometimes twice at once, until one of them says how it ended.
    const told = new Map<string, string>()
    const work = people.map(async ({ key }) => {
      for (const claim of claimsOf()) {
        while (!told.has(claim.id)) {
          const tries = Array.from({ length: random() < 0.3 ? 2 : 1 }, () =>
            send(processes[Math.floor(random() * 3)]?.address ?? '', key, claim),
          )
          for (const state of await Promise.all(tries)) if (state !== null) told.set(claim.id, state)
          if (!told.has(claim.id)) await delay(20)
        }
      }
    })
    const progress = async (share: number) => {
      while (told.size < members * claimsEach * share) await delay(5)
    }
    await progress(0.25)
    processes[0]?.child.kill('SIGKILL')
    await processes[0]?.ended
    processes[0] = await start()
    await progress(0.6)
    await cluster.restart()
    await Promise.all(work)

    expect(told.size).toBe(members * claimsEach)
    for (const { member, key } of people) {
      const changes = await changesOf(processes[1]?.address ?? '', key)
      const claims = changes.flatMap((change) => (change.kind === 'claim' ? [change.status.id] : []))
      expect(new Set(claims).size).toBe(claimsEach)
      expect(claims).toHaveLength(claimsEach)
      expect(changes.filter((change) => change.kind === 'entry')).toHaveLength(3)
      expect(
        claims.every((id) => told.has(id)),
        member,
      ).toBe(true)
    }
    for (const { child, ended } of processes) {
      child.kill('SIGTERM')
      expect(await ended).toBe(0)
    }
    const store = await openPostgresStore({ url, newId, now: () => new Date() })
    expect(await brokenRules(store)).toEqual([])
    await store.close()
    const verified = await runService(built.entry, ['verify'], environment)
    expect([verified.code, verified.stdout]).toEqual([0, expect.stringContaining('Differences: 0.')])
  },
)

/** Three of them earn something the first time they are made; the rest says the same again in a claim of its own. */
function claimsOf(): readonly Claim[] {
  return Array.from({ length: claimsEach }, (_, n) =>
    n % 3 === 0
      ? claimOf({ kind: 'preferences', tags: ['Art', `round-${n}`] })
      : n % 3 === 1
        ? claimOf({ kind: 'identity', nickname: `Ann ${n}`, avatar: 'hexagon' })
        : claimOf({ kind: 'profile', bio: `Round ${n}.`, region: 'Kent' }),
  )
}

/** How a claim ended, or null where nobody can say: no answer, or one that asks to try again. */
async function send(address: string, key: string, claim: Claim): Promise<string | null> {
  try {
    const response = await fetch(`${address}/v1/claims`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      body: JSON.stringify({ claims: [claim] }),
      signal: AbortSignal.timeout(15_000),
    })
    const [outcome] = claimsResponseSchema.parse(await response.json()).outcomes
    return outcome?.outcome === 'recorded' ? outcome.status.state : null
  } catch {
    return null
  }
}

async function changesOf(address: string, key: string): Promise<readonly Change[]> {
  const all: Change[] = []
  for (let after = 0; ;) {
    const response = await fetch(`${address}/v1/changes?after=${after}`, {
      headers: { authorization: `Bearer ${key}` },
    })
    const page = changesResponseSchema.parse(await response.json())
    all.push(...page.changes)
    if (!page.more) return all
    after = page.next
  }
}
