import type { ClaimOutcome } from '@shared/api/contract'
import { uploadOf, uploadsOf, type Claim } from '@shared/claims/claim'
import { appError, type AppError, type ErrorCode } from '@shared/errors'
import { acknowledge, begin, fail, giveBack, lease, type Progress } from '@shared/outbox/machine'
import { err, ok, type Result } from '@shared/result'
import type { StateChange } from '@shared/state/change'
import type { ClaimRecord } from '@shared/state/document'
import type { Place } from '@shared/state/state'
import { backoffMs } from '@shared/sync/backoff'
import type { Clock } from '@shared/time'
import type { Log } from '../ports'
import { groupBy } from '../group-by'
import type { Spool } from '../publish/spool'
import type { Store } from '../store/store'
import { batches, dueClaims, orphans } from './batch'
import type { ServiceClient } from './client'
import { pullNotes } from './notes'
import { pullRemovedPhotos } from './removed-photos'
import { pullRules } from './rules'

export type RoundDeps = {
  readonly store: Store
  readonly spool: Spool
  readonly client: ServiceClient
  readonly place: string
  readonly clock: Clock
  readonly random: () => number
  readonly log: Log
  readonly onUpload: (claim: string, upload: { readonly sent: number; readonly size: number } | null) => void
}

const perClaim = { firstMs: 2_000, mostMs: 10 * 60_000 }

/** What closes the way for every claim, not for one: the round ends, and what was leased goes back. */
const closed = new Set<ErrorCode>([
  'service-unreachable',
  'service-busy',
  'service-answer-unreadable',
  'unauthorised',
  'forbidden',
  'wrong-service',
  'disk-full',
])

/** Sends what is due, item by item answered for, and takes in what the service says has changed. */
export async function syncRound(deps: RoundDeps): Promise<Result<void, AppError>> {
  for (;;) {
    const leased = await leaseDue(deps)
    if (!leased.ok) return leased
    if (leased.value.length === 0) break
    const sent = await send(deps, leased.value)
    // Whatever came of it, nothing stays leased by a round that is over.
    const back = await move(deps, leased.value, giveBack)
    if (!sent.ok) return sent
    if (!back.ok) return back
  }
  for (const take of [pull, pullRemovedPhotos, pullNotes]) {
    const taken = await take(deps)
    if (!taken.ok) return taken
  }
  return ok(undefined)
}

async function leaseDue(deps: RoundDeps): Promise<Result<readonly ClaimRecord[], AppError>> {
  let leased: readonly ClaimRecord[] = []
  const stored = await deps.store.commit((state) => {
    const place = state.places.get(deps.place)
    if (!place) return []
    leased = dueClaims(place, deps.clock.now().toISOString())
    const lost = orphans(place).map(({ claim, progress }) => ({
      ...moved(deps.place, claim, {
        ...progress,
        state: 'refused' as const,
        error: appError('model-unknown'),
      }),
    }))
    return [...lost, ...leased.map(({ claim, progress }) => moved(deps.place, claim, lease(progress)))]
  })
  return stored.ok ? ok(leased) : stored
}

/** What carries no file goes first: a long upload holds up nothing but itself. */
async function send(deps: RoundDeps, leased: readonly ClaimRecord[]): Promise<Result<void, AppError>> {
  const bySource = groupBy(leased, ({ claim }) => uploadOf(claim.body)?.sha256 ?? null)
  const plain = bySource.get(null) ?? []
  bySource.delete(null)
  for (const group of [plain, ...bySource.values()]) {
    const claims = group.map(({ claim }) => claim)
    const uploaded = await upload(deps, claims)
    if (!uploaded.ok) {
      if (closed.has(uploaded.error.code)) return uploaded
      for (const claim of claims) {
        const stored = await failOne(deps, claim, uploaded.error, uploaded.error.code === 'conflict')
        if (!stored.ok) return stored
      }
      continue
    }
    const going = claims.filter((claim) => isLeased(deps, claim) && !isOrphanIn(deps, claim))
    for (const batch of batches(going)) {
      const posted = await post(deps, batch)
      if (!posted.ok) return posted
    }
  }
  return ok(undefined)
}

/** The one file that these claims share, and the photos that come with it. */
async function upload(deps: RoundDeps, claims: readonly Claim[]): Promise<Result<'sent' | 'held', AppError>> {
  const refs = claims.flatMap(({ body }) => uploadsOf(body))
  const parts = [...new Map(refs.map((ref) => [ref.sha256, ref])).values()]
  if (parts.length === 0) return ok('sent')
  const size = parts.reduce((sum, part) => sum + part.size, 0)
  const goesOn = () => claims.some((claim) => isLeased(deps, claim))
  let before = 0
  let result: Result<'sent' | 'held', AppError> = ok('sent')
  for (const part of parts) {
    const onSent = (sent: number) => {
      for (const { id } of claims) deps.onUpload(id, { sent: before + Math.min(sent, part.size), size })
    }
    onSent(0)
    const path = deps.spool.pathOf(part.sha256, part.name)
    result = await deps.client.upload(part, path, { onSent, goesOn })
    if (!result.ok || result.value === 'held') break
    before += part.size
  }
  for (const { id } of claims) deps.onUpload(id, null)
  return result
}

/** The member may have held it back or discarded it while its file was sent. */
const isLeased = (deps: RoundDeps, { id }: Claim): boolean =>
  placeOf(deps)?.claims.get(id)?.progress.state === 'sending'

