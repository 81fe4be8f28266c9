import type { Entry } from '@shared/ledger/entry'
import type { Applicant, Offer } from '@shared/ledger/offer'
import { request, type Order, type Request } from '@shared/ledger/redemption'
import type { Result } from '@shared/result'
import { uuid } from '../programme/support/facts'

export const now = '2026-11-22T12:00:00.000Z'
export const deadline = '2026-12-22T12:00:00.000Z'

export const mug: Offer = {
  item: 'mug',
  kind: 'physical',
  programme: 'creator-rewards',
  version: '1',
  price: 80,
  terms: 3,
  stock: 2,
  perMember: 1,
  minLevel: 0,
  reserved: false,
  from: null,
  until: null,
  days: 30,
}

export const mia: Applicant = {
  member: 'mia',
  balance: 100,
  available: 90,
  level: 0,
  privileges: [],
  taken: 0,
  payoutsStopped: false,
}

export const asked: Request = { id: uuid(1), at: now, price: 80, terms: 3, hasAddress: true }

export function valueOf<T>(result: Result<T, unknown>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return result.value
}

export const openOrder = (): Order => valueOf(request(mug, mia, asked)).order

export const award: Entry = {
  id: uuid(2),
  member: 'mia',
  programme: 'creator-rewards',
  version: '1',
  amount: 10,
  held: 0,
  kind: 'award',
  rule: 'model-upload',
  subject: 'clip',
  step: 1,
  cause: uuid(3),
  answers: null,
  occurredAt: now,
  recordedAt: now,
  reason: null,
  why: { asked: 10 },
}
