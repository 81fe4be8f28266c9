import {
  codeResponseSchema,
  codesResponseSchema,
  itemsResponseSchema,
  openRedemptionsResponseSchema,
  storeResponseSchema,
} from '@shared/api/contract'
import { rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { brokenRules } from './support/ledger-rules'
import { newId, startService, type UnderTest } from './support/service-under-test'
import { give, home, shopOf, type Shop } from './support/shop'

let service: UnderTest
let shop: Shop
const start = async (options: Parameters<typeof startService>[0] = {}) => {
  service = await startService(options)
  shop = shopOf(service)
}
beforeEach(() => start())
afterEach(() => service.close())

const problem = (answer: Awaited<ReturnType<Shop['ask']>>) => {
  const { code, params } = answer.json<{ code: string; params?: object }>()
  return params === undefined ? { code } : { code, params }
}
const nextDay = '2026-11-23T12:00:00.000Z'

describe('the store', () => {
  const offered = async (member: string) =>
    storeResponseSchema.parse((await service.as(member).get('/v1/store')).json()).items

  it('shows what there is, how many are left, and what stands in the way', async () => {
    await shop.put('mug')
    await shop.put('cap', { title: 'Cap', price: 41, minLevel: 11 })
    await shop.put('gone', { until: '2026-11-22T11:00:00.000Z' })
    await give(service, 'ann', 50)
    expect(await offered('ann')).toMatchObject([
      { id: 'mug', price: 40, terms: 1, stock: 3, taken: 0, refusal: null },
      { id: 'cap', refusal: { code: 'level-too-low', params: { level: 0, minLevel: 11 } } },
    ])
    await shop.order('ann', 'mug')
    expect(await offered('ann')).toMatchObject([
      { id: 'mug', stock: 2, taken: 1, refusal: { code: 'not-enough-points' } },
      { id: 'cap' },
    ])
  })

  it('opens a day early, and what is reserved, to whom community standing gave the privilege', async () => {
    await shop.put('early', { from: nextDay })
    await shop.put('kept', { reserved: true, price: 41 })
    await give(service, 'ann', 50)
    expect(await offered('ann')).toMatchObject([
      { refusal: { code: 'not-offered', params: { from: nextDay } } },
      { refusal: { code: 'item-reserved' } },
    ])
    await give(service, 'ann', 810, { programme: 'community-standing', rule: 'posts' })
    expect(await offered('ann')).toMatchObject([{ refusal: null }, { refusal: null }])
    expect((await shop.order('ann', 'early')).state).toBe('requested')
  })

  it('is filled by operators alone', async () => {
    const paths = ['items', 'redemptions', 'disputes']
    for (const path of paths)
      expect((await service.as('ann').get(`/v1/operator/${path}`)).statusCode).toBe(403)
    await shop.put('mug')
    const items = itemsResponseSchema.parse((await service.as('olga').get('/v1/operator/items')).json())
    expect(items.items).toMatchObject([{ id: 'mug', stock: 3, terms: 1 }])
  })

  it('gives other terms a number of their own, and the same again changes nothing', async () => {
    await shop.put('mug')
    const seen = { terms: 1, stock: 3 }
    expect((await shop.put('mug', { price: 50, seen })).json()).toMatchObject({ price: 50, terms: 2 })
    expect((await shop.put('mug', { price: 50, seen })).json()).toMatchObject({ price: 50, terms: 2 })
    const more = { price: 50, stock: 9, seen: { terms: 2, stock: 3 } }
    expect((await shop.put('mug', more)).json()).toMatchObject({ stock: 9, terms: 2 })
  })

  it('does not write over an order that the operator has not seen', async () => {
    await shop.put('mug')
    await give(service, 'ann', 50)
    await shop.order('ann', 'mug')
    const stale = await shop.put('mug', { stock: 5, seen: { terms: 1, stock: 3 } })
    expect([stale.statusCode, await shop.left('mug')]).toEqual([409, 2])
  })

  it.each([
    ['a title that turns the text around', { title: 'Mug\u202e' }],
    ['a price of nothing', { price: 0 }],
    ['a price that is not whole', { price: 1.5 }],
    ['stock below zero', { stock: -1 }],
    ['points that are not to be spent', { programme: 'community-standing' }],
    ['an end before the beginning', { from: nextDay, until: nextDay }],
    ['a link as picture', { picture: 'https://example.com/mug.png' }],
  ])('refuses an item with %s', async (_, item) => {
    expect((await shop.put('mug', item)).statusCode).toBe(400)
  })

  it('keeps the kind of an item', async () => {
    await shop.put('mug')
    expect((await shop.put('mug', { kind: 'code', seen: { terms: 1, stock: 3 } })).statusCode).toBe(400)
  })
})

describe('an order', () => {
  beforeEach(async () => {
    await shop.put('mug')
    await give(service, 'ann', 100)
  })

  it('holds the points and one piece, and spends them when it is fulfilled', async () => {
    const { id } = await shop.order('ann', 'mug')
    expect(await shop.account('ann')).toEqual({ balance: 100, available: 60 })
    expect(await shop.left('mug')).toBe(2)
    expect((await shop.fulfil(id)).json()).toMatchObject({ state: 'fulfilled', price: 40 })
    expect(await shop.account('ann')).toEqual({ balance: 60, available: 60 })
    expect(await shop.left('mug')).toBe(2)
    expect((await service.as('ann').entries()).slice(1)).toMatchObject([
      { kind: 'hold', amount: 0, held: 40, cause: id, rule: 'store', subject: 'mug' },
      { kind: 'capture', amount: -40, held: -40, cause: id },
    ])
    expect(await brokenRules(service.store)).toEqual([])
  })

  it.each([
    ['cancelled by its member', 'cancelled', (id: string) => shop.cancel('ann', id)],
    ['rejected by an operator', 'rejected', (id: string) => shop.reject(id)],
  ] as const)('that is %s gives everything back', async (_, state, end) => {
    const { id } = await shop.order('ann', 'mug')
    expect((await end(id)).json()).toMatchObject({ state })
    expect(await shop.account('ann')).toEqual({ balance: 100, available: 100 })
    expect(await shop.left('mug')).toBe(3)
    expect(await brokenRules(service.store)).toEqual([])
  })

  it('ends once: the same again is the same answer, anything else a conflict', async () => {
    const { id } = await shop.order('ann', 'mug')
    const first = (await shop.fulfil(id)).json<object>()
    expect((await shop.fulfil(id)).json()).toEqual(first)
    expect((await shop.reject(id)).statusCode).toBe(409)
    const late = await shop.cancel('ann', id)
    expect([late.statusCode, problem(late)]).toEqual([
      409,
      { code: 'conflict', params: { state: 'fulfilled' } },
    ])
    expect(await shop.account('ann')).toEqual({ balance: 60, available: 60 })
  })

  it('tells its member why it was rejected', async () => {
    const { id } = await shop.order('ann', 'mug')
    await shop.reject(id, 'The last one broke.')
    expect(await shop.orders('ann')).toMatchObject([{ id, state: 'rejected', reason: 'The last one broke.' }])
  })

  it('is nobody else’s to see or to cancel', async () => {
    const { id } = await shop.order('ann', 'mug')
    expect((await shop.cancel('ben', id)).statusCode).toBe(404)
    expect(await shop.orders('ben')).toEqual([])
  })

  it('keeps the price and the title at which it was made', async () => {
    const { id } = await shop.order('ann', 'mug')
    await shop.put('mug', { price: 99, title: 'Big mug', seen: { terms: 1, stock: 2 } })
    expect(await shop.orders('ann')).toMatchObject([{ id, price: 40, title: 'Mug', terms: 1 }])
    await shop.fulfil(id)
    expect((await shop.account('ann')).balance).toBe(60)
  })

  it('at a price that changed takes nothing and says the new one', async () => {
    await shop.put('mug', { price: 30, seen: { terms: 1, stock: 3 } })
    const answer = await shop.ask('ann', 'mug')
    expect(problem(answer)).toEqual({ code: 'offer-changed', params: { price: 30, terms: 2 } })
    expect(await shop.account('ann')).toEqual({ balance: 100, available: 100 })
    expect((await shop.order('ann', 'mug', { price: 30, terms: 2 })).price).toBe(30)
  })

  it('of more than is available is refused, and points in another order are not', async () => {
    await shop.order('ann', 'mug')
    await shop.order('ann', 'mug')
    expect(problem(await shop.ask('ann', 'mug'))).toEqual({
      code: 'not-enough-points',
      params: { available: 20, price: 40 },
    })
    expect(await shop.left('mug')).toBe(1)
  })

  it('past the limit for each member is refused until one of them has ended without', async () => {
    await shop.put('cap', { perMember: 1 })
    const { id } = await shop.order('ann', 'cap')
    expect(problem(await shop.ask('ann', 'cap'))).toEqual({ code: 'limit-reached', params: { limit: 1 } })
    await shop.cancel('ann', id)
    const again = await shop.order('ann', 'cap')
    await shop.fulfil(again.id)
    expect((await shop.ask('ann', 'cap')).statusCode).toBe(409)
  })

  it('waits, like every new one, while a reversal left less than nothing', async () => {
    const award = await give(service, 'ben', 40)
    const { id } = await shop.order('ben', 'mug')
    await give(service, 'ben', -40, { kind: 'reversal', subject: award, reason: 'model-revoked' })
    expect(await shop.account('ben')).toEqual({ balance: 0, available: -40 })
    expect(problem(await shop.fulfil(id))).toEqual({ code: 'balance-negative', params: { available: -40 } })
    expect((await shop.ask('ben', 'mug')).statusCode).toBe(409)
    await give(service, 'ben', 40)
    expect((await shop.fulfil(id)).statusCode).toBe(200)
    expect(await shop.account('ben')).toEqual({ balance: 0, available: 0 })
    expect(await brokenRules(service.store)).toEqual([])
  })

  it('is not taken from a member whose payouts are stopped, and not fulfilled either', async () => {
    const { id } = await shop.order('ann', 'mug')
    await shop.run(`update members set payouts_stopped = 1 where id = 'ann'`)
    expect(problem(await shop.ask('ann', 'mug'))).toEqual({ code: 'payouts-stopped' })
    expect(problem(await shop.fulfil(id))).toEqual({ code: 'payouts-stopped' })
    expect((await shop.cancel('ann', id)).json()).toMatchObject({ state: 'cancelled' })
  })

  it.each([
    ['no key', { key: undefined }],
    ['a key of another shape', { key: 'again' }],
    ['something more', { points: 0 }],
  ])('with %s is no order', async (_, own) => {
    expect((await shop.ask('ann', 'mug', own as object)).statusCode).toBe(400)
  })
})

describe('an order sent again after its answer was lost', () => {
  beforeEach(async () => {
    await shop.put('mug')
    await give(service, 'ann', 100)
  })
  const key = newId()

  it('is the same order, and takes nothing more', async () => {
    const first = await shop.ask('ann', 'mug', { key })
    const again = await shop.ask('ann', 'mug', { key })
    expect([first.statusCode, again.statusCode]).toEqual([201, 200])
    expect(again.json()).toEqual(first.json())
    expect([await shop.account('ann'), await shop.left('mug')]).toEqual([{ balance: 100, available: 60 }, 2])
  })

  it('is the same order also when it could not be made anew', async () => {
    const first = await shop.order('ann', 'mug', { key })
    await shop.put('mug', { price: 99, until: '2026-11-22T12:00:00.000Z', seen: { terms: 1, stock: 2 } })
    expect((await shop.ask('ann', 'mug', { key })).json()).toEqual(first)
  })

  it('says what became of it meanwhile', async () => {
    const { id } = await shop.order('ann', 'mug', { key })
    await shop.fulfil(id)
    expect((await shop.ask('ann', 'mug', { key })).json()).toMatchObject({ id, state: 'fulfilled' })
  })

  it('is refused loudly when it asks for something else', async () => {
    await shop.put('cap')
    await shop.order('ann', 'mug', { key })
    expect(problem(await shop.ask('ann', 'cap', { key }))).toEqual({ code: 'content-differs' })
    expect(await shop.left('cap')).toBe(3)
  })

  it('is another order when it is another member’s', async () => {
    await give(service, 'ben', 100)
    const [ann, ben] = [await shop.order('ann', 'mug', { key }), await shop.order('ben', 'mug', { key })]
    expect(ben.id).not.toBe(ann.id)
  })
})

describe('a code', () => {
  beforeEach(async () => {
    await shop.put('card', { kind: 'code', stock: null })
    await give(service, 'ann', 100)
    await give(service, 'ben', 100)
  })

  it('is assigned when the order begins and shown to its member once it is fulfilled, every time the same', async () => {
    await shop.addCodes('card', 'AAA-1', 'BBB-2')
    const { id } = await shop.order('ann', 'card')
    expect((await shop.code('ann', id)).statusCode).toBe(409)
    await shop.fulfil(id)
    for (let time = 0; time < 3; time += 1) {
      expect(codeResponseSchema.parse((await shop.code('ann', id)).json())).toEqual({ code: 'AAA-1' })
    }
    expect((await shop.code('ben', id)).statusCode).toBe(404)
    expect((await shop.code('olga', id)).statusCode).toBe(404)
  })

  it('is counted as stock, and a code entered twice is one', async () => {
    const added = async (...codes: readonly string[]) =>
      codesResponseSchema.parse((await shop.addCodes('card', ...codes)).json())
    expect(await added('AAA-1', 'BBB-2')).toEqual({ added: 2, known: 0 })
    expect(await added('BBB-2', 'CCC-3', 'CCC-3')).toEqual({ added: 1, known: 2 })
    await shop.put('other', { kind: 'code', stock: null })
    expect((await shop.addCodes('other', 'AAA-1')).json()).toEqual({ added: 0, known: 1 })
    expect([await shop.left('card'), await shop.left('other')]).toEqual([3, 0])
    expect((await shop.addCodes('mug', 'DDD-4')).statusCode).toBe(404)
  })

  it('is free again when its order ends without it', async () => {
    await shop.addCodes('card', 'AAA-1')
    const first = await shop.order('ann', 'card')
    expect(problem(await shop.ask('ben', 'card'))).toEqual({ code: 'sold-out' })
    await shop.cancel('ann', first.id)
    const second = await shop.order('ben', 'card')
    await shop.fulfil(second.id)
    expect((await shop.code('ben', second.id)).json()).toEqual({ code: 'AAA-1' })
    expect((await shop.code('ann', first.id)).statusCode).toBe(404)
  })

  it('is in the database only sealed, with its key in a file that nobody else may read', async () => {
    await shop.addCodes('card', 'SECRET-CODE-7')
    const stored = await service.store.read((tx) => tx.selectFrom('codes').selectAll().execute())
    expect(stored).toHaveLength(1)
    expect(JSON.stringify(stored)).not.toContain('SECRET-CODE-7')
    const key = await stat(join(service.folder, 'store.key'))
    expect(key.size).toBe(32)
    if (process.platform !== 'win32') expect(key.mode & 0o777).toBe(0o600)
  })

  it('whose key is gone is not shown, and no new key takes the place of the old one', async () => {
    await shop.addCodes('card', 'AAA-1')
    const { id } = await shop.order('ann', 'card')
    await shop.fulfil(id)
    await rm(join(service.folder, 'store.key'))
    const quiet = await startService({ folder: service.folder, log: () => undefined })
    expect((await shopOf(quiet).code('ann', id)).statusCode).toBe(500)
    expect((await shopOf(quiet).addCodes('card', 'BBB-2')).statusCode).toBe(500)
    await quiet.app.close()
    await quiet.store.close()
  })
})

describe('an address', () => {
  beforeEach(async () => {
    await shop.put('mug', { kind: 'physical' })
    await give(service, 'ann', 100)
  })
  const waiting = async () =>
    openRedemptionsResponseSchema.parse((await service.as('olga').get('/v1/operator/redemptions')).json())
      .redemptions

  it('is asked for where something is sent, and nowhere else', async () => {
    await shop.put('file')
    expect(problem(await shop.ask('ann', 'mug'))).toEqual({
      code: 'bad-request',
      params: { field: 'address' },
    })
    expect((await shop.ask('ann', 'file', { address: home })).statusCode).toBe(400)
    const unlawful = { ...home, name: 'Ann\u202e' }
    expect((await shop.ask('ann', 'mug', { address: unlawful })).statusCode).toBe(400)
  })

  it('is with the order for operators, and erased when the order has ended', async () => {
    const { id } = await shop.order('ann', 'mug', { address: home })
    expect(await waiting()).toMatchObject([{ id, member: 'ann', address: home }])
    await shop.fulfil(id)
    expect(await waiting()).toEqual([])
    const kept = await service.store.read((tx) => tx.selectFrom('redemptions').select('address').execute())
    expect(kept).toEqual([{ address: null }])
  })

  it('does not keep an order from being known again after it was erased', async () => {
    const key = newId()
    const { id } = await shop.order('ann', 'mug', { key, address: home })
    await shop.cancel('ann', id)
    expect((await shop.ask('ann', 'mug', { key, address: home })).json()).toMatchObject({ id })
    const elsewhere = { ...home, country: 'Elsewhere' }
    expect((await shop.ask('ann', 'mug', { key, address: elsewhere })).statusCode).toBe(409)
  })
})

describe('the deadline of an order', () => {
  it('ends it at the start of the service, and gives everything back once', async () => {
    await shop.put('mug', { days: 2 })
    await give(service, 'ann', 50)
    const { id, deadline } = await shop.order('ann', 'mug')
    expect(deadline).toBe('2026-11-24T12:00:00.000Z')
    const { folder } = service
    await service.app.close()
    await service.store.close()
    for (const at of ['2026-11-24T11:59:59.999Z', deadline, '2026-12-01T00:00:00.000Z']) {
      await start({ folder, at })
      const [order] = await shop.orders('ann')
      expect(order).toMatchObject({ id, state: at < deadline ? 'requested' : 'expired' })
      expect((await shop.account('ann')).available).toBe(at < deadline ? 10 : 50)
      expect(await shop.left('mug')).toBe(at < deadline ? 2 : 3)
      expect(await brokenRules(service.store)).toEqual([])
      await service.app.close()
      await service.store.close()
    }
    await rm(folder, { recursive: true })
    await start()
  })

  it('cannot be passed by an operator who is quicker than the housekeeping', async () => {
    await shop.put('mug', { days: 2 })
    await give(service, 'ann', 50)
    const { id, deadline } = await shop.order('ann', 'mug')
    service.clock.at = Date.parse(deadline)
    expect((await shop.fulfil(id)).statusCode).toBe(409)
    expect((await shop.reject(id)).json()).toMatchObject({ state: 'rejected' })
  })

  it('is looked for again while the service runs', async () => {
    await shop.put('mug', { days: 2 })
    await give(service, 'ann', 50)
    const { deadline } = await shop.order('ann', 'mug')
    service.clock.at = Date.parse(deadline)
    await service.app.listen({ host: '127.0.0.1', port: 0 })
    await expect.poll(async () => (await shop.orders('ann'))[0]?.state).toBe('expired')
  })
})
