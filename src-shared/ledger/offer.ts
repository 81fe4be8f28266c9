import { z } from 'zod'
import { appError, type AppError } from '../errors'
import type { Privilege } from '../programme/schema'

/** `code`: one of a pool; `physical`: needs an address; `digital`: a file or an entitlement. */
export const itemKindSchema = z.enum(['code', 'physical', 'digital'])
export type ItemKind = z.infer<typeof itemKindSchema>

/** An item of the store as it stands now. */
export type Offer = {
  readonly item: string
  readonly kind: ItemKind
  /** Whose points it costs, and the version of it that is in force. */
  readonly programme: string
  readonly version: string
  readonly price: number
  /** Goes up with every change that a member would have to agree to. */
  readonly terms: number
  /** How many are left; null, as many as anybody wants. */
  readonly stock: number | null
  readonly perMember: number | null
  readonly minLevel: number
  /** For members with the privilege `reserved-items` alone. */
  readonly reserved: boolean
  readonly from: string | null
  readonly until: string | null
  /** An order not fulfilled after so many days expires. */
  readonly days: number
}

/** What decides whether a member may redeem an item. */
export type Applicant = {
  readonly member: string
  readonly balance: number
  readonly available: number
  readonly level: number
  readonly privileges: readonly Privilege[]
  /** Orders of this item that are open or fulfilled. */
  readonly taken: number
  readonly payoutsStopped: boolean
}

const day = 24 * 60 * 60 * 1000

/** Why a member cannot redeem an item now; null when nothing stands in the way. */
export function refusalOf(offer: Offer, applicant: Applicant, at: string): AppError | null {
  if (applicant.payoutsStopped) return appError('payouts-stopped')
  const opens = opensAt(offer, applicant.privileges)
  if (opens !== null && Date.parse(at) < opens) {
    return appError('not-offered', { from: new Date(opens).toISOString() })
  }
  if (offer.until !== null && Date.parse(at) >= Date.parse(offer.until)) {
    return appError('not-offered', { until: offer.until })
  }
  if (applicant.level < offer.minLevel) {
    return appError('level-too-low', { level: applicant.level, minLevel: offer.minLevel })
  }
  if (offer.reserved && !applicant.privileges.includes('reserved-items')) return appError('item-reserved')
  if (offer.perMember !== null && applicant.taken >= offer.perMember) {
    return appError('limit-reached', { limit: offer.perMember })
  }
  if (offer.stock !== null && offer.stock < 1) return appError('sold-out')
  return pointsRefusal(offer.price, applicant)
}

/** Items come a day before the others to whom the privilege `store-early-access` was given. */
function opensAt({ from }: Offer, privileges: readonly Privilege[]): number | null {
  if (from === null) return null
  return Date.parse(from) - (privileges.includes('store-early-access') ? day : 0)
}

function pointsRefusal(price: number, { balance, available }: Applicant): AppError | null {
  if (balance < 0) return appError('balance-negative', { balance })
  return available < price ? appError('not-enough-points', { available, price }) : null
}
