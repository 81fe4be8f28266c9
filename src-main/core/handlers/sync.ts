import { uploadOf } from '@shared/claims/claim'
import { appError } from '@shared/errors'
import type { Handlers } from '@shared/ipc/contract'
import { discard, goOn, pause, tryAgain, type Progress } from '@shared/outbox/machine'
import { err, ok } from '@shared/result'
import type { ClaimRecord } from '@shared/state/document'
import { currentPlace } from '@shared/state/state'
import { modelClaimOf } from '../sync/batch'
import type { Context } from './context'

type HangsOn = (other: ClaimRecord, moved: ClaimRecord) => boolean

const alone: HangsOn = () => false
const isProfileOf: HangsOn = (other, model) => modelClaimOf(other.claim) === model.claim.id
const ofOneUpload: HangsOn = (other, { claim }) => {
  const sha256 = uploadOf(claim.body)?.sha256
  return sha256 !== undefined && uploadOf(other.claim.body)?.sha256 === sha256
}

export function syncHandlers({
  store,
  sync,
}: Context): Pick<Handlers, 'sync.now' | 'outbox.try-again' | 'outbox.pause' | 'outbox.discard'> {
  /** Moves a claim of the current place, and with it what hangs on it; answers `conflict` where it cannot be moved. */
  const move = async (id: string, how: (progress: Progress) => Progress | null, hangsOn: HangsOn) => {
    const place = currentPlace(store.state)?.head.id
    const outcome = { code: 'not-found' as 'not-found' | 'conflict' | null }
    const stored = await store.commit((state) => {
      const claims = place === undefined ? undefined : state.places.get(place)?.claims
      const record = claims?.get(id)
      if (!record || !claims || place === undefined) return []
      const all = [
        record,
        ...[...claims.values()].filter((other) => other !== record && hangsOn(other, record)),
      ]
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
      const moved = await move(claim, tryAgain, alone)
      if (moved.ok) sync.kick()
      return moved
    },
    'outbox.pause': async ({ claim, paused }) => {
      const moved = await move(claim, paused ? pause : goOn, ofOneUpload)
      if (moved.ok && !paused) sync.kick()
      return moved
    },
    'outbox.discard': ({ claim }) => move(claim, discard, isProfileOf),
  }
}
