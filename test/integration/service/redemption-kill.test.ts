import {
  claimsResponseSchema,
  codeResponseSchema,
  redemptionSchema,
  redemptionsResponseSchema,
} from '@shared/api/contract'
import type { ClaimBody } from '@shared/claims/claim'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
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
import { claimOf, newId } from './support/service-under-test'
import { mug } from './support/shop'

const seed = 20_261_126
const kills = 6
const orders = 10
const price = 2

let built: BuiltService
let data: string
beforeAll(async () => {
  built = await buildService()
  data = await mkdtemp(join(tmpdir(), 'redemption-kill-'))
})
afterAll(async () => {
  await built.dispose()
  await rm(data, { recursive: true, force: true })
})

const addKey = async (...args: readonly string[]) => {
  const added = await runService(built.entry, ['--data', data, '--json', 'key', 'add', ...args])
  return (JSON.parse(added.stdout) as { key: string }).key
}

it(
  `a store killed ${kills} times at random moments (seed ${seed}) takes each order once and gives each code once`,
  { timeout: 120_000 },
  async () => {
    const random = seededRandom(seed)
    const [ann, olga] = [await addKey('Ann'), await addKey('Olga', '--operator')]
    const keys = Array.from({ length: orders }, () => newId())
    const codes = new Map<string, string>()
    let service: Running | null = null
    let killed = 0

    const ask = async (running: Running, key: string, method: string, path: string, body?: object) => {
      const answer = await fetch(`${running.address}${path}`, {
        method,
        headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      })
      const said: unknown = await answer.json()
      if (!answer.ok) throw new Error(JSON.stringify(said))
      return said
    }
    /** From the order to its code; whatever was done before is only told again. */
    const redeem = async (running: Running, key: string) => {
      const asked = { key, item: 'card', price, terms: 1 }
      const order = redemptionSchema.parse(await ask(running, ann, 'POST', '/v1/redemptions', asked))
      const decide = { decision: 'fulfil' }
      await ask(running, olga, 'POST', `/v1/operator/redemptions/${order.id}/decision`, decide)
      const shown = await ask(running, ann, 'GET', `/v1/redemptions/${order.id}/code`)
      const { code } = codeResponseSchema.parse(shown)
      expect(codes.get(key) ?? code).toBe(code)
      codes.set(key, code)
    }
    const stock = async (running: Running) => {
      const item = { ...mug, kind: 'code', price, stock: null }
      await ask(running, olga, 'PUT', '/v1/operator/items/card', item)
      const pool = Array.from({ length: orders + 2 }, (_, n) => `CODE-${n}`)
      await ask(running, olga, 'POST', '/v1/operator/items/card/codes', { codes: pool })
      const claims = earning.map((body) => claimOf(body))
      const { outcomes } = claimsResponseSchema.parse(
        await ask(running, ann, 'POST', '/v1/claims', { claims }),
      )
      expect(outcomes.every(({ outcome }) => outcome === 'recorded')).toBe(true)
    }

    const first = await startServiceProcess(built.entry, ['--data', data])
    await stock(first)
    service = first
    for (let next = 0; next < keys.length;) {
      const running: Running = (service ??= await startServiceProcess(built.entry, ['--data', data]))
      const killer = killed < kills ? delay(random() * 50).then(() => running.child.kill('SIGKILL')) : null
      try {
        for (; next < keys.length; next += 1) await redeem(running, keys[next]!)
      } catch (error) {
        if (killer === null) throw error
      }
      if (killer === null) continue
      await killer
      await running.ended
      killed += 1
      service = null
      next = Math.max(0, Math.min(next, keys.length - 1) - Math.floor(random() * 3))
    }
    const last = service ?? (await startServiceProcess(built.entry, ['--data', data]))
    const { redemptions } = redemptionsResponseSchema.parse(await ask(last, ann, 'GET', '/v1/redemptions'))
    last.child.kill('SIGTERM')
    expect(await last.ended).toBe(0)

    expect(killed).toBe(kills)
    expect(redemptions.map(({ state }) => state)).toEqual(Array(orders).fill('fulfilled'))
    expect(new Set(codes.values()).size).toBe(orders)
    const store = await openStore(data, { newId, now: () => new Date() })
    expect(await brokenRules(store)).toEqual([])
    const left = await store.read(async (tx) => ({
      items: await tx.selectFrom('items').select('stock').execute(),
      balances: await tx.selectFrom('balances').select(['balance', 'held']).execute(),
    }))
    expect(left).toEqual({ items: [{ stock: 2 }], balances: [{ balance: 25 - orders * price, held: 0 }] })
    await store.close()
  },
)

/** Twenty-five points. */
const earning: readonly ClaimBody[] = [
  { kind: 'preferences', tags: ['Art'] },
  { kind: 'identity', nickname: 'Ann', avatar: 'hexagon' },
  { kind: 'profile', bio: 'Clips.', region: 'Kent' },
  {
    kind: 'printer',
    slicer: 'OrcaSlicer',
    slicerVersion: '2.3.0',
    vendor: 'Elegoo',
    model: 'Elegoo Neptune 4 Pro',
    nozzles: ['0.4'],
  },
]
