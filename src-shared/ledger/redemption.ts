import { z } from 'zod'
import { appError, type AppError } from '../errors'
import { err, ok, type Result } from '../result'
import type { EntryDraft } from './entry'
import { refusalOf, type Applicant, type ItemKind, type Offer } from './offer'

/** Every order begins as `requested`, with its points held, and ends once. */
export const orderStateSchema = z.enum(['requested', 'fulfilled', 'cancelled', 'rejected', 'expired'])
export type OrderState = z.infer<typeof orderStateSchema>

/** A redemption, with the price and the terms that the member agreed to. */
export type Order = {
  readonly id: string
  readonly member: string
  readonly item: string
  readonly kind: ItemKind
  readonly programme: string
  readonly version: string
  readonly price: number
  readonly terms: number
  readonly state: OrderState
  readonly requestedAt: string
  /** From this moment on it can no longer be fulfilled. */
  readonly deadline: string
  readonly endedAt: string | null
  /** The operator's, when it was rejected. */
  readonly reason: string | null
}

/** An order after a move, and what the ledger has to write with it. */
export type OrderMove = { readonly order: Order; readonly entries: readonly EntryDraft[] }

/** The rule that the entries of orders name. */
export const storeRule = 'store'

export type Request = {
  readonly id: string
  readonly at: string
  /** What the member was shown and agreed to. */
  readonly price: number
  readonly terms: number
  readonly hasAddress: boolean
}

/** Holds the price, or says why not; a price or terms other than those shown are for the member to confirm first. */
export function request(offer: Offer, applicant: Applicant, asked: Request): Result<OrderMove, AppError> {
  if (offer.price !== asked.price || offer.terms !== asked.terms) {
    return err(appError('offer-changed', { price: offer.price, terms: offer.terms }))
  }
  if (asked.hasAddress !== (offer.kind === 'physical'))
    return err(appError('bad-request', { field: 'address' }))
  const refusal = refusalOf(offer, applicant, asked.at)
  if (refusal !== null) return err(refusal)
  const { item, kind, programme, version, price, terms, days } = offer
  const order: Order = {
    id: asked.id,
    member: applicant.member,
    item,
    kind,
    programme,
    version,
    price,
    terms,
    state: 'requested',
    requestedAt: asked.at,
    deadline: new Date(Date.parse(asked.at) + days * 24 * 60 * 60 * 1000).toISOString(),
    endedAt: null,
    reason: null,
  }
  return ok({ order, entries: [entryOf(order, 'hold', asked.at, null)] })
}

/**
 * Spends what was held. Never past the deadline, and not while less than nothing is available: what a reversal took
 * back or a dispute holds is never spent.
 */
export function fulfil(
  order: Order,
  by: { readonly at: string; readonly available: number; readonly payoutsStopped: boolean },
): Result<OrderMove, AppError> {
  if (order.state !== 'requested') return err(ended(order))
  if (isPast(order, by.at)) return err(appError('conflict', { deadline: order.deadline }))
  if (by.payoutsStopped) return err(appError('payouts-stopped'))
  if (by.available < 0) return err(appError('balance-negative', { available: by.available }))
  return end(order, 'fulfilled', by.at, null)
}

/** By the member, as long as it is open. */
export const cancel = (order: Order, at: string): Result<OrderMove, AppError> =>
  end(order, 'cancelled', at, null)

/** By the operator, who says why. */
export const reject = (order: Order, at: string, reason: string): Result<OrderMove, AppError> =>
  end(order, 'rejected', at, reason)

/** By time alone, not before the deadline. */
export function expire(order: Order, at: string): Result<OrderMove, AppError> {
  if (order.state === 'requested' && !isPast(order, at)) {
    return err(appError('conflict', { deadline: order.deadline }))
  }
  return end(order, 'expired', at, null)
}

const isPast = ({ deadline }: Order, at: string): boolean => Date.parse(at) >= Date.parse(deadline)

const ended = ({ state }: Order): AppError => appError('conflict', { state })

const why = { cancelled: null, fulfilled: null, rejected: 'by-operator', expired: 'expired' } as const

function end(
  order: Order,
  state: keyof typeof why,
  at: string,
  reason: string | null,
): Result<OrderMove, AppError> {
  if (order.state !== 'requested') return err(ended(order))
  const next: Order = { ...order, state, endedAt: at, reason }
  return ok({
    order: next,
    entries: [entryOf(next, state === 'fulfilled' ? 'capture' : 'release', at, why[state])],
  })
}

/** The points of an order are held, then either spent or given back, each time all of them. */
function entryOf(
  { id, member, item, programme, version, price }: Order,
  kind: 'hold' | 'capture' | 'release',
  at: string,
  reason: EntryDraft['reason'],
): EntryDraft {
  return {
    member,
    programme,
    version,
    amount: kind === 'capture' ? -price : 0,
    held: kind === 'hold' ? price : -price,
    kind,
    rule: storeRule,
    subject: item,
    step: 1,
    cause: id,
    occurredAt: at,
    recordedAt: at,
    reason,
    why: { asked: price },
  }
}
