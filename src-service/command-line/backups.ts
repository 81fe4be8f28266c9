import { makeBackup, type BackedUp } from '../backup/make-backup'
import { fillingFrom, readManifest, restoreFiles } from '../backup/restore-backup'
import { openData, type Opened } from './opened'

export const backUp = (opened: Opened, data: string, folder: string): Promise<BackedUp> =>
  makeBackup({ ...opened, dataFolder: data }, folder)

export function sentenceOfBackup(folder: string, { rows, uploads, missing }: BackedUp): string {
  const lost = missing === 0 ? '' : ` Uploads that are not on disk as they were sent: ${missing}.`
  return `${folder} holds ${rows} rows and ${uploads} uploads.${lost}`
}

/** The files first, so that a database that is there has them. Nothing is opened that was there before. */
export async function restore(data: string, database: string | null, folder: string): Promise<Opened> {
  const manifest = await readManifest(folder)
  await restoreFiles(folder, manifest, data)
  return openData(data, database, fillingFrom(folder, manifest))
}
