import { readFile, stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import { drawnPhotoOf } from '@core/photo-bytes'
import { cleanPhoto, typeOfPhoto } from '@shared/inspect-node/clean-photo'
import { drawnPhotoSchema } from '@shared/ipc/drawn-photo'
import { err, ok, type Result } from '@shared/result'
import { printablePath as printable } from '../format-report'

/** What a claim's photo may have, before and after it is cleaned. */
const mostBytes = 5_900_000

/** Photos as they are sent: without what their files say besides the picture; or what is wrong with the first bad one. */
export async function photosToSend(paths: readonly string[], cwd: string): Promise<Result<string[], string>> {
  const photos: string[] = []
  for (const path of paths) {
    const photo = await photoToSend(resolve(cwd, path))
    if (!photo.ok) return err(`${printable(path)}: ${photo.error}`)
    photos.push(photo.value)
  }
  return ok(photos)
}

async function photoToSend(path: string): Promise<Result<string, string>> {
  const found = await stat(path).catch(() => null)
  if (!found?.isFile()) return err('There is no such file.')
  if (found.size > mostBytes) return err('It is too large: a photo may have 5.9 MB.')
  const cleaned = cleanPhoto(await readFile(path))
  if (cleaned === null || typeOfPhoto(cleaned) !== 'image/jpeg') return err('It is no whole JPEG.')
  return ok(drawnPhotoSchema.parse(drawnPhotoOf(cleaned)))
}
