import type { PublishedModel, PublishedProfile } from '@shared/api/contract'
import type { Fact } from '@shared/facts/fact'
import type { Entry } from '@shared/ledger/entry'
import { step } from '@shared/programme/step'
import { compareFacts } from '@shared/facts/fact'
import type { StateChange } from '@shared/state/change'
import type { ClaimRecord } from '@shared/state/document'
import type { Place } from '@shared/state/state'
import type { Clock } from '@shared/time'
import type { VersionsOf } from '../programmes'
import { factAhead } from '../points/speculation'
import { firstState } from './bring-history'

export type EstimateDeps = {
  readonly versionsOf: VersionsOf
  readonly clock: Clock
  readonly newId: () => string
}

const ownMember = 'me'

/**
 * Assisted mode: what the member says went through becomes a fact of his or her own, and the rules say what it is
 * worth. Always an estimate; no service stands for it.
 */
export function createEstimates({ versionsOf, clock, newId }: EstimateDeps) {
  return (place: Place, records: readonly ClaimRecord[]): readonly StateChange[] => {
    const state = firstState(versionsOf(place), place)
    for (const fact of [...place.facts.values()].toSorted(compareFacts)) step(state, fact)
    const at = clock.now().toISOString()
    const facts: Fact[] = []
    const entries: Entry[] = []
    const models: PublishedModel[] = []
    const profiles: PublishedProfile[] = []
    const moved: StateChange[] = []
    const done = new Map(place.claims)
    for (const record of records) {
      const ahead = factAhead(record, { ...place, claims: done }, ownMember, at)
      if (!ahead) continue
      const fact: Fact = { ...ahead, id: newId() }
      facts.push(fact)
      for (const draft of step(state, fact)) entries.push({ ...draft, id: newId(), answers: null })
      const model =
        fact.type === 'model.approved' || fact.type === 'print_profile.published' ? fact.model : null
      const profile = fact.type === 'print_profile.published' ? fact.profile : null
      const settled: ClaimRecord = {
        ...record,
        progress: {
          ...record.progress,
          state: 'done',
          nextTryAt: null,
          outcome: { model, profile, facts: [fact.id] },
        },
      }
      done.set(record.claim.id, settled)
      if (fact.type === 'model.approved') {
        const { model: id, origin } = fact
        const { label: title, fingerprint } = record
        models.push({ model: id, title, origin, fingerprint, state: 'approved', uploadedAt: at })
      }
      if (fact.type === 'print_profile.published') {
        profiles.push({ profile: fact.profile, model: fact.model, name: record.label, uploadedAt: at })
      }
      moved.push(
        { change: 'claims-recorded', place: place.head.id, claims: [settled] },
        { change: 'claim-moved', place: place.head.id, claim: record.claim.id, progress: settled.progress },
      )
    }
    return [...moved, { change: 'estimated', place: place.head.id, facts, entries, models, profiles }]
  }
}
