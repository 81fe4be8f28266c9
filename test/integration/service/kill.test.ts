import {
  changesResponseSchema,
  claimsResponseSchema,
  type Change,
  type ClaimStatus,
} from '@shared/api/contract'
import type { Claim } from '@shared/claims/claim'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { afterAll, beforeAll, beforeEach, afterEach, describe, expect, it } from 'vitest'
import { projectFile } from '../../fixtures/exports'
import { box } from '@shared/sample/solids'
import { openStore } from './support/database'
import { brokenRules } from './support/ledger-rules'
import { seededRandom } from './support/random'
import {
  buildService,
  runService,
  startServiceProcess,
  type BuiltService,
  type Running,
} from './support/service-process'
import { claimOf, modelBody, newId, profileBody, sha256Of } from './support/service-under-test'

const seed = 20_261_122
const kills = 6
const models = 8

let built: BuiltService
let data: string
beforeAll(async () => (built = await buildService()))
afterAll(() => built.dispose())
beforeEach(async () => (data = await mkdtemp(join(tmpdir(), 'service-kill-'))))
afterEach(() => rm(data, { recursive: true, force: true }))

describe(`the service killed ${String(kills)} times at random moments (seed ${String(seed)})`, () => {
  it('loses nothing that it said was recorded, and counts nothing twice', { timeout: 120_000 }, async () => {
    const random = seededRandom(seed)
    const added = await runService(built.entry, ['--data', data, '--json', 'key', 'add', 'Ann'])
    const { key, member } = JSON.parse(added.stdout) as { key: string; member: string }
    const work = await workToDo()
    const told = new Map<string, ClaimStatus>()
    let service: Running | null = null
    let killed = 0
    for (let next = 0; next < work.length;) {
      service ??= await startServiceProcess(built.entry, ['--data', data])
      const running: Running = service
      const dueAt = killed < kills ? random() * 60 : null
      const killer = dueAt === null ? null : delay(dueAt).then(() => running.child.kill('SIGKILL'))
      try {
        while (next < work.length) {
          await doOne(running.address, key, work[next], told)
          next += 1
        }
      } catch (error) {
        if (killer === null) throw error
      }
      if (killer === null) continue
      await killer
      await running.ended
      killed += 1
      service = null
      // Whatever the client was doing it does again, from a few steps before.
      next = Math.max(0, Math.min(next, work.length - 1) - Math.floor(random() * 4))
    }
    const last = service ?? (await startServiceProcess(built.entry, ['--data', data]))
    const changes = await changesOf(last.address, key)
    last.child.kill('SIGTERM')
    expect(await last.ended).toBe(0)

    expect(killed).toBe(kills)
    const statuses = new Map(
      changes.flatMap((change) => (change.kind === 'claim' ? [[change.status.id, change.status]] : [])),
    )
    for (const [id, status] of told) expect(statuses.get(id)).toEqual(status)
    expect(statuses.size).toBe(work.length)
    const balance = changes.reduce(
      (sum, change) => sum + (change.kind === 'entry' ? change.entry.amount : 0),
      0,
    )
    expect(balance).toBe(10 + 5 + 5 + 30 + 20 + models * (10 + 5))
    const store = await openStore(data, { newId, now: () => new Date() })
    expect(await brokenRules(store)).toEqual([])
    expect(
      await store.read((tx) => tx.selectFrom('balances').select(['member', 'balance']).execute()),
    ).toEqual([{ member, balance }])
    await store.close()
  })

  it('finishes a request under way before it stops when it is asked to', async () => {
    const added = await runService(built.entry, ['--data', data, '--json', 'key', 'add', 'Ann'])
    const { key } = JSON.parse(added.stdout) as { key: string }
    const service = await startServiceProcess(built.entry, ['--data', data])
    const work = await workToDo()
    const told = new Map<string, ClaimStatus>()
    const sending = Promise.allSettled(work.map((one) => doOne(service.address, key, one, told)))
    await delay(30)
    service.child.kill('SIGTERM')
    await Promise.all([sending, once(service.child, 'close')])
    expect(await service.ended).toBe(0)
    const store = await openStore(data, { newId, now: () => new Date() })
    const stored = await store.read((tx) => tx.selectFrom('claims').select('id').execute())
    expect(stored.map(({ id }) => id)).toEqual(expect.arrayContaining([...told.keys()]))
    expect(await brokenRules(store)).toEqual([])
    await store.close()
  })
})

type Work = { readonly claim: Claim; readonly bytes: Uint8Array | null }

async function workToDo(): Promise<readonly Work[]> {
  const work: Work[] = [
    { claim: claimOf({ kind: 'preferences', tags: ['Art'] }), bytes: null },
    { claim: claimOf({ kind: 'identity', nickname: 'Ann', avatar: 'hexagon' }), bytes: null },
    { claim: claimOf({ kind: 'profile', bio: 'Clips.', region: 'Kent' }), bytes: null },
  ]
  for (let n = 1; n <= models; n += 1) {
    const bytes = await projectFile({ mesh: box(10, 10, 10 + n), title: `Clip ${String(n)}` })
    const ref = { sha256: sha256Of(bytes), size: bytes.length, name: `clip-${String(n)}.3mf` }
    const model = claimOf(modelBody(ref))
    work.push({ claim: model, bytes }, { claim: claimOf(profileBody(ref, { claim: model.id })), bytes })
  }
  return work
}

/** As the app does it: the file first, then the claim; what was answered is what the member was shown. */
async function doOne(
  address: string,
  key: string,
  work: Work | undefined,
  told: Map<string, ClaimStatus>,
): Promise<void> {
  if (work === undefined) return
  const headers = { authorization: `Bearer ${key}` }
  if (work.bytes !== null) {
    const url = `${address}/v1/uploads/${sha256Of(work.bytes)}`
    const uploaded = await fetch(url, {
      method: 'PUT',
      headers,
      body: Buffer.from(work.bytes),
      signal: givingUp(),
    })
    await uploaded.text()
    if (!uploaded.ok) throw new Error(`upload: ${String(uploaded.status)}`)
  }
  const answer = await fetch(`${address}/v1/claims`, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify({ claims: [work.claim] }),
    signal: givingUp(),
  })
  const [outcome] = claimsResponseSchema.parse(await answer.json()).outcomes
  if (outcome?.outcome !== 'recorded') throw new Error(`claim: ${JSON.stringify(outcome)}`)
  const before = told.get(work.claim.id)
  if (before !== undefined) expect(outcome.status).toEqual(before)
  told.set(work.claim.id, outcome.status)
}

/** A service that is killed under a request may never answer it. */
const givingUp = (): AbortSignal => AbortSignal.timeout(15_000)

async function changesOf(address: string, key: string): Promise<readonly Change[]> {
  const answer = await fetch(`${address}/v1/changes`, { headers: { authorization: `Bearer ${key}` } })
  const page = changesResponseSchema.parse(await answer.json())
  expect(page.more).toBe(false)
  return page.changes
}
