import { uploadsOf } from '@shared/claims/claim'
import { appError, type AppError } from '@shared/errors'
import type { SyncView } from '@shared/ipc/views'
import { giveBack, isOpen } from '@shared/outbox/machine'
import { err, type Result } from '@shared/result'
import { currentPlace, type Place } from '@shared/state/state'
import { backoffMs } from '@shared/sync/backoff'
import type { Clock } from '@shared/time'
import type { Log } from '../ports'
import { isPending } from '../points/speculation'
import type { Spool } from '../publish/spool'
import type { Store } from '../store/store'
import { connect, type ConnectDeps } from './connect'
import { syncRound } from './round'

export type SyncDeps = ConnectDeps & {
  readonly store: Store
  readonly spool: Spool
  readonly clock: Clock
  readonly random: () => number
  readonly log: Log
  readonly onChange: () => void
  readonly onUpload: (claim: string, upload: { readonly sent: number; readonly size: number } | null) => void
  /** How often a service is asked for news while nothing of ours waits. */
  readonly pollMs?: number
  readonly backoff?: { readonly firstMs: number; readonly mostMs: number }
}

/** Sends what waits and takes in what changed, whenever there is reason to, and tries again by itself. */
export type Sync = {
  readonly view: () => SyncView
  /** There is something new to send. */
  readonly kick: () => void
  /** Now, whatever was said about the next try; answers when that try is over. */
  readonly now: () => Promise<void>
  readonly suspend: () => void
  readonly resume: () => void
  /** Another place was chosen: what is under way for the one before is broken off. */
  readonly placeChanged: () => void
  readonly dispose: () => Promise<void>
}

type Outcome = 'fine' | { readonly error: AppError; readonly nextTryAt: string }

/** Nothing that waiting could mend: the member has to do something. */
const needsMember = new Set<AppError['code']>([
  'unauthorised',
  'forbidden',
  'wrong-service',
  'not-possible-here',
])

