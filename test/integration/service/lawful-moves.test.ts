import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { brokenRules } from './support/ledger-rules'
import { newId, startService, type UnderTest } from './support/service-under-test'
import { give, home, shopOf } from './support/shop'

/** What the database itself refuses, whatever the code above it does. Nothing here changes anything. */
let service: UnderTest
const named: Record<string, string> = {}

beforeAll(async () => {
  service = await startService()
  const shop = shopOf(service)
  const operator = service.as('olga')
  for (const member of ['ann', 'ben']) await give(service, member, 1000)
  await shop.put('mug', { kind: 'physical', stock: 9, perMember: 2, days: 1 })
  await shop.put('card', { kind: 'code', stock: null })
  await shop.put('gift', { kind: 'code', stock: null })
  await shop.addCodes('card', 'AAA-1', 'BBB-2')
  await shop.addCodes('gift', 'CCC-3')
  named['open'] = (await shop.order('ann', 'mug', { address: home })).id
  named['done'] = (await shop.order('ann', 'card')).id
  await shop.fulfil(named['done'])
  named['gone'] = (await shop.order('ann', 'card')).id
  await shop.cancel('ann', named['gone'])

  const dispute = async (by: 'member' | 'operator', entry: string) => {
    const id = newId()
    const asked = { id, entry, statement: 'Is this right?' }
    await (by === 'member'
      ? service.as('ann').post('/v1/disputes', asked)
      : operator.post('/v1/operator/disputes', asked))
    return id
  }
  const resolve = (id: string, outcome: string, of = 'open') =>
    operator.post(`/v1/operator/disputes/${id}/resolution`, { of, outcome, reason: 'Seen.' })
  const appeal = (id: string) => service.as('ann').post(`/v1/disputes/${id}/appeal`, { statement: 'No.' })
  const doubted = async () => dispute('operator', await give(service, 'ann', 10))
  named['asked'] = await dispute('member', await give(service, 'ann', 10))
  named['doubted'] = await doubted()
  for (const name of ['resolved', 'appealed', 'closed']) {
    const id = (named[name] = await doubted())
    await resolve(id, 'taken-back')
    if (name !== 'resolved') await appeal(id)
    if (name === 'closed') await resolve(id, 'stands', 'appealed')
  }
  named['award'] = await give(service, 'ann', 10)
  named['bens'] = await give(service, 'ben', 10)
})
afterAll(async () => {
  expect(await brokenRules(service.store)).toEqual([])
  await service.close()
})

/** `{open}` and the like stand for the ids made above. */
const run = (statement: string) =>
  service.store.write((tx) =>
    sql.raw(statement.replace(/\{(\w+)\}/gu, (_, name: string) => `'${named[name] ?? ''}'`)).execute(tx),
  )

const end = (id: string, state: string, more = '', at = 'requested_at') =>
  `update redemptions set state = '${state}', ended_at = ${at}, address = null, settlement = 'x' ${more} where id = {${id}}`
const order = (values: Record<string, string>) => {
  const row = {
    id: `'new'`,
    member: `'ben'`,
    key: `'key'`,
    content_hash: 'content_hash',
    item: `'mug'`,
    title: 'title',
    kind: `'physical'`,
    programme: 'programme',
    version: 'version',
    price: '40',
    terms: '1',
    state: `'requested'`,
    requested_at: 'requested_at',
    deadline: 'deadline',
    address: `'{}'`,
    code: 'null',
    hold: `'hold'`,
    ...values,
  }
  return `insert into redemptions (${Object.keys(row).join()}) select ${Object.values(row).join()} from redemptions where id = {open}`
}
const dispute = (values: Record<string, string>) => {
  const row = {
    id: `'new'`,
    member: `'ann'`,
    entry: '{award}',
    opened_by: `'member'`,
    opener: `'ann'`,
    statement: `'?'`,
    opened_at: `'x'`,
    state: `'open'`,
    held: '0',
    ...values,
  }
  return `insert into disputes (${Object.keys(row).join()}) values (${Object.values(row).join()})`
}
const entry = (values: Record<string, string>) => {
  const row = {
    id: `'new'`,
    member: 'member',
    programme: 'programme',
    version: 'version',
    amount: '0',
    held: '0',
    kind: `'adjustment'`,
    rule: 'rule',
    subject: 'subject',
    step: 'step',
    cause: 'cause',
    answers: 'null',
    occurred_at: 'occurred_at',
    recorded_at: 'recorded_at',
    why: 'why',
    ...values,
  }
  return `insert into entries (${Object.keys(row).join()}) select ${Object.values(row).join()} from entries`
}

