import { describe, expect, it } from 'vitest'
import type { AppError } from '@shared/errors'
import type { Applicant, Offer } from '@shared/ledger/offer'
import {
  cancel,
  expire,
  fulfil,
  orderStateSchema,
  reject,
  request,
  type Order,
  type OrderMove,
  type OrderState,
  type Request,
} from '@shared/ledger/redemption'
import type { Result } from '@shared/result'
import { asked, deadline, mia, mug, now, openOrder, valueOf } from './support'

const later = '2026-11-25T09:00:00.000Z'
const lastMoment = '2026-12-22T11:59:59.999Z'

describe('asking for an item', () => {
  it('opens an order at the price and the terms shown, and holds the points', () => {
    const { order, entries } = valueOf(request(mug, mia, asked))
    expect(order).toEqual({
      id: asked.id,
      member: 'mia',
      item: 'mug',
      kind: 'physical',
      programme: 'creator-rewards',
      version: '1',
      price: 80,
      terms: 3,
      state: 'requested',
      requestedAt: now,
      deadline,
      endedAt: null,
      reason: null,
    })
    expect(entries).toMatchObject([
      { kind: 'hold', amount: 0, held: 80, member: 'mia', subject: 'mug', cause: asked.id, reason: null },
    ])
  })

  type Case = {
    readonly offer?: Partial<Offer>
    readonly applicant?: Partial<Applicant>
    readonly asked?: Partial<Request>
  }
  const ask = (given: Case) =>
    request({ ...mug, ...given.offer }, { ...mia, ...given.applicant }, { ...asked, ...given.asked })

  it.each<[string, Case, AppError]>([
    [
      'at another price',
      { offer: { price: 81 } },
      { code: 'offer-changed', params: { price: 81, terms: 3 } },
    ],
    ['on other terms', { offer: { terms: 4 } }, { code: 'offer-changed', params: { price: 80, terms: 4 } }],
    [
      'without an address',
      { asked: { hasAddress: false } },
      { code: 'bad-request', params: { field: 'address' } },
    ],
    [
      'with an address that nothing is sent to',
      { offer: { kind: 'code' } },
      { code: 'bad-request', params: { field: 'address' } },
    ],
    ['while payouts are stopped', { applicant: { payoutsStopped: true } }, { code: 'payouts-stopped' }],
    [
      'before its time',
      { offer: { from: '2026-11-22T12:00:00.001Z' } },
      { code: 'not-offered', params: { from: '2026-11-22T12:00:00.001Z' } },
    ],
    [
      'a day and a moment early with early access',
      { offer: { from: '2026-11-23T12:00:00.001Z' }, applicant: { privileges: ['store-early-access'] } },
      { code: 'not-offered', params: { from: '2026-11-22T12:00:00.001Z' } },
    ],
    ['after its time', { offer: { until: now } }, { code: 'not-offered', params: { until: now } }],
    [
      'below its level',
      { offer: { minLevel: 21 }, applicant: { level: 20 } },
      { code: 'level-too-low', params: { level: 20, minLevel: 21 } },
    ],
    ['that is reserved for others', { offer: { reserved: true } }, { code: 'item-reserved' }],
    ['more often than allowed', { applicant: { taken: 1 } }, { code: 'limit-reached', params: { limit: 1 } }],
    ['that is sold out', { offer: { stock: 0 } }, { code: 'sold-out' }],
    [
      'with a balance below zero',
      { applicant: { balance: -1, available: -1 } },
      { code: 'balance-negative', params: { balance: -1 } },
    ],
    [
      'with a point too few that is free',
      { applicant: { available: 79 } },
      { code: 'not-enough-points', params: { available: 79, price: 80 } },
    ],
  ])('is refused for an item %s', (_, given, error) => {
    expect(ask(given)).toEqual({ ok: false, error })
  })

  it.each<[string, Case]>([
    ['costs exactly what is free', { applicant: { available: 80 } }],
    ['opens at this moment', { offer: { from: now } }],
    [
      'opens a day from now to whom early access was given',
      { offer: { from: '2026-11-23T12:00:00.000Z' }, applicant: { privileges: ['store-early-access'] } },
    ],
    ['is still there for a moment', { offer: { until: '2026-11-22T12:00:00.001Z' } }],
    ['takes exactly this level', { offer: { minLevel: 21 }, applicant: { level: 21 } }],
    [
      'is reserved for members like this one',
      { offer: { reserved: true }, applicant: { privileges: ['reserved-items'] } },
    ],
    ['is the last piece', { offer: { stock: 1 } }],
    ['never runs out', { offer: { stock: null } }],
    ['has no limit', { offer: { perMember: null }, applicant: { taken: 99 } }],
    ['needs no address', { offer: { kind: 'digital' }, asked: { hasAddress: false } }],
  ])('is granted for an item that %s', (_, given) => {
    expect(ask(given)).toMatchObject({ ok: true })
  })
})