export function createSync(deps: SyncDeps): Sync {
  const { store, clock, random, log, pollMs = 5 * 60_000 } = deps
  const backoff = deps.backoff ?? { firstMs: 2_000, mostMs: 5 * 60_000 }
  let running: Promise<void> | null = null
  let again = false
  let abort = new AbortController()
  let timer: NodeJS.Timeout | null = null
  let failures = 0
  let last: { readonly place: string; readonly outcome: Outcome } | null = null
  let suspended = false
  let disposed = false
  const goesOn = () => again && !disposed && !suspended

  const place = (): Place | null => {
    const current = currentPlace(store.state)
    return current === null || current.head.kind === 'assisted' ? null : current
  }
  const lastOf = (head: string): Outcome | null => (last?.place === head ? last.outcome : null)

  const round = async (current: Place, signal: AbortSignal): Promise<Result<void, AppError>> => {
    const connected = await connect(deps, current.head, signal)
    if (!connected.ok) return connected
    const { client, about } = connected.value
    const named = { service: about.service, name: about.name }
    const stored = await store.commit((state) => {
      const head = state.places.get(current.head.id)?.head
      if (!head || (head.service === named.service && head.name === named.name)) return []
      return [{ change: 'place-put', place: { ...head, ...named } }]
    })
    if (!stored.ok) return stored
    return syncRound({ ...deps, client, place: current.head.id })
  }

  const run = async () => {
    const current = place()
    if (!current || disposed) return
    const { id } = current.head
    const { signal } = abort
    deps.onChange()
    const result = await round(current, signal).catch((error: unknown) => {
      log('sync.broken', { reason: String(error) })
      return err(appError('unexpected'))
    })
    if (signal.aborted) return
    failures = result.ok ? 0 : failures + 1
    if (result.ok) last = { place: id, outcome: 'fine' }
    else {
      const waitMs = backoffMs(failures, random(), backoff)
      const nextTryAt = new Date(clock.now().getTime() + waitMs).toISOString()
      last = { place: id, outcome: { error: result.error, nextTryAt } }
      log('sync.unreachable', { code: result.error.code, nextTryAt, waiting: waitingIn(current) })
    }
    await sweep()
    planNext(result.ok ? null : result.error)
  }

  const start = (): Promise<void> => {
    if (running) {
      again = true
      return running
    }
    if (timer) clearTimeout(timer)
    timer = null
    running = (async () => {
      do {
        again = false
        await run()
      } while (goesOn())
    })().finally(() => {
      running = null
      deps.onChange()
    })
    return running
  }

  const planNext = (error: AppError | null) => {
    if (timer) clearTimeout(timer)
    timer = null
    const current = place()
    if (!current || disposed || suspended) return
    const inMs = nextInMs(current, error)
    if (inMs === null) return
    timer = setTimeout(() => void start(), Math.max(50, inMs))
  }

  const nextInMs = (current: Place, error: AppError | null): number | null => {
    const now = clock.now().getTime()
    const outcome = lastOf(current.head.id)
    if (error !== null && outcome !== null && outcome !== 'fine') {
      return needsMember.has(error.code) ? pollMs : Date.parse(outcome.nextTryAt) - now
    }
    const tries = [...current.claims.values()].flatMap(({ progress }) =>
      progress.state === 'waiting'
        ? [progress.nextTryAt === null ? now : Date.parse(progress.nextTryAt)]
        : [],
    )
    const soonest = tries.length > 0 ? Math.min(...tries) - now : null
    // The service inside the app knows nothing that was not sent from here: it may sleep.
    const poll =
      current.head.kind === 'service' || [...current.claims.values()].some((r) => isPending(r, current))
    return soonest === null ? (poll ? pollMs : null) : Math.min(soonest + 50, pollMs)
  }

  /** Copies that no open claim of any place needs are removed. */
  const sweep = () => deps.spool.sweep((sha256) => isNeeded(store, sha256)).catch(() => undefined)

  return {
    view: () => {
      const current = place()
      if (!current)
        return { state: 'nothing-to-sync', waiting: 0, lastAt: null, nextTryAt: null, error: null }
      const waiting = waitingIn(current)
      const lastAt = current.account?.at ?? null
      const outcome = lastOf(current.head.id)
      if (running) return { state: 'syncing', waiting, lastAt, nextTryAt: null, error: null }
      if (outcome !== null && outcome !== 'fine') {
        const state = needsMember.has(outcome.error.code) ? 'not-allowed' : 'unreachable'
        return { state, waiting, lastAt, nextTryAt: outcome.nextTryAt, error: outcome.error }
      }
      return { state: waiting > 0 ? 'waiting' : 'idle', waiting, lastAt, nextTryAt: null, error: null }
    },
    kick: () => {
      if (!suspended && !disposed) void start()
    },
    now: async () => {
      const id = place()?.head.id
      if (id === undefined || disposed) return
      await start()
    },
    suspend: () => {
      suspended = true
      if (timer) clearTimeout(timer)
      timer = null
    },
    resume: () => {
      suspended = false
      failures = 0
      const current = place()
      if (current && (current.head.kind === 'service' || hasOpen(current))) void start()
    },
    placeChanged: () => {
      abort.abort()
      abort = new AbortController()
      failures = 0
      void (running ?? Promise.resolve()).then(() => start())
    },
    dispose: async () => {
      disposed = true
      if (timer) clearTimeout(timer)
      abort.abort()
      await running
    },
  }
}

/** Whether an open claim of any place still needs this copy. */
export function isNeeded(store: Store, sha256: string): boolean {
  for (const { claims } of store.state.places.values()) {
    for (const { claim, progress } of claims.values()) {
      if (!uploadsOf(claim.body).some((upload) => upload.sha256 === sha256)) continue
      const { state, outcome } = progress
      if (state === 'ask' || (outcome === null && state !== 'discarded' && state !== 'not-done')) return true
    }
  }
  return false
}

const waitingIn = (place: Place): number =>
  [...place.claims.values()].filter(
    ({ progress }) => progress.state === 'waiting' || progress.state === 'sending',
  ).length

const hasOpen = (place: Place): boolean =>
  [...place.claims.values()].some((record) => isOpen(record.progress) || isPending(record, place))

/** What a killed process left as being sent goes back to the queue. */
export async function returnLeases(store: Store): Promise<void> {
  await store.commit((state) =>
    [...state.places.values()].flatMap(({ head, claims }) =>
      [...claims.values()].flatMap(({ claim, progress }) =>
        progress.state === 'sending'
          ? [
              {
                change: 'claim-moved' as const,
                place: head.id,
                claim: claim.id,
                progress: giveBack(progress),
              },
            ]
          : [],
      ),
    ),
  )
}