describe('of orders, the database refuses', () => {
  it.each([
    ['one that begins fulfilled', order({ state: `'fulfilled'` }), 'begins as requested'],
    ['one at another price', order({ price: '39' }), 'at the price'],
    ['one on other terms', order({ terms: '2' }), 'at the price'],
    ['one of another kind than its item', order({ kind: `'digital'`, address: 'null' }), 'at the price'],
    ['one of nothing', order({ item: `'air'` }), 'at the price'],
    ['one of a code without a code', order({ item: `'card'`, kind: `'code'`, address: 'null' }), 'CHECK'],
    [
      'one with a code of another item',
      order({
        item: `'card'`,
        kind: `'code'`,
        address: 'null',
        code: `(select id from codes where item = 'gift')`,
      }),
      'of the item that was ordered',
    ],
    ['one without an address to send it to', order({ address: 'null' }), 'CHECK'],
    ['one whose hold is never written', order({}), 'FOREIGN KEY'],
    ['one whose hold is another’s', order({ hold: 'hold' }), 'unique'],
    ['a second one with the same key', order({ member: `'ann'`, key: 'key' }), 'unique'],
    ['one that is past its deadline when it begins', order({ deadline: 'requested_at' }), 'CHECK'],
    ['fulfilling without a capture', end('open', 'fulfilled', `, decided_by = 'olga'`), 'FOREIGN KEY'],
    ['cancelling without a release', end('open', 'cancelled'), 'FOREIGN KEY'],
    ['rejecting without a reason', end('open', 'rejected', `, decided_by = 'olga'`), 'CHECK'],
    ['fulfilling by nobody', end('open', 'fulfilled'), 'CHECK'],
    ['expiring before the deadline', end('open', 'expired'), 'before its deadline'],
    [
      'fulfilling after the deadline',
      end('open', 'fulfilled', `, decided_by = 'olga'`, 'deadline'),
      'before its deadline',
    ],
    [
      'keeping an address after the end',
      `update redemptions set state = 'cancelled', ended_at = requested_at, settlement = 'x' where id = {open}`,
      'CHECK',
    ],
    ['ending a fulfilled one', end('done', 'cancelled'), 'ends once'],
    [
      'opening a cancelled one again',
      `update redemptions set state = 'requested' where id = {gone}`,
      'ends once',
    ],
    ['fulfilling a cancelled one', end('gone', 'fulfilled', `, decided_by = 'olga'`), 'ends once'],
    ['another price later', `update redemptions set price = 1 where id = {open}`, 'never change'],
    ['another member later', `update redemptions set member = 'ben' where id = {done}`, 'never change'],
    ['a later deadline', `update redemptions set deadline = '2030' where id = {open}`, 'never change'],
    [
      'another code',
      `update redemptions set code = (select max(id) from codes where item = 'card') where id = {done}`,
      'keeps its code',
    ],
    ['forgetting one', `delete from redemptions`, 'remembered'],
    ['changing a code', `update codes set sealed = ''`, 'append-only'],
    ['losing a code', `delete from codes`, 'append-only'],
    [
      'a code that is there twice',
      `insert into codes select 'new', item, fingerprint, sealed, added_at from codes limit 1`,
      'unique',
    ],
    ['codes of a mug', `insert into codes values ('new', 'mug', 'f', 's', 'x')`, 'only an item of codes'],
    ['another price on the same terms', `update items set price = 1 where id = 'mug'`, 'higher number'],
    ['older terms', `update items set terms = 0, price = 1 where id = 'mug'`, 'higher number'],
    [
      'another kind of item',
      `update items set kind = 'digital', terms = 9 where id = 'mug'`,
      'stays what it is',
    ],
    ['stock below zero', `update items set stock = -1 where id = 'mug'`, 'CHECK'],
    ['codes without a number', `update items set stock = null where id = 'card'`, 'CHECK'],
  ])('%s', async (_, statement, why) => {
    await expect(run(statement)).rejects.toThrow(new RegExp(why, 'iu'))
  })

  it('one past the limit for each member', async () => {
    const shop = shopOf(service)
    const more = await Promise.all([1, 2].map(() => shop.order('ben', 'mug', { address: home })))
    await expect(run(order({}))).rejects.toThrow('than its limit')
    for (const { id } of more) await shop.cancel('ben', id)
  })

  it('any for, and the fulfilling of any of, a member whose payouts are stopped', async () => {
    const set = (to: number) => run(`update members set payouts_stopped = ${to} where id in ('ann', 'ben')`)
    await set(1)
    await expect(run(order({}))).rejects.toThrow('payouts to this member are stopped')
    await expect(run(end('open', 'fulfilled', `, decided_by = 'olga'`))).rejects.toThrow('payouts to this')
    await set(0)
  })
})

