import { compareFacts, type Fact } from '@shared/facts/fact'
import type { EntryDraft } from '@shared/ledger/entry'
import { outlookOf, type Outlook } from '@shared/programme/outlook'
import type { Silence } from '@shared/programme/passed'
import type { Programme } from '@shared/programme/schema'
import { copyState, type EvaluationState } from '@shared/programme/state'
import { step } from '@shared/programme/step'
import type { ClaimRecord } from '@shared/state/document'
import type { Place } from '@shared/state/state'
import type { Clock } from '@shared/time'
import type { Versions, VersionsOf } from '../programmes'
import { firstState } from '../assisted/bring-history'
import { factAhead, isPending } from './speculation'

export type SilentFact = { readonly fact: Fact; readonly silences: readonly Silence[] }
export type PendingAward = { readonly record: ClaimRecord; readonly draft: EntryDraft }

/** Where the member stands in a place by the rules: what the facts gave, and what waits would give. */
export type Standing = {
  /** The version in force, or where none is yet, the first to come. */
  readonly programme: Programme
  /** All of its versions, that in force first: by these the entries were made. */
  readonly versions: Versions
  readonly member: string
  readonly outlook: Outlook
  readonly pending: readonly PendingAward[]
  /** Facts that made no entry at all, in order, and why. */
  readonly silent: readonly SilentFact[]
  /** What the rules remember with all that waits; a copy of its own for whoever asks. */
  readonly ahead: () => EvaluationState
  /** What further facts would give, after all that waits. */
  readonly forecast: (facts: readonly ForecastFact[]) => readonly EntryDraft[]
}

/** A fact but for whose and when. */
export type ForecastFact =
  | {
      readonly type: 'model.approved'
      readonly model: string
      readonly origin: 'original' | 'remix' | 'repost'
    }
  | { readonly type: 'print_profile.published'; readonly model: string; readonly profile: string }

/** Nobody's id yet: the service has not said who the member is. */
export const unknownMember = 'me'

/** Ids of facts that are only asked about; they sort after any that was recorded. */
const askedId = (n: number): string => `7ZZZZZZZZZZZZZZZZZZZ${String(n).padStart(6, '0')}`

type Folded = {
  readonly versions: Versions
  readonly member: string
  readonly brought: string | null
  count: number
  last: Fact | null
  readonly state: EvaluationState
  readonly silent: SilentFact[]
}

const unfolded = (versions: Versions, member: string, place: Place | null): Folded => ({
  versions,
  member,
  brought: place?.brought?.id ?? null,
  count: 0,
  last: null,
  state: firstState(versions, place),
  silent: [],
})

/**
 * Folds each place's facts once and goes on from there: a page of the feed costs its own length, not the whole
 * history's.
 */
export function createStandings(versionsOf: VersionsOf, clock: Clock) {
  const folded = new Map<string, Folded>()

  const fold = (place: Place, versions: Versions, member: string): Folded => {
    const before = folded.get(place.head.id)
    const current =
      before?.member === member &&
      before.versions === versions &&
      before.brought === (place.brought?.id ?? null) &&
      before.count <= place.facts.size
        ? before
        : unfolded(versions, member, place)
    const added = [...place.facts.values()].slice(current.count).toSorted(compareFacts)
    const [first] = added
    const inOrder = first === undefined || current.last === null || compareFacts(current.last, first) < 0
    const entry = inOrder ? current : unfolded(versions, member, place)
    for (const fact of inOrder ? added : [...place.facts.values()].toSorted(compareFacts)) {
      const silences: Silence[] = []
      if (step(entry.state, fact, silences).length === 0) entry.silent.push({ fact, silences })
      entry.last = fact
    }
    entry.count = place.facts.size
    folded.set(place.head.id, entry)
    return entry
  }

  return (place: Place | null): Standing => {
    const versions = versionsOf(place)
    const member = place?.head.member ?? unknownMember
    const { state, silent } =
      place === null ? unfolded(versions, member, null) : fold(place, versions, member)
    const now = clock.now().toISOString()
    const ahead = copyState(state)
    const pending: PendingAward[] = []
    for (const record of place?.claims.values() ?? []) {
      if (place === null || !isPending(record, place)) continue
      const fact = factAhead(record, place, member, now)
      if (fact) for (const draft of step(ahead, fact)) pending.push({ record, draft })
    }
    const [outlook] = outlookOf(state, member, now).values()
    if (!outlook) throw new Error('no standing without a programme')
    const { programme } = outlook
    return {
      programme,
      versions: [programme, ...versions.filter((version) => version !== programme)],
      member,
      outlook,
      pending,
      silent,
      ahead: () => copyState(ahead),
      forecast: (facts) => {
        const trial = copyState(ahead)
        return facts.flatMap((fact, n) => step(trial, { ...fact, id: askedId(n), member, at: now }))
      },
    }
  }
}
