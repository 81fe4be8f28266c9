import type { Redemption } from '@shared/api/contract'
import { migrations } from '@service/store/migrations/index'
import { refuse, type Migration } from '@service/store/migrations/migration'
import { sql } from 'kysely'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { brokenRules } from './support/ledger-rules'
import { newId, startService, type UnderTest } from './support/service-under-test'
import { tell, textOf, withoutTrigger } from './support/database'
import { give, shopOf } from './support/shop'

let folder: string
let services: UnderTest[]
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'service-'))
  services = []
})
afterEach(async () => {
  for (const service of services) await service.close()
  await rm(folder, { recursive: true, force: true })
})

const startAnother = async (options: Parameters<typeof startService>[0] = {}) => {
  const service = await startService({ folder, ...options })
  services.push(service)
  return service
}
const members = ['ann', 'ben', 'cid', 'dot']

describe('two services over one database', () => {
  const both = async () => {
    const pair = [await startAnother(), await startAnother()] as const
    for (const member of members) await give(pair[0], member, 100)
    return { pair, shops: [shopOf(pair[0]), shopOf(pair[1])] as const }
  }

  it('let the last piece go once, and the losers keep their points and hear why', async () => {
    const { pair, shops } = await both()
    await shops[0].put('mug', { stock: 1 })
    const answers = await Promise.all(
      members.map((member, n) => shops[n % 2 === 0 ? 0 : 1].ask(member, 'mug')),
    )
    expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([201, 409, 409, 409])
    const lost = answers.filter(({ statusCode }) => statusCode === 409)
    expect(lost.map((answer) => answer.json<{ code: string }>().code)).toEqual(Array(3).fill('sold-out'))
    const available = await Promise.all(
      members.map(async (member) => (await shops[0].account(member)).available),
    )
    expect(available.toSorted((a, b) => a - b)).toEqual([60, 100, 100, 100])
    expect(await shops[0].left('mug')).toBe(0)
    expect(await brokenRules(pair[0].store)).toEqual([])
  })

  it('give a code to one of the orders that race for it', async () => {
    const { pair, shops } = await both()
    await shops[0].put('card', { kind: 'code', stock: null })
    await shops[0].addCodes('card', 'AAA-1', 'BBB-2')
    const answers = await Promise.all(
      members.map((member, n) => shops[n % 2 === 0 ? 0 : 1].ask(member, 'card')),
    )
    const won = answers.flatMap((answer, n) =>
      answer.statusCode === 201 ? [{ member: members[n]!, answer }] : [],
    )
    const codes: string[] = []
    for (const { member, answer } of won) {
      const { id } = answer.json<Redemption>()
      await shops[1].fulfil(id)
      codes.push((await shops[0].code(member, id)).json<{ code: string }>().code)
    }
    expect(codes.toSorted()).toEqual(['AAA-1', 'BBB-2'])
    expect(await brokenRules(pair[0].store)).toEqual([])
  })

  it('make one order of one that arrives ten times at once', async () => {
    const { pair, shops } = await both()
    await shops[0].put('mug')
    const key = newId()
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, n) => shops[n % 2 === 0 ? 0 : 1].ask('ann', 'mug', { key })),
    )
    expect(new Set(answers.map((answer) => answer.json<Redemption>().id)).size).toBe(1)
    expect(answers.filter(({ statusCode }) => statusCode === 201)).toHaveLength(1)
    expect(await shops[0].account('ann')).toEqual({ balance: 100, available: 60 })
    expect(await brokenRules(pair[0].store)).toEqual([])
  })

  it('never let a member hold more than there is, or have more than the limit', async () => {
    const { pair, shops } = await both()
    await shops[0].put('mug', { stock: null })
    await shops[0].put('cap', { price: 1, stock: null, perMember: 2 })
    const mugs = await Promise.all(
      Array.from({ length: 6 }, (_, n) => shops[n % 2 === 0 ? 0 : 1].ask('ann', 'mug')),
    )
    const caps = await Promise.all(
      Array.from({ length: 6 }, (_, n) => shops[n % 2 === 0 ? 0 : 1].ask('ben', 'cap', { price: 1 })),
    )
    expect(mugs.filter(({ statusCode }) => statusCode === 201)).toHaveLength(2)
    expect(caps.filter(({ statusCode }) => statusCode === 201)).toHaveLength(2)
    expect((await shops[1].account('ann')).available).toBe(20)
    expect(await brokenRules(pair[0].store)).toEqual([])
  })

  it('end an order once when its member, an operator and its deadline race for it', async () => {
    const { pair, shops } = await both()
    await shops[0].put('mug', { stock: null })
    for (let round = 0; round < 5; round += 1) {
      const { id } = await shops[0].order('dot', 'mug')
      const ends = await Promise.all([shops[0].cancel('dot', id), shops[1].fulfil(id), shops[0].reject(id)])
      expect(ends.filter(({ statusCode }) => statusCode === 200)).toHaveLength(1)
      await give(pair[0], 'dot', 40)
    }
    expect(await brokenRules(pair[0].store)).toEqual([])
  })
})

