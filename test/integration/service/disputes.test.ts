import { disputeSchema, disputesResponseSchema, type DisputeView } from '@shared/api/contract'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { brokenRules } from './support/ledger-rules'
import { lines, newId, startService, type UnderTest } from './support/service-under-test'
import { give, shopOf } from './support/shop'

let service: UnderTest
let award: string
beforeEach(async () => {
  service = await startService()
  award = await give(service, 'ann', 30)
})
afterEach(async () => {
  expect(await brokenRules(service.store)).toEqual([])
  await service.close()
})

const statement = 'I printed this one myself.'
const ask = (member: string, entry: string, id = newId()) =>
  service.as(member).post('/v1/disputes', { id, entry, statement })
const doubt = (entry: string, id = newId()) =>
  service.as('olga').post('/v1/operator/disputes', { id, entry, statement: 'Looks copied.' })
const rule = (id: string, ruling: object, of = 'open') =>
  service
    .as('olga')
    .post(`/v1/operator/disputes/${id}/resolution`, { of, reason: 'Looked at it.', ...ruling })
const appeal = (id: string, words = statement, member = 'ann') =>
  service.as(member).post(`/v1/disputes/${id}/appeal`, { statement: words })
const opened = async (answer: ReturnType<typeof ask>): Promise<DisputeView> =>
  disputeSchema.parse((await answer).json())
const account = () => shopOf(service).account('ann')
const stands = { outcome: 'stands' }
const takenBack = { outcome: 'taken-back' }

describe('a dispute that an operator opens', () => {
  it('holds what is left of the award, and frees it when the award stands', async () => {
    const { id } = await opened(doubt(award))
    expect(await account()).toEqual({ balance: 30, available: 0 })
    expect((await rule(id, stands)).json()).toMatchObject({ state: 'resolved', held: 30 })
    expect(await account()).toEqual({ balance: 30, available: 30 })
    expect((await service.as('ann').entries()).slice(1)).toMatchObject([
      { kind: 'hold', held: 30, cause: id, reason: 'disputed', rule: 'model-upload', subject: award },
      { kind: 'release', held: -30, cause: id, reason: 'disputed' },
    ])
  })

  it('takes back by a deduction that answers the award, and gives it again when an appeal is right', async () => {
    const { id } = await opened(doubt(award))
    await rule(id, takenBack)
    expect(await account()).toEqual({ balance: 0, available: 0 })
    expect((await service.as('ann').entries()).at(-1)).toMatchObject({
      kind: 'deduction',
      amount: -30,
      answers: award,
    })
    expect((await appeal(id)).json()).toMatchObject({ state: 'appealed', appeal: { statement } })
    expect((await rule(id, stands, 'appealed')).json()).toMatchObject({
      state: 'closed',
      ruling: { outcome: 'taken-back' },
      final: { outcome: 'stands' },
    })
    expect(await account()).toEqual({ balance: 30, available: 30 })
    expect((await service.as('ann').entries()).at(-1)).toMatchObject({ kind: 'adjustment', answers: award })
  })

  it('is appealed once by its member, and then decided for good', async () => {
    const { id } = await opened(doubt(award))
    expect((await appeal(id)).statusCode).toBe(409)
    await rule(id, takenBack)
    expect((await appeal(id, statement, 'ben')).statusCode).toBe(404)
    await appeal(id)
    expect((await appeal(id)).statusCode).toBe(200)
    expect((await appeal(id, 'And another thing.')).json()).toMatchObject({ code: 'appeal-used' })
    await rule(id, takenBack, 'appealed')
    expect((await appeal(id, 'And another thing.')).json()).toMatchObject({ code: 'appeal-used' })
    expect((await rule(id, stands, 'appealed')).statusCode).toBe(409)
    expect((await doubt(award)).statusCode).toBe(409)
    expect((await ask('ann', award)).statusCode).toBe(409)
    const deduction = (await service.as('ann').entries()).find(({ kind }) => kind === 'deduction')
    expect((await ask('ann', deduction?.id ?? '')).json()).toMatchObject({ code: 'bad-request' })
  })

  it('may hold more than is available, and redeeming waits until it is decided', async () => {
    const shop = shopOf(service)
    await shop.put('mug', { price: 20 })
    const { id } = await shop.order('ann', 'mug', { price: 20 })
    const dispute = await opened(doubt(award))
    expect(await account()).toEqual({ balance: 30, available: -20 })
    expect((await shop.fulfil(id)).json()).toMatchObject({ code: 'balance-negative' })
    await rule(dispute.id, stands)
    expect((await shop.fulfil(id)).statusCode).toBe(200)
    expect(await account()).toEqual({ balance: 10, available: 10 })
  })

  it('is not possible where nothing is left, and tells nothing but who it concerns', async () => {
    const zero = await give(service, 'ann', 0, { reason: 'cap-reached' })
    expect((await doubt(zero)).statusCode).toBe(409)
    expect((await doubt(newId())).statusCode).toBe(404)
    expect((await service.as('ann').post('/v1/operator/disputes', {})).statusCode).toBe(403)
    await doubt(award)
    const seenBy = async (member: string) =>
      disputesResponseSchema.parse((await service.as(member).get('/v1/disputes')).json()).disputes
    expect(await seenBy('ann')).toMatchObject([{ openedBy: 'operator', statement: 'Looks copied.' }])
    expect(await seenBy('ben')).toEqual([])
  })
})