/** Its model failed a moment ago, in this same round: the profile stays for the next look at the queue. */
function isOrphanIn(deps: RoundDeps, claim: Claim): boolean {
  const { body } = claim
  if (body.kind !== 'publish-profile' || !('claim' in body.for)) return false
  const state = placeOf(deps)?.claims.get(body.for.claim)?.progress.state
  return state !== 'sending' && state !== 'done' && state !== 'waiting-for-approval'
}

/** A group that is refused as a whole is halved until the one that spoils it stands alone. */
async function post(deps: RoundDeps, group: readonly Claim[]): Promise<Result<void, AppError>> {
  const records = group.flatMap(({ id }) => placeOf(deps)?.claims.get(id) ?? [])
  const begun = await move(deps, records, begin)
  if (!begun.ok) return begun
  const answer = await deps.client.claims(group)
  if (answer.ok) return takeIn(deps, group, answer.value)
  if (closed.has(answer.error.code)) return answer
  const [only] = group
  if (group.length === 1 && only) return failOne(deps, only, answer.error, false)
  const middle = Math.ceil(group.length / 2)
  for (const half of [group.slice(0, middle), group.slice(middle)]) {
    const posted = await post(deps, half)
    if (!posted.ok) return posted
  }
  return ok(undefined)
}

/** One outcome per claim; a claim that the answer forgot is tried again, one that it invented is not ours. */
async function takeIn(
  deps: RoundDeps,
  group: readonly Claim[],
  outcomes: readonly ClaimOutcome[],
): Promise<Result<void, AppError>> {
  const byId = new Map(outcomes.map((outcome) => [outcome.id, outcome]))
  const stored = await deps.store.commit((state) => {
    const place = state.places.get(deps.place)
    return group.flatMap((claim) => {
      const record = place?.claims.get(claim.id)
      if (!record) return []
      const outcome = byId.get(claim.id)
      if (outcome?.outcome === 'recorded')
        return [moved(deps.place, claim, acknowledge(record.progress, outcome.status))]
      const error = outcome?.error ?? appError('service-answer-unreadable')
      return [moved(deps.place, claim, failed(deps, record.progress, error, outcome?.retry ?? true))]
    })
  })
  for (const outcome of outcomes) {
    if (outcome.outcome === 'recorded') deps.log(`claim.${outcome.status.state}`, { claim: outcome.id })
    else deps.log('claim.not-taken', { claim: outcome.id, code: outcome.error.code })
  }
  return stored
}

async function pull(deps: RoundDeps): Promise<Result<void, AppError>> {
  const rules = await pullRules(deps)
  if (!rules.ok) return rules
  for (;;) {
    const place = placeOf(deps)
    if (!place) return ok(undefined)
    const after = place.cursor
    const page = await deps.client.changes(after)
    if (!page.ok) return page
    const { service, member, changes, next, more, account } = page.value
    const known = place.head
    if ((known.service ?? service) !== service || (known.member ?? member) !== member)
      return err(appError('wrong-service'))
    // A cursor that goes back or stands still with more to come would turn in circles.
    if (next < after || (more && next === after)) return err(appError('service-answer-unreadable'))
    if (
      changes.length > 0 ||
      place.account === null ||
      known.member === null ||
      accountMoved(place, account)
    ) {
      const stored = await deps.store.commit(() => [
        { change: 'feed', place: deps.place, after, next, member, changes, account },
      ])
      if (!stored.ok) return stored
      for (const change of changes) {
        if (change.kind === 'entry')
          deps.log('points.confirmed', { points: change.entry.amount, rule: change.entry.rule })
      }
    }
    if (!more) return ok(undefined)
  }
}

const accountMoved = ({ account }: Place, now: NonNullable<Place['account']>): boolean =>
  account?.balance !== now.balance || account.available !== now.available

const placeOf = ({ store, place }: RoundDeps): Place | undefined => store.state.places.get(place)

const moved = (place: string, claim: Claim, progress: Progress): StateChange => ({
  change: 'claim-moved',
  place,
  claim: claim.id,
  progress,
})

function failed(deps: RoundDeps, progress: Progress, error: AppError, retry: boolean): Progress {
  const waitMs = backoffMs(progress.attempts + 1, deps.random(), perClaim)
  return fail(progress, {
    error,
    retry,
    nextTryAt: new Date(deps.clock.now().getTime() + waitMs).toISOString(),
  })
}

function failOne(
  deps: RoundDeps,
  claim: Claim,
  error: AppError,
  retry: boolean,
): Promise<Result<void, AppError>> {
  deps.log('claim.not-taken', { claim: claim.id, code: error.code })
  return deps.store.commit((state) => {
    const record = state.places.get(deps.place)?.claims.get(claim.id)
    return record ? [moved(deps.place, claim, failed(deps, record.progress, error, retry))] : []
  })
}

/** Moves those that are still there, as they are now. */
function move(
  deps: RoundDeps,
  records: readonly ClaimRecord[],
  how: (progress: Progress) => Progress,
): Promise<Result<void, AppError>> {
  return deps.store.commit((state) =>
    records.flatMap(({ claim }) => {
      const now = state.places.get(deps.place)?.claims.get(claim.id)
      if (!now) return []
      const progress = how(now.progress)
      return progress === now.progress ? [] : [moved(deps.place, claim, progress)]
    }),
  )
}