type Move = (order: Order, at?: string) => Result<OrderMove, AppError>
const moves: Record<Exclude<OrderState, 'requested'>, Move> = {
  fulfilled: (order, at = later) => fulfil(order, { at, available: 0, payoutsStopped: false }),
  cancelled: (order, at = later) => cancel(order, at),
  rejected: (order, at = later) => reject(order, at, 'Broken in the post.'),
  expired: (order, at = deadline) => expire(order, at),
}
const ends = Object.keys(moves) as (keyof typeof moves)[]

describe('an open order', () => {
  it.each([
    ['fulfilled', { kind: 'capture', amount: -80, held: -80, reason: null }],
    ['cancelled', { kind: 'release', amount: 0, held: -80, reason: null }],
    ['rejected', { kind: 'release', amount: 0, held: -80, reason: 'by-operator' }],
    ['expired', { kind: 'release', amount: 0, held: -80, reason: 'expired' }],
  ] as const)('can be %s, and its points end with it', (state, entry) => {
    const { order, entries } = valueOf(moves[state](openOrder()))
    expect(order).toMatchObject({ state, price: 80, terms: 3 })
    expect(order.endedAt).toBe(state === 'expired' ? deadline : later)
    expect(order.reason).toBe(state === 'rejected' ? 'Broken in the post.' : null)
    expect(entries).toMatchObject([{ ...entry, cause: asked.id, member: 'mia', subject: 'mug' }])
    expect(entries).toHaveLength(1)
  })

  it('is either fulfilled before its deadline or expires from it on, never both', () => {
    expect(moves.fulfilled(openOrder(), lastMoment).ok).toBe(true)
    expect(moves.expired(openOrder(), lastMoment)).toMatchObject({ error: { code: 'conflict' } })
    expect(moves.fulfilled(openOrder(), deadline)).toMatchObject({ error: { code: 'conflict' } })
    expect(moves.expired(openOrder(), deadline).ok).toBe(true)
  })

  it('waits while less than nothing is available, and while payouts are stopped', () => {
    expect(fulfil(openOrder(), { at: later, available: -1, payoutsStopped: false })).toEqual({
      ok: false,
      error: { code: 'balance-negative', params: { available: -1 } },
    })
    expect(fulfil(openOrder(), { at: later, available: 0, payoutsStopped: true })).toEqual({
      ok: false,
      error: { code: 'payouts-stopped' },
    })
  })
})

describe('an order that ended', () => {
  const pairs = ends.flatMap((state) => ends.map((next) => [state, next] as const))

  it.each(pairs)('and was %s cannot be %s', (state, next) => {
    const { order } = valueOf(moves[state](openOrder()))
    expect(moves[next](order)).toEqual({ ok: false, error: { code: 'conflict', params: { state } } })
  })

  it('has every state there is but the first', () => {
    expect(['requested', ...ends].toSorted()).toEqual(orderStateSchema.options.toSorted())
  })
})
