import { randomUUID } from 'node:crypto'
import { lstat } from 'node:fs/promises'
import { join } from 'node:path'
import { monotonicFactory } from 'ulid'
import type { AppError } from '@shared/errors'
import type { Report } from '@shared/inspect/report'
import { scrubFile } from '@shared/inspect-node/scrub-file'
import { defaultLimits } from '@shared/inspect/limits'
import type { PublishForm } from '@shared/ipc/views'
import { tryAgain } from '@shared/outbox/machine'
import { ok, type Result } from '@shared/result'
import type { ClaimRecord, FileRecord, PlaceHead } from '@shared/state/document'
import { currentPlace, type Place } from '@shared/state/state'
import { fileRecord } from '@core/files/file-record'
import { handedInId } from '@core/files/handed-in'
import { createStandings, type Standing } from '@core/points/standings'
import { versionsFor } from '@core/programmes'
import { claimsFor, createPublisher } from '@core/publish/publisher'
import { createSpool, spoolFolder } from '@core/publish/spool'
import { openStore } from '@core/store/store'
import type { ServiceClient } from '@core/sync/client'
import { isNeeded, returnLeases } from '@core/sync/loop'
import { syncRound } from '@core/sync/round'
import type { CommunityDeps } from './session'

/**
 * What the command line published and what of it still waits, kept as the app keeps it: a claim is on disk before it is
 * first sent, so that a command that was killed goes on where it was, and nothing is published twice.
 */
export type Outbox = {
  readonly place: () => Place
  readonly standing: () => Standing
  /** The claims that were made of this content, those refused left out. */
  readonly claimsOf: (sha256: string | null) => readonly ClaimRecord[]
  /** Takes a file in as it was checked. */
  readonly take: (path: string, report: Report) => Promise<Result<FileRecord, AppError>>
  readonly publish: (file: FileRecord, form: PublishForm) => Promise<Result<readonly string[], AppError>>
  /** Sends what waits, and takes in what the service says of the member. */
  readonly sync: (client: ServiceClient) => Promise<Result<void, AppError>>
  readonly dispose: () => Promise<void>
}

/** Opens it for a member of a service; throws `StoreInUseError` while another command has it open. */
export async function openOutbox({ folder, clock }: CommunityDeps, head: PlaceHead): Promise<Outbox> {
  const store = await openStore({ folder: join(folder, 'store'), clock })
  await returnLeases(store)
  const known = [...store.state.places.values()].find(
    (place) => place.head.service === head.service && place.head.member === head.member,
  )
  const id = known?.head.id ?? randomUUID()
  await store.commit(() => [
    { change: 'place-put', place: { ...head, id } },
    { change: 'place-chosen', place: id },
  ])
  const ulid = monotonicFactory()
  const newId = () => ulid(clock.now().getTime())
  const spool = createSpool(spoolFolder(folder))
  await spool.clearDrafts()
  const publisher = createPublisher({
    ...{ store, spool, clock, newId },
    inspector: { scrub: (path, into) => scrubFile(path, into, defaultLimits) },
    log: () => undefined,
    onChanged: () => undefined,
  })
  const standingOf = createStandings(versionsFor(store), clock)
  const place = () => {
    const current = currentPlace(store.state)
    if (current === null) throw new Error('the place was put and chosen')
    return current
  }

  return {
    place,
    standing: () => standingOf(place()),
    claimsOf: (sha256) => (sha256 === null ? [] : claimsFor(place(), sha256)),
    take: async (path, report) => {
      const { size, mtimeMs } = await lstat(path)
      const before = [...store.state.files.values()].find((file) => file.path === path)
      const seenAt = clock.now().toISOString()
      const file = fileRecord(
        { id: before?.id ?? newId(), path, root: handedInId, size, mtimeMs, seenAt },
        report,
      )
      const stored = await store.commit(() => [{ change: 'file-put', file }])
      return stored.ok ? ok(file) : stored
    },
    publish: (file, form) => publisher.publish(file.id, form),
    sync: async (client) => {
      // Whoever types a command wants it tried now, whatever was said about the next try.
      const due = await store.commit((state) =>
        [...(state.places.get(id)?.claims.values() ?? [])]
          .filter(({ progress }) => progress.state === 'waiting' && progress.nextTryAt !== null)
          .map(({ claim, progress }) => ({
            ...{ change: 'claim-moved' as const, place: id, claim: claim.id },
            progress: tryAgain(progress),
          })),
      )
      if (!due.ok) return due
      const round = await syncRound({
        ...{ store, spool, client, clock, place: id, random: Math.random },
        log: () => undefined,
        onUpload: () => undefined,
      })
      await spool.sweep((sha256) => isNeeded(store, sha256))
      return round
    },
    dispose: () => store.dispose(),
  }
}
