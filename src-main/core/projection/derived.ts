import type { ClaimRecord, FileRecord } from '@shared/state/document'
import { currentPlace, type Place } from '@shared/state/state'
import type { Clock } from '@shared/time'
import { knownModels, worthOf, worthSignature, type KnownModels } from '../points/file-worth'
import type { Standing } from '../points/standings'
import type { Store } from '../store/store'

/** What the pages of one place need again and again, worked out once per change of the place. */
export type Derived = {
  readonly place: Place | null
  readonly standing: Standing
  readonly known: KnownModels
  /** Claims by the content they were made from, oldest first; those taken back left out. */
  readonly claimsOf: (sha256: string | null) => readonly ClaimRecord[]
  /** Σ of the entries that a fact caused. */
  readonly amountOf: (fact: string) => number
  /** What a claim is to give once it is confirmed; 0 where nothing of it is pending. */
  readonly pendingOf: (claim: string) => number
  /** Points if the file is published next. */
  readonly pointsOf: (file: FileRecord) => number | null
}

export type DerivedDeps = {
  readonly store: Store
  readonly standingOf: (place: Place | null) => Standing
  readonly clock: Clock
}

/** Caps and months follow the clock, so nothing worked out is older than this. */
const longestMs = 60_000

export function createDerived({ store, standingOf, clock }: DerivedDeps) {
  let current: { readonly derived: Derived; readonly madeAt: number } | null = null
  const end = store.onChange((changes) => {
    if (changes.some(({ change }) => !change.startsWith('file') && !change.startsWith('folder')))
      current = null
  })

  const derive = (): Derived => {
    const place = currentPlace(store.state)
    const standing = standingOf(place)
    const known = knownModels(place)
    const worth = new Map<string, number>()
    const bySource = new Map<string, ClaimRecord[]>()
    for (const record of place?.claims.values() ?? []) {
      if (record.source === null || record.progress.state === 'discarded') continue
      const claims = bySource.get(record.source)
      if (claims) claims.push(record)
      else bySource.set(record.source, [record])
    }
    const amounts = new Map<string, number>()
    for (const entry of place?.entries.values() ?? []) {
      if (entry.programme !== standing.programme.id) continue
      amounts.set(entry.cause, (amounts.get(entry.cause) ?? 0) + entry.amount)
    }
    const pending = new Map<string, number>()
    for (const { record, draft } of standing.pending) {
      pending.set(record.claim.id, (pending.get(record.claim.id) ?? 0) + draft.amount)
    }
    return {
      place,
      standing,
      known,
      claimsOf: (sha256) => (sha256 === null ? [] : (bySource.get(sha256) ?? [])),
      amountOf: (fact) => amounts.get(fact) ?? 0,
      pendingOf: (claim) => pending.get(claim) ?? 0,
      pointsOf: (file) => {
        const signature = worthSignature(file, known)
        if (signature === null) return null
        let points = worth.get(signature)
        if (points === undefined) {
          points = (worthOf(file, place, standing, known) ?? []).reduce((sum, { amount }) => sum + amount, 0)
          worth.set(signature, points)
        }
        return points
      },
    }
  }

  return {
    get: (): Derived => {
      const now = clock.now().getTime()
      if (current === null || Math.abs(now - current.madeAt) > longestMs)
        current = { derived: derive(), madeAt: now }
      return current.derived
    },
    dispose: end,
  }
}
