import { copyFile, mkdir, rm, writeFile } from 'node:fs/promises'
import { basename, join, parse } from 'node:path'
import { shippedSites } from '@shared/assisted/shipped'
import { appError } from '@shared/errors'
import type { Handlers } from '@shared/ipc/contract'
import type { Kit, PublishForm, Site } from '@shared/ipc/views'
import { answer, asking, discard } from '@shared/outbox/machine'
import { err, ok } from '@shared/result'
import type { ClaimRecord } from '@shared/state/document'
import { currentPlace, type Place } from '@shared/state/state'
import { photoBytesOf } from '../photo-bytes'
import { sitesOf } from '../projection/app-state'
import type { ScrubbedCopy } from '../ports'
import { writeError } from '../store/disk'
import { done, type Context } from './context'

/** A folder for each file whose kit was made, with the copy and the pictures to drag out. */
export const kitFolder = (dataFolder: string): string => join(dataFolder, 'kits')

type LaidOut = { readonly copy: string; readonly pictures: readonly string[] }
type Picture = { readonly bytes: Uint8Array; readonly mime: string }

/** Assisted mode: everything prepared for a site's own page, and then the member's word on whether it went through. */
export function kitHandlers(
  context: Context,
): Pick<Handlers, 'kit.make' | 'kit.show-copy' | 'kit.drag-out' | 'kit.open-page' | 'kit.answer'> {
  const { store, deps, publisher, estimate } = context
  const kits = new Map<string, LaidOut>()

  const here = (): { readonly place: Place; readonly site: Site } | null => {
    const place = currentPlace(store.state)
    const site = sitesOf(store.state, shippedSites()).find(({ id }) => id === place?.head.site)
    return place && site ? { place, site } : null
  }
  const notHere = () => err(appError('not-possible-here', { choose: 'site' }))
  const asked = (place: Place, file: string): ClaimRecord[] =>
    [...place.claims.values()].filter((record) => record.file === file && record.progress.state === 'ask')

  /** A copy under the file's own name, in a folder of its own: it is what the member drags onto the page. */
  const layOut = async (
    file: string,
    path: string,
    copy: ScrubbedCopy,
    form: PublishForm,
  ): Promise<LaidOut> => {
    const folder = join(kitFolder(deps.dataFolder), file)
    // The kit before it may have had other pictures.
    await rm(folder, { recursive: true, force: true })
    await mkdir(folder, { recursive: true, mode: 0o700 })
    const laid = { copy: join(folder, basename(path)), pictures: await layPictures(folder, path, form) }
    await copyFile(copy.path, laid.copy)
    kits.set(file, laid)
    return laid
  }

  const layPictures = async (folder: string, path: string, form: PublishForm): Promise<string[]> => {
    const laid: string[] = []
    for (const { bytes, mime } of await picturesOf(path, form)) {
      const ending = mime === 'image/png' ? 'png' : 'jpg'
      const picture = join(folder, `${parse(path).name}-${String(laid.length + 1)}.${ending}`)
      await writeFile(picture, bytes)
      laid.push(picture)
    }
    return laid
  }

  /** The cover first, then the photos that are not the cover. */
  const picturesOf = async (path: string, { photos, cover }: PublishForm): Promise<Picture[]> => {
    const drawn = photos.map((photo) => ({ bytes: photoBytesOf(photo), mime: 'image/jpeg' }))
    const first = cover !== null && 'photo' in cover ? drawn[cover.photo] : undefined
    if (first) return [first, ...drawn.filter((photo) => photo !== first)]
    const plate = cover !== null && 'plate' in cover ? cover.plate : null
    const ofFile = await deps.inspector.picture(path, plate, 'large')
    return ofFile ? [ofFile, ...drawn] : drawn
  }

  const kitOf = (file: string, laid: LaidOut, copy: ScrubbedCopy, form: PublishForm, site: Site): Kit => ({
    file,
    copyName: basename(laid.copy),
    pictureNames: laid.pictures.map((path) => basename(path)),
    copySize: copy.size,
    removed: copy.removed.length,
    title: form.title,
    description: form.description,
    tags: form.tags,
    licence: form.licence,
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
      try {
        return ok(kitOf(id, await layOut(id, file.path, copy, form), copy, form, site))
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
