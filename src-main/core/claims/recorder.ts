import type { ClaimBody } from '@shared/claims/claim'
import { appError, type AppError } from '@shared/errors'
import type { MemberView } from '@shared/ipc/views'
import { waiting } from '@shared/outbox/machine'
import { err, ok, type Result } from '@shared/result'
import type { StateChange } from '@shared/state/change'
import type { ClaimRecord } from '@shared/state/document'
import { currentPlace, type Place } from '@shared/state/state'
import type { Clock } from '@shared/time'
import type { Log } from '../ports'
import type { Store } from '../store/store'

export type RecorderDeps = {
  readonly store: Store
  readonly clock: Clock
  readonly newId: () => string
  readonly log: Log
  /** Assisted mode: what the member says he or she did counts at once, as an estimate. */
  readonly estimate: (place: Place, record: ClaimRecord) => readonly StateChange[]
}

export type Recorder = {
  /** Records a claim that carries no file, and what it changes of the member's profile, in one line. */
  readonly record: (
    body: ClaimBody,
    label: string,
    profile?: (before: MemberView) => MemberView,
  ) => Promise<Result<void, AppError>>
  /** Records the printer that was set up, once per place; does nothing where that was done or nothing is chosen yet. */
  readonly printer: (body: Extract<ClaimBody, { kind: 'printer' }>) => Promise<void>
}

export function createRecorder({ store, clock, newId, log, estimate }: RecorderDeps): Recorder {
  const changesFor = (
    place: Place,
    body: ClaimBody,
    label: string,
    profile: MemberView | null,
  ): StateChange[] => {
    const made: ClaimRecord = {
      claim: { id: newId(), madeAt: clock.now().toISOString(), body },
      progress: waiting(),
      label,
      file: null,
      source: null,
      fingerprint: null,
    }
    const { id } = place.head
    return [
      ...(profile ? [{ change: 'profile' as const, place: id, profile }] : []),
      ...(place.head.kind === 'assisted'
        ? estimate(place, made)
        : [{ change: 'claims-recorded' as const, place: id, claims: [made] }]),
    ]
  }

  return {
    record: async (body, label, profile) => {
      const place = currentPlace(store.state)
      if (!place) return err(appError('not-possible-here', { choose: 'place' }))
      const { id } = place.head
      const stored = await store.commit((state) => {
        const now = state.places.get(id)
        return now ? changesFor(now, body, label, profile ? profile(now.profile) : null) : []
      })
      if (stored.ok) log('claim.recorded', { kind: body.kind })
      return stored.ok ? ok(undefined) : stored
    },
    printer: async (body) => {
      const id = currentPlace(store.state)?.head.id
      if (id === undefined) return
      const made = { recorded: false }
      const stored = await store.commit((state) => {
        const place = state.places.get(id)
        if (!place || hasPrinter(place)) return []
        made.recorded = true
        return changesFor(place, body, body.model, null)
      })
      if (stored.ok && made.recorded) log('claim.recorded', { kind: 'printer', printer: body.model })
    },
  }
}

/** Also one that was refused or taken back: it is not tried again behind the member's back. */
const hasPrinter = (place: Place): boolean =>
  [...place.claims.values()].some(({ claim }) => claim.body.kind === 'printer') ||
  [...place.facts.values()].some(({ type }) => type === 'printer.configured')