describe('of disputes, the database refuses', () => {
  const rule = (id: string, values: string) => `update disputes set ${values} where id = {${id}}`
  const ruled = `ruling = 'r', ruled_by = 'olga', ruled_at = 'x'`
  const final = `final_ruling = 'r', final_by = 'olga', final_at = 'x'`

  it.each([
    ['one that begins decided', dispute({ state: `'resolved'` }), 'begins open'],
    ['one about another member’s entry', dispute({ entry: '{bens}' }), 'begins open'],
    [
      'one about a hold',
      dispute({ entry: `(select hold from redemptions where id = {open})` }),
      'begins open',
    ],
    [
      'one about what a dispute made',
      dispute({ entry: `(select effect from disputes where id = {resolved})` }),
      'begins open',
    ],
    [
      'a second one about the same entry',
      dispute({ entry: `(select entry from disputes where id = {asked})` }),
      'unique',
    ],
    ['a member’s that holds', dispute({ held: '5', hold: `'x'` }), 'CHECK'],
    ['an operator’s that holds nothing', dispute({ opened_by: `'operator'` }), 'CHECK'],
    [
      'one whose hold is never written',
      dispute({ opened_by: `'operator'`, held: '10', hold: `'x'` }),
      'FOREIGN KEY',
    ],
    [
      'an appeal before a decision',
      rule('asked', `state = 'appealed', appeal = 'a', appealed_at = 'x'`),
      'appealed once',
    ],
    [
      'closing before an appeal',
      rule('resolved', `state = 'closed', final_outcome = 'stands', ${final}`),
      'closed once',
    ],
    ['a second decision', rule('resolved', `outcome = 'stands'`), 'decided once'],
    ['a second appeal', rule('closed', `state = 'appealed'`), 'in this order'],
    ['other words of an appeal', rule('appealed', `appeal = 'b'`), 'appealed once'],
    ['a second closing', rule('closed', `final_outcome = 'corrected'`), 'closed once'],
    ['opening it again', rule('closed', `state = 'open'`), 'in this order'],
    [
      'taking back what a member asked about',
      rule('asked', `state = 'resolved', outcome = 'taken-back', ${ruled}`),
      'CHECK',
    ],
    [
      'a decision that leaves points held',
      rule('doubted', `state = 'resolved', outcome = 'stands', ${ruled}`),
      'CHECK',
    ],
    [
      'a decision whose release is never written',
      rule('doubted', `state = 'resolved', outcome = 'stands', release = 'x', ${ruled}`),
      'FOREIGN KEY',
    ],
    ['another member', rule('asked', `member = 'ben'`), 'never changes'],
    ['forgetting one', 'delete from disputes', 'remembered'],
  ])('%s', async (_, statement, why) => {
    await expect(run(statement)).rejects.toThrow(new RegExp(why, 'iu'))
  })
})

describe('of entries, the database refuses', () => {
  const ofHold = `where id = (select hold from redemptions where id = {open})`
  const ofDispute = `where id = (select hold from disputes where id = {doubted})`
  it.each([
    [
      'a hold of nothing',
      `${entry({ kind: `'hold'`, held: '5' })} where id = {award}`,
      'belongs to an order',
    ],
    [
      'a release while the order is open',
      `${entry({ kind: `'release'`, held: '-held', answers: 'id' })} ${ofHold}`,
      'ends with its order',
    ],
    [
      'a capture of points in dispute',
      `${entry({ kind: `'capture'`, amount: '-held', held: '-held', answers: 'id' })} ${ofDispute}`,
      'ends with its order',
    ],
    [
      'half a release',
      `${entry({ kind: `'release'`, held: '-1', answers: 'id' })} ${ofHold}`,
      'ends with its order',
    ],
    [
      'a second end of a hold',
      `${entry({ kind: `'release'`, held: '-held', answers: 'id' })} where id = (select hold from redemptions where id = {gone})`,
      'ends with its order',
    ],
    [
      'an adjustment that no decision made',
      `${entry({ amount: '5', cause: '{asked}' })} where id = {award}`,
      'by its decisions alone',
    ],
    [
      'more taken back than was given',
      `${entry({ kind: `'deduction'`, amount: '-11', answers: 'id' })} where id = {award}`,
      'than was given',
    ],
  ])('%s', async (_, statement, why) => {
    await expect(run(statement)).rejects.toThrow(new RegExp(why, 'iu'))
  })
})
