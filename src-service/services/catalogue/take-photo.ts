import { photoBytes } from '@shared/api/catalogue'
import { appError, type AppError } from '@shared/errors'
import { cleanPhoto } from '@shared/inspect-node/clean-photo'
import { err, ok, type Result } from '@shared/result'
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { Store } from '../../store/port'
import { isNeeded } from '../needed-uploads'
import { removeUnnamed } from '../upload-clean-up'
import { uploadFolders, type Uploads } from '../uploads'

/** A photo that was uploaded, and the field that names it in what goes wrong. */
type Sent = { readonly sha256: string; readonly field: string }

/** Keeps a photo without what it says of place, time and device, and gives the hash of what is kept. */
export async function takePhoto(
  uploads: Uploads,
  member: string,
  { sha256, field }: Sent,
): Promise<Result<string, AppError>> {
  const upload = await uploads.find(member, sha256)
  if (upload === null) return err(appError('upload-missing', { sha256 }))
  if (upload.size > photoBytes) return err(appError('too-large', { limit: photoBytes }))
  const cleaned = cleanPhoto(await readFile(uploads.pathOf(sha256)))
  if (cleaned === null) return err(appError('file-rejected', { field }))
  const hash = createHash('sha256').update(cleaned).digest('hex')
  const taken = await uploads.takeIn({
    member,
    sha256: hash,
    declaredSize: cleaned.byteLength,
    bytes: (async function* () {
      yield await Promise.resolve(cleaned)
    })(),
  })
  return taken.ok ? ok(hash) : taken
}

/** A photo that is needed no more, unless the same bytes are something else of the member's, too. */
export async function forgetUpload(
  { store, dataFolder }: { readonly store: Store; readonly dataFolder: string },
  member: string,
  sha256: string,
): Promise<void> {
  await store.write((tx) =>
    tx
      .deleteFrom('uploads')
      .where('member', '=', member)
      .where('sha256', '=', sha256)
      .where((eb) => eb.not(isNeeded(eb)))
      .execute(),
  )
  await removeUnnamed(store, uploadFolders(dataFolder).kept, [sha256])
}
