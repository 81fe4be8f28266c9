import { lstat } from 'node:fs/promises'
import { basename } from 'node:path'
import type { ClaimBody, Cover, ModelRef, UploadRef } from '@shared/claims/claim'
import { appError, type AppError } from '@shared/errors'
import type { PublishForm } from '@shared/ipc/views'
import { waiting, type Progress } from '@shared/outbox/machine'
import { err, ok, type Result } from '@shared/result'
import type { ClaimRecord, FileRecord } from '@shared/state/document'
import { currentPlace, type Place } from '@shared/state/state'
import type { Clock } from '@shared/time'
import { photoBytesOf } from '../photo-bytes'
import { knownModels, publishableOf } from '../points/file-worth'
import type { Inspector, Log, ScrubbedCopy } from '../ports'
import type { Store } from '../store/store'
import { hashFile } from './hash-file'
import type { Spool } from './spool'

export type PublisherDeps = {
  readonly store: Store
  readonly spool: Spool
  readonly inspector: Pick<Inspector, 'scrub'>
  readonly clock: Clock
  readonly newId: () => string
  readonly log: Log
  /** The file on disk is not the one that was checked. */
  readonly onChanged: (file: FileRecord) => void
}

export type Publisher = {
  /** Records the claims; they are on disk when this answers. The same content again gives the first claims. */
  readonly publish: (file: string, form: PublishForm) => Promise<Result<readonly string[], AppError>>
  /** The same for a site: the copy lies ready, and the member is asked whether it went through. */
  readonly prepare: (
    file: string,
    form: PublishForm,
    progress: Progress,
  ) => Promise<Result<{ readonly claims: readonly string[]; readonly copy: ScrubbedCopy }, AppError>>
}

const stillStands = ({ progress }: ClaimRecord): boolean =>
  progress.state !== 'refused' && progress.state !== 'discarded' && progress.state !== 'not-done'

export const claimsFor = (place: Place, sha256: string): readonly ClaimRecord[] =>
  [...place.claims.values()].filter((record) => record.source === sha256 && stillStands(record))

