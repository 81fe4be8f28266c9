import { appError } from '@shared/errors'
import type { Handlers } from '@shared/ipc/contract'
import { discard, tryAgain, type Progress } from '@shared/outbox/machine'
import { err, ok } from '@shared/result'
import type { ClaimRecord } from '@shared/state/document'
import { currentPlace } from '@shared/state/state'
import { modelClaimOf } from '../sync/batch'
import type { Context } from './context'

export function syncHandlers({
  store,
  sync,
}: Context): Pick<Handlers, 'sync.now' | 'outbox.try-again' | 'outbox.discard'> {
  /** Moves a claim of the current place, and with it what hangs on it; answers `conflict` where it cannot be moved. */
  const move = async (id: string, how: (progress: Progress) => Progress | null, withProfiles: boolean) => {
    const place = currentPlace(store.state)?.head.id
    const outcome = { code: 'not-found' as 'not-found' | 'conflict' | null }
    const stored = await store.commit((state) => {
      const claims = place === undefined ? undefined : state.places.get(place)?.claims
      const record = claims?.get(id)
      if (!record || !claims || place === undefined) return []
      const hangs = ({ claim }: ClaimRecord) => modelClaimOf(claim) === id
      const all = [record, ...(withProfiles ? [...claims.values()].filter(hangs) : [])]
      const moves = all.map(({ claim, progress }) => ({ claim, progress: how(progress) }))
      outcome.code = moves[0]?.progress ? null : 'conflict'
      if (outcome.code !== null) return []
      return moves.flatMap(({ claim, progress }) =>
        progress ? [{ change: 'claim-moved' as const, place, claim: claim.id, progress }] : [],
      )
    })
    if (!stored.ok) return stored
    return outcome.code === null ? ok({}) : err(appError(outcome.code, { claim: id }))
  }

  return {
    'sync.now': async () => {
      await sync.now()
      return ok({})
    },
    'outbox.try-again': async ({ claim }) => {
      const moved = await move(claim, tryAgain, false)
      if (moved.ok) sync.kick()
      return moved
    },
    'outbox.discard': ({ claim }) => move(claim, discard, true),
  }
}
