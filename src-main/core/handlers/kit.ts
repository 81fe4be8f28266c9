import { copyFile, mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { basename, join, parse } from 'node:path'
import { shippedSites } from '@shared/assisted/shipped'
import type { Cover, UploadRef } from '@shared/claims/claim'
import { appError } from '@shared/errors'
import type { Handlers } from '@shared/ipc/contract'
import type { Kit, PublishForm, Site } from '@shared/ipc/views'
import { answer, asking, discard } from '@shared/outbox/machine'
import { err, ok } from '@shared/result'
import type { ClaimRecord } from '@shared/state/document'
import { currentPlace, type Place } from '@shared/state/state'
import { photoBytesOf } from '../photo-bytes'
import { sitesOf } from '../projection/app-state'
import { writeError } from '../store/disk'
import { done, type Context } from './context'

/** A folder for each file whose kit was made, with the copy and the pictures to drag out. */
export const kitFolder = (dataFolder: string): string => join(dataFolder, 'kits')

type LaidOut = { readonly copy: string; readonly pictures: readonly string[] }
type Picture = { readonly bytes: Uint8Array; readonly mime: string }

type Pictures = { readonly photos: readonly Buffer[]; readonly cover: PublishForm['cover'] }
type About = Omit<Kit, 'copyName' | 'pictureNames' | 'host' | 'uploadPage'>

/** What the claims of a kit say of it; null where there are none. Only a model has more than its name. */
function aboutOf(claims: readonly ClaimRecord[]) {
  for (const { claim, label } of claims) {
    const { body } = claim
    if (body.kind === 'publish-model') {
      const { title, description, tags, licence, upload, photos = [], cover = null } = body
      return { title, description, tags, licence, upload, photos, cover }
    }
    if (body.kind === 'publish-profile')
      return {
        ...{ title: label, description: '', tags: [], licence: '' },
        ...{ upload: body.upload, photos: [], cover: null },
      }
  }
  return null
}

/** Assisted mode: everything prepared for a site's own page, and then the member's word on whether it went through. */
export function kitHandlers(context: Context): Pick<Handlers, Extract<keyof Handlers, `kit.${string}`>> {
  const { store, deps, publisher, spool, reportOf, estimate } = context
  const kits = new Map<string, LaidOut>()

  const here = (): { readonly place: Place; readonly site: Site } | null => {
    const place = currentPlace(store.state)
    const site = sitesOf(store.state, shippedSites()).find(({ id }) => id === place?.head.site)
    return place && site ? { place, site } : null
  }
  const notHere = () => err(appError('not-possible-here', { choose: 'site' }))
  /** What of a file waits for its answer, also where the same content lies in another file. */
  const asked = (place: Place, id: string): ClaimRecord[] => {
    const content = store.state.files.get(id)?.sha256 ?? null
    return [...place.claims.values()].filter(
      ({ file, source, progress }) =>
        progress.state === 'ask' && (file === id || (content !== null && source === content)),
    )
  }

  /** A copy under the file's own name, in a folder of its own: it is what the member drags onto the page. */
  const layOut = async (file: string, path: string, copy: string, pictures: Pictures): Promise<LaidOut> => {
    const folder = join(kitFolder(deps.dataFolder), file)
    // The kit before it may have had other pictures.
    await rm(folder, { recursive: true, force: true })
    await mkdir(folder, { recursive: true, mode: 0o700 })
    const laid = { copy: join(folder, basename(path)), pictures: await layPictures(folder, path, pictures) }
    await copyFile(copy, laid.copy)
    kits.set(file, laid)
    return laid
  }

  /** As it lies there since the kit was made, with the member's own photos; null where the folder was cleared. */
  const lying = async (file: string, path: string, size: number): Promise<LaidOut | null> => {
    const folder = join(kitFolder(deps.dataFolder), file)
    const copy = join(folder, basename(path))
    const there = await stat(copy).catch(() => null)
    if (there?.size !== size) return null
    const pictures = (await readdir(folder))
      .filter((name) => name !== basename(copy))
      .toSorted((a, b) => a.localeCompare(b, 'en', { numeric: true }))
    const laid = { copy, pictures: pictures.map((name) => join(folder, name)) }
    kits.set(file, laid)
    return laid
  }

  const layPictures = async (folder: string, path: string, pictures: Pictures): Promise<string[]> => {
    const laid: string[] = []
    for (const { bytes, mime } of await picturesOf(path, pictures)) {
      const ending = mime === 'image/png' ? 'png' : 'jpg'
      const picture = join(folder, `${parse(path).name}-${String(laid.length + 1)}.${ending}`)
      await writeFile(picture, bytes)
      laid.push(picture)
    }
    return laid
  }

  /** The cover first, then the photos that are not the cover. */
  const picturesOf = async (path: string, { photos, cover }: Pictures): Promise<Picture[]> => {
    const own = photos.map((bytes) => ({ bytes, mime: 'image/jpeg' }))
    const first = cover !== null && 'photo' in cover ? own[cover.photo] : undefined
    if (first) return [first, ...own.filter((photo) => photo !== first)]
    const plate = cover !== null && 'plate' in cover ? cover.plate : null
    const ofFile = await deps.inspector.picture(path, plate, 'large')
    return ofFile ? [ofFile, ...own] : own
  }

  /** Of a kit that was made before: its photos lie beside its copy until it is answered. */
  const picturesKept = async (photos: readonly UploadRef[], cover: Cover | null): Promise<Pictures> => ({
    photos: await Promise.all(photos.map(({ sha256, name }) => readFile(spool.pathOf(sha256, name)))),
    cover:
      cover === null || 'plate' in cover
        ? cover
        : { photo: photos.findIndex(({ sha256 }) => sha256 === cover.photo) },
  })

  const kitOf = (site: Site, laid: LaidOut, about: About): Kit => ({
    ...about,
    copyName: basename(laid.copy),
    pictureNames: laid.pictures.map((path) => basename(path)),
    host: new URL(site.pages.upload).host,
    uploadPage: site.pages.upload,
  })

  return {
    'kit.make': async ({ file: id, form }) => {
      const where = here()
      if (!where) return notHere()
      const file = store.state.files.get(id)
      if (!file) return err(appError('not-found', { file: id }))
      const { place, site } = where
      // A kit made anew takes the place of the one before.
      const before = asked(place, id)
      const cleared = await store.commit(() =>
        before.flatMap(({ claim, progress }) => {
          const gone = discard(progress)
          return gone
            ? [{ change: 'claim-moved' as const, place: place.head.id, claim: claim.id, progress: gone }]
            : []
        }),
      )
      if (!cleared.ok) return cleared
      const prepared = await publisher.prepare(id, form, asking())
      if (!prepared.ok) return prepared
      const { copy } = prepared.value
      const { title, description, tags, licence } = form
      const about = { file: id, copySize: copy.size, removed: copy.removed.length }
      try {
        const pictures = { photos: form.photos.map(photoBytesOf), cover: form.cover }
        const laid = await layOut(id, file.path, copy.path, pictures)
        return ok(kitOf(site, laid, { ...about, title, description, tags, licence }))
      } catch (error) {
        return err(writeError(error))
      }
    },
    'kit.made': async ({ file: id }) => {
      const where = here()
      const file = store.state.files.get(id)
      const claims = where && file ? asked(where.place, id) : []
      const about = aboutOf(claims)
      if (!where || !file || !about) return ok({ kit: null })
      const { upload, photos, cover, ...texts } = about
      const removed = (await reportOf(file))?.privacy.length ?? 0
      try {
        const laid =
          (await lying(id, file.path, upload.size)) ??
          (await layOut(
            id,
            file.path,
            spool.pathOf(upload.sha256, upload.name),
            await picturesKept(photos, cover),
          ))
        return ok({ kit: kitOf(where.site, laid, { file: id, copySize: upload.size, removed, ...texts }) })
      } catch (error) {
        return err(writeError(error))
      }
    },
    'kit.show-copy': ({ file }) => {
      const record = store.state.files.get(file)
      const laid =
        kits.get(file)?.copy ?? (record && join(kitFolder(deps.dataFolder), file, basename(record.path)))
      if (laid === undefined) return Promise.resolve(err(appError('not-found', { file })))
      deps.desktop.showInFolder(laid)
      return Promise.resolve(done(ok(undefined)))
    },
    'kit.drag-out': ({ file, name }) => {
      const laid = kits.get(file)
      const path = laid && [laid.copy, ...laid.pictures].find((one) => basename(one) === name)
      if (path === undefined) return Promise.resolve(err(appError('not-found', { file })))
      deps.desktop.dragOut(path)
      return Promise.resolve(ok({}))
    },
    'kit.open-page': async ({ page }) => {
      const where = here()
      if (!where) return notHere()
      const opened = await deps.desktop.openExternal(where.site.pages[page])
      return opened ? ok({}) : err(appError('not-possible-here', { page }))
    },
    'kit.answer': async ({ file, wentThrough }) => {
      const where = here()
      if (!where) return notHere()
      const { id } = where.place.head
      const found = { any: false }
      const stored = await store.commit((state) => {
        const place = state.places.get(id)
        const records = place ? asked(place, file) : []
        found.any = records.length > 0
        if (!place || !found.any) return []
        if (wentThrough) return estimate(place, records)
        return records.map(({ claim, progress }) => ({
          change: 'claim-moved' as const,
          place: id,
          claim: claim.id,
          progress: answer(progress, false, null),
        }))
      })
      if (!stored.ok) return stored
      return found.any ? ok({}) : err(appError('not-found', { file }))
    },
  }
}