describe('an order whose transaction fails', () => {
  it.each([
    ['before its hold is written', 'entries', `new.kind = 'hold'`],
    ['after its hold is written', 'feed', `new.kind = 'entry'`],
  ])('%s takes nothing: no points, no piece, no code, no row', async (_, table, when) => {
    const service = await startAnother({ log: () => undefined })
    const shop = shopOf(service)
    await give(service, 'ann', 100)
    await shop.put('card', { kind: 'code', stock: null })
    await shop.addCodes('card', 'AAA-1')
    await tell(service.store, refuse('power_cut', `before insert on ${table}`, when, 'power cut'))
    const key = newId()
    expect((await shop.ask('ann', 'card', { key })).statusCode).toBe(500)
    expect(await shop.account('ann')).toEqual({ balance: 100, available: 100 })
    expect([await shop.left('card'), await shop.orders('ann')]).toEqual([1, []])
    await tell(service.store, withoutTrigger('power_cut', table))
    const { id } = await shop.order('ann', 'card', { key })
    await shop.fulfil(id)
    expect((await shop.code('ann', id)).json()).toEqual({ code: 'AAA-1' })
    expect(await brokenRules(service.store)).toEqual([])
  })

  it('while it ends stays open, with its points held', async () => {
    const service = await startAnother({ log: () => undefined })
    const shop = shopOf(service)
    await give(service, 'ann', 100)
    await shop.put('mug')
    const { id } = await shop.order('ann', 'mug')
    await tell(service.store, refuse('power_cut', 'before insert on feed', null, 'power cut'))
    for (const end of [shop.fulfil(id), shop.reject(id), shop.cancel('ann', id)]) {
      expect((await end).statusCode).toBe(500)
    }
    expect(await shop.orders('ann')).toMatchObject([{ id, state: 'requested' }])
    expect([await shop.account('ann'), await shop.left('mug')]).toEqual([{ balance: 100, available: 60 }, 2])
    expect(await brokenRules(service.store)).toEqual([])
  })
})