describe('a dispute that a member opens', () => {
  it('holds nothing, waits for an operator, and can be corrected in the member’s favour', async () => {
    const zero = await give(service, 'ann', 0, { reason: 'cap-reached' })
    const { id } = await opened(ask('ann', zero))
    expect(await account()).toEqual({ balance: 30, available: 30 })
    const waiting = (await service.as('olga').get('/v1/operator/disputes')).json()
    expect(disputesResponseSchema.parse(waiting).disputes).toMatchObject([{ id, entry: zero }])
    expect((await rule(id, { outcome: 'corrected', points: 10 })).json()).toMatchObject({ state: 'resolved' })
    expect((await service.as('ann').entries()).at(-1)).toMatchObject({
      kind: 'adjustment',
      amount: 10,
      reason: 'disputed',
      answers: zero,
      cause: id,
    })
    expect((await account()).balance).toBe(40)
  })

  it('can be about a deduction, and never costs the member points', async () => {
    await give(service, 'ann', -4, { kind: 'deduction', subject: award, reason: 'photo-rejected' })
    const deduction = (await service.as('ann').entries()).at(-1)
    const { id } = await opened(ask('ann', deduction?.id ?? ''))
    expect((await rule(id, takenBack)).statusCode).toBe(400)
    expect((await rule(id, { outcome: 'corrected', points: 4 })).statusCode).toBe(200)
    expect((await account()).balance).toBe(30)
  })

  it('is about an entry of one’s own', async () => {
    expect((await ask('ben', award)).statusCode).toBe(404)
    expect((await ask('ann', newId())).statusCode).toBe(404)
  })

  it('that is sent again is the same, and with other content refused loudly', async () => {
    const id = newId()
    const first = (await ask('ann', award, id)).json<object>()
    expect((await ask('ann', award, id)).json()).toEqual(first)
    const other = await give(service, 'ann', 5)
    expect((await ask('ann', other, id)).json()).toMatchObject({ code: 'content-differs' })
    expect((await ask('ben', award, id)).json()).toMatchObject({ code: 'content-differs' })
  })
})

describe('a decision', () => {
  it('sent again is the same answer, another one a conflict', async () => {
    const { id } = await opened(doubt(award))
    const first = (await rule(id, takenBack)).json<object>()
    expect((await rule(id, takenBack)).json()).toEqual(first)
    expect((await rule(id, stands)).statusCode).toBe(409)
    expect((await account()).balance).toBe(0)
  })

  it('that comes again after an appeal is not taken for the decision of the appeal', async () => {
    const { id } = await opened(doubt(award))
    await rule(id, stands)
    await appeal(id)
    expect((await rule(id, stands)).json()).toMatchObject({ state: 'appealed', final: null })
  })
})

describe('what the rules take back later', () => {
  const revoke = () =>
    give(service, 'ann', -30, { kind: 'reversal', subject: award, reason: 'model-revoked' })

  it('is no more than a dispute left', async () => {
    const { id } = await opened(doubt(award))
    await rule(id, takenBack)
    await revoke()
    expect(lines(await service.as('ann').entries()).slice(-2)).toEqual(['model-upload -30', 'model-upload 0'])
    expect((await account()).balance).toBe(0)
    await appeal(id)
    await rule(id, stands, 'appealed')
    expect((await account()).balance).toBe(0)
  })

  it('is also what a dispute added', async () => {
    const { id } = await opened(ask('ann', award))
    await rule(id, { outcome: 'corrected', points: 12 })
    await revoke()
    expect((await account()).balance).toBe(0)
  })

  it('while a dispute is open leaves the hold to end with it', async () => {
    const { id } = await opened(doubt(award))
    await revoke()
    expect(await account()).toEqual({ balance: 0, available: -30 })
    await rule(id, takenBack)
    expect(await account()).toEqual({ balance: 0, available: 0 })
  })
})
