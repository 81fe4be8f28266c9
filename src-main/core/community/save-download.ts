import { mkdir, rm } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { appError, type AppError } from '@shared/errors'
import type { FileKind } from '@shared/inspect/report'
import { err, ok, type Result } from '@shared/result'
import type { Inspector } from '../ports'
import { writeError } from '../store/disk'
import { placeFile, stemOf } from './place-file'

export type SaveDeps = {
  readonly inspector: Pick<Inspector, 'inspect'>
  /** Where what is not whole yet lies; nobody watches it. */
  readonly drafts: string
  readonly newId: () => string
}

/** In the app's data folder; what is in it is half fetched, and removed at start. */
export const draftsFolder = (dataFolder: string): string => join(dataFolder, 'downloads')

/**
 * Has a file fetched, looks at it as at any other, and only then puts it into the folder: whole, under a name of its
 * own. Gives its path.
 */
export async function saveDownload(
  { inspector, drafts, newId }: SaveDeps,
  folder: string,
  title: string,
  fetch: (path: string) => Promise<Result<null, AppError>>,
): Promise<Result<string, AppError>> {
  const draft = join(drafts, newId())
  try {
    await mkdir(drafts, { recursive: true, mode: 0o700 })
    const fetched = await fetch(draft)
    if (!fetched.ok) return fetched
    const report = await inspector.inspect(draft)
    if (!report.ok) return report
    const extension = extensions[report.value.kind]
    if (extension === null) return err(appError('file-rejected', { file: basename(title) }))
    return ok(await placeFile(draft, folder, stemOf(title), extension))
  } catch (error) {
    return err(writeError(error))
  } finally {
    await rm(draft, { force: true })
  }
}

/** How slicers name what they import; null for what nobody publishes. */
const extensions: Readonly<Record<FileKind, string | null>> = {
  'project-3mf': '.3mf',
  'plain-3mf': '.3mf',
  'sliced-3mf': '.gcode.3mf',
  preset: '.json',
  'preset-bundle': '.orca_printer',
  gcode: '.gcode',
  'slicer-config': null,
  unknown: null,
}
