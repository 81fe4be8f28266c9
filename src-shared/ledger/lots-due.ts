import type { EntryDraft } from './entry'
import type { Lots } from './lots'
import { expiringBy } from './lots-bag'

/** An expiry as it is due; it answers the credit whose points expire. */
export type ExpiryDraft = EntryDraft & { readonly answers: string }

/**
 * What has expired and is still free: one draft a credit, first to expire first, nothing once its entry was taken in.
 * What is held waits; given back too late it is due at the next look, as the credit's next step.
 */
export function expiriesDue(lots: Lots, now: string): readonly ExpiryDraft[] {
  const drafts: ExpiryDraft[] = []
  for (const [{ entry, expiresAt, expiries }, left] of expiringBy(lots.free, Date.parse(now))) {
    const { id, member, programme, version, rule, subject, cause, amount } = entry
    drafts.push({
      member,
      programme,
      version,
      amount: -left,
      held: 0,
      kind: 'expiry',
      rule,
      subject,
      step: expiries + 1,
      cause,
      answers: id,
      occurredAt: new Date(expiresAt).toISOString(),
      recordedAt: now,
      reason: 'expired',
      why: {
        asked: -left,
        parts: [
          { name: 'earned', points: amount },
          ...(left < amount ? [{ name: 'gone', points: left - amount }] : []),
        ],
      },
    })
  }
  return drafts
}
