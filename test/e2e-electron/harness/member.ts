import { renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import { formFromDraft } from '@shared/ipc/publish-form'
import type { FileRow, PublishForm } from '@shared/ipc/views'
import type { RunningApp } from './launch'

/** What a member does, over the same bridge as the page. */

export async function acceptFolder(app: RunningApp, folder: string): Promise<string> {
  await app.page()
  await app.answerFolderDialog(folder)
  const { folder: id } = await app.ask('folders.choose', {})
  if (id === null) throw new Error(`${folder} was not accepted`)
  await expect
    .poll(async () => (await app.ask('state.get', {})).folders.find((known) => known.id === id)?.watching)
    .toBe('yes')
  return id
}

export const choosePractice = (app: RunningApp) => app.ask('place.choose', { kind: 'practice' })

/** As slicers save: whole, then moved into place. */
export function saveInto(folder: string, name: string, bytes: Uint8Array): void {
  writeFileSync(join(folder, `.${name}.part`), bytes)
  renameSync(join(folder, `.${name}.part`), join(folder, name))
}

export async function rowOf(app: RunningApp, name: string): Promise<FileRow | undefined> {
  const { files } = await app.ask('files.list', {})
  return files.find((row) => row.name === name && row.state !== 'gone')
}

export async function verdictOf(app: RunningApp, name: string, timeout = 15_000): Promise<FileRow> {
  await expect.poll(async () => (await rowOf(app, name))?.state, { timeout, intervals: [50] }).toBe('checked')
  const row = await rowOf(app, name)
  if (row === undefined) throw new Error(`${name} is gone again`)
  return row
}

/**
 * Publishes with what the sheet is filled with; answers with the claims that were recorded. Where the file does not
 * say whose the model is, the member says that it is their own.
 */
export async function publish(
  app: RunningApp,
  file: string,
  stated?: PublishForm['origin'],
): Promise<readonly string[]> {
  const { draft } = await app.ask('files.detail', { file })
  if (draft === null) throw new Error('nothing of the file can be published')
  const form = formFromDraft(draft, stated ?? draft.origin ?? 'original')
  const { claims } = await app.ask('files.publish', { file, form })
  return claims
}