export function createPublisher(deps: PublisherDeps): Publisher {
  const { store, spool, inspector, clock, newId, log } = deps
  /** One at a time per content: two clicks, or a click and a folder, make one claim. */
  const turns = new Map<string, Promise<unknown>>()

  const inTurn = async <T>(key: string, work: () => Promise<T>): Promise<T> => {
    const mine = (turns.get(key) ?? Promise.resolve()).catch(() => undefined).then(work)
    turns.set(key, mine)
    try {
      return await mine
    } finally {
      if (turns.get(key) === mine) turns.delete(key)
    }
  }

  const prepare: Publisher['prepare'] = async (id, form, progress) => {
    const file = store.state.files.get(id)
    const place = currentPlace(store.state)
    if (!file || file.sha256 === null) return err(appError('not-found', { file: id }))
    if (!place) return err(appError('not-possible-here', { choose: 'place' }))
    const { publishes } = publishableOf(file, knownModels(place))
    if (publishes.length === 0) return err(appError('does-not-qualify'))
    if (!publishes.includes('model') && form.forModel === null) return err(appError('model-unknown'))
    const unchanged = await isAsChecked(file)
    if (!unchanged) {
      deps.onChanged(file)
      return err(appError('file-changed', { file: basename(file.path) }))
    }
    const copy = await spool.add(inspector, file.path)
    if (!copy.ok) return copy
    const held = [copy.value.sha256]
    try {
      const fault = faultOf(copy.value, publishes)
      if (fault) return err(fault)
      // Again after the copy was made: what is sent is what was checked.
      if (!(await isAsChecked(file))) {
        deps.onChanged(file)
        return err(appError('file-changed', { file: basename(file.path) }))
      }
      const photos: UploadRef[] = []
      for (const [at, drawn] of (publishes.includes('model') ? form.photos : []).entries()) {
        const photo = await spool.keep(photoBytesOf(drawn), `photo-${String(at + 1)}.jpg`)
        if (!photo.ok) return photo
        held.push(photo.value.sha256)
        photos.push(photo.value)
      }
      const claims = claimRecords({ file, place, form, copy: copy.value, photos, publishes, progress })
      const stored = await store.commit((state) =>
        state.places.has(place.head.id)
          ? [{ change: 'claims-recorded', place: place.head.id, claims: [...claims] }]
          : [],
      )
      if (!stored.ok) return stored
      for (const { claim } of claims) log('claim.recorded', { kind: claim.body.kind, claim: claim.id })
      return ok({ claims: claims.map(({ claim }) => claim.id), copy: copy.value })
    } finally {
      for (const sha256 of held) spool.release(sha256)
    }
  }

  const claimRecords = (making: {
    readonly file: FileRecord
    readonly place: Place
    readonly form: PublishForm
    readonly copy: ScrubbedCopy
    readonly photos: readonly UploadRef[]
    readonly publishes: readonly ('model' | 'profile')[]
    readonly progress: Progress
  }): readonly ClaimRecord[] => {
    const { file, place, form, copy, photos, publishes, progress } = making
    const madeAt = clock.now().toISOString()
    const upload = { sha256: copy.sha256, size: copy.size, name: uploadName(file.path) }
    const record = (body: ClaimBody, label: string): ClaimRecord => ({
      claim: { id: newId(), madeAt, body },
      progress,
      label,
      file: file.id,
      source: file.sha256,
      fingerprint: file.fingerprint,
    })
    const model = publishes.includes('model')
      ? record({ kind: 'publish-model', upload, ...modelFields(form, photos) }, form.title)
      : null
    if (!publishes.includes('profile')) return model ? [model] : []
    const name = form.profileName || form.title
    const profile = record(
      { kind: 'publish-profile', upload, for: modelRef(place, model, form.forModel), name },
      name,
    )
    return model ? [model, profile] : [profile]
  }

  return {
    prepare,
    publish: async (id, form) => {
      const file = store.state.files.get(id)
      const place = currentPlace(store.state)
      if (!file || file.sha256 === null) return err(appError('not-found', { file: id }))
      if (!place || place.head.kind === 'assisted')
        return err(appError('not-possible-here', { choose: 'place' }))
      const { sha256 } = file
      return inTurn(`${place.head.id}:${sha256}`, async () => {
        const before = claimsFor(place, sha256)
        if (before.length > 0) return ok(before.map(({ claim }) => claim.id))
        const made = await prepare(id, form, waiting())
        return made.ok ? ok(made.value.claims) : made
      })
    },
  }
}

async function isAsChecked(file: FileRecord): Promise<boolean> {
  try {
    const stats = await lstat(file.path)
    if (!stats.isFile() || stats.size !== file.size || stats.mtimeMs !== file.mtimeMs) return false
    return (await hashFile(file.path)) === file.sha256
  } catch {
    return false
  }
}

/** The scrubbed bytes are checked again: they are what is sent. */
function faultOf(copy: ScrubbedCopy, publishes: readonly ('model' | 'profile')[]): AppError | null {
  const { verdict, qualifiesFor } = copy.report
  if (verdict === 'rejected') return appError('file-rejected')
  const wants = publishes.map((what) => (what === 'model' ? 'model-upload' : 'print-profile'))
  return wants.every((what) => qualifiesFor.includes(what)) ? null : appError('does-not-qualify')
}

function modelFields(form: PublishForm, photos: readonly UploadRef[]) {
  const { title, description, tags, category, licence, origin, remixOf } = form
  const cover = coverOf(form, photos)
  return {
    ...{ title, description, tags, category, licence, origin },
    ...(remixOf !== '' && { remixOf }),
    ...(photos.length > 0 && { photos: [...photos] }),
    ...(cover !== null && { cover }),
  }
}

function coverOf({ cover }: PublishForm, photos: readonly UploadRef[]): Cover | null {
  if (cover === null || 'plate' in cover) return cover
  const photo = photos[cover.photo]
  return photo ? { photo: photo.sha256 } : null
}

/** The model a profile is for: the one published with it, one that still waits here, or one that the service knows. */
function modelRef(place: Place, model: ClaimRecord | null, forModel: string | null): ModelRef {
  if (model) return { claim: model.claim.id }
  const chosen = forModel ?? ''
  return place.claims.has(chosen) ? { claim: chosen } : { model: chosen }
}

const uploadName = (path: string): string => basename(path).slice(-255)