/** The database without one of its guards: what it would have refused goes in, and the suite's own look sees it. */
describe('canaries', () => {
  const stockCheck = ' check (stock >= 0)'
  const without = (...guards: readonly string[]): readonly Migration[] =>
    migrations.map((migration) => ({
      ...migration,
      statements: migration.statements
        .filter((statement) => !guards.some((guard) => textOf(statement).includes(` ${guard} `)))
        .map((statement) =>
          guards.includes(stockCheck) && typeof statement === 'string'
            ? statement.replace(stockCheck, '')
            : statement,
        ),
    }))

  /** A store with an order of ann's for one code, and a second one for a code that is still free. */
  async function stocked(from: readonly Migration[]) {
    const service = await startService({ migrations: from })
    services.push(service)
    const shop = shopOf(service)
    for (const member of ['ann', 'ben']) await give(service, member, 100)
    await shop.put('card', { kind: 'code', stock: null, perMember: 1 })
    await shop.addCodes('card', 'AAA-1')
    const { id } = await shop.order('ann', 'card')
    return { service, shop, id }
  }

  /** Another order like the one there is, straight into the database, with its hold. */
  const copied = (id: string, own: Record<string, string> = {}, held = '40') => {
    const [copy, hold] = [newId(), newId()]
    const columns =
      `id, member, key, content_hash, item, title, kind, programme, version, price, terms, state,
      requested_at, deadline, code, hold`.split(/,\s*/u)
    const values = columns.map(
      (name) => ({ id: `'${copy}'`, key: `'${copy}'`, hold: `'${hold}'`, ...own })[name] ?? name,
    )
    return [
      `insert into redemptions (${columns.join()}) select ${values.join()} from redemptions where id = '${id}'`,
      `insert into entries (id, member, programme, version, amount, held, kind, rule, subject, step, cause, occurred_at,
         recorded_at, why) select '${hold}', ${own['member'] ?? 'member'}, programme, version, 0, ${held}, 'hold', rule, subject, step,
         '${copy}', occurred_at, recorded_at, why from entries where kind = 'hold' and cause = '${id}'`,
    ]
  }
  const inOne = (service: UnderTest, statements: readonly string[]) =>
    service.store.write(async (tx) => {
      for (const statement of statements) await sql.raw(statement).execute(tx)
    })
  /** The order is cancelled, with a release of so many points. */
  const cancelled = (id: string, held: string) => {
    const settlement = newId()
    return [
      `update redemptions set state = 'cancelled', ended_at = requested_at, code = null, settlement = '${settlement}'
         where id = '${id}'`,
      `insert into entries (id, member, programme, version, amount, held, kind, rule, subject, step, cause, answers,
         occurred_at, recorded_at, why) select '${settlement}', member, programme, version, 0, ${held},
         'release', rule, subject, step, cause, id, occurred_at, recorded_at, why
         from entries where kind = 'hold' and cause = '${id}'`,
    ]
  }
  const more = { member: `'ben'`, code: 'code' }

  it.each<[string, readonly string[], readonly string[], (id: string) => readonly string[], string, string]>([
    [
      'a code in two orders',
      ['redemptions_one_order_per_code'],
      [stockCheck],
      (id) => copied(id, more),
      'unique',
      'code twice',
    ],
    [
      'more orders than pieces',
      [stockCheck],
      ['redemptions_one_order_per_code'],
      (id) => copied(id, more),
      'check',
      'oversold',
    ],
    [
      'a release of more than was held',
      ['entries_end_whole'],
      [],
      (id) => cancelled(id, '-50'),
      'ends as a whole',
      'hold-overdrawn',
    ],
    [
      'an order that ends without giving its points back',
      ['entries_end_whole'],
      [],
      (id) => cancelled(id, '-1'),
      'ends as a whole',
      'order cancelled',
    ],
    [
      'a hold of another amount than the price',
      ['entries_hold'],
      [stockCheck, 'redemptions_one_order_per_code'],
      (id) => copied(id, more, '41'),
      'belongs to an order',
      'order requested',
    ],
    [
      'a hold of more than there is',
      ['entries_available'],
      [stockCheck, 'redemptions_one_order_per_code', 'redemptions_limit', 'redemptions_offer'],
      (id) => copied(id, { price: '400' }, '400'),
      'not enough points',
      'overspent',
    ],
    [
      'an end of an order that stays open',
      ['entries_end'],
      [],
      (id) => cancelled(id, '-40').slice(1),
      'ends with its order',
      'order requested',
    ],
  ])('refuses %s; without %j it is let in, and seen', async (_, guards, others, statements, why, seen) => {
    const sound = await stocked(without(...others))
    await expect(inOne(sound.service, statements(sound.id))).rejects.toThrow(new RegExp(why, 'iu'))
    expect(await brokenRules(sound.service.store)).toEqual([])

    const broken = await stocked(without(...guards, ...others))
    await inOne(broken.service, statements(broken.id))
    expect((await brokenRules(broken.service.store)).join()).toContain(seen)
  })
})
