import type { Entry } from '@shared/ledger/entry'
import { lotsOf } from '@shared/ledger/lots'
import { expiriesDue, type ExpiryDraft } from '@shared/ledger/lots-due'
import type { ExpiresAt } from '@shared/ledger/lots-expiry'
import { expiringSoon, lotList, type Lot } from '@shared/ledger/lots-left'

/** What the suite asks of a keeper of lots, so that a broken one can be put to the same questions. */
export type Keeper = {
  readonly lots: (entries: readonly Entry[], expiresAt: ExpiresAt) => readonly Lot[]
  readonly due: (entries: readonly Entry[], expiresAt: ExpiresAt, now: string) => readonly ExpiryDraft[]
  readonly soon: (
    entries: readonly Entry[],
    expiresAt: ExpiresAt,
    until: string,
  ) => ReturnType<typeof expiringSoon>
}

export const real: Keeper = {
  lots: (entries, expiresAt) => lotList(lotsOf(entries, expiresAt)),
  due: (entries, expiresAt, now) => expiriesDue(lotsOf(entries, expiresAt), now),
  soon: (entries, expiresAt, until) => expiringSoon(lotsOf(entries, expiresAt), until),
}
