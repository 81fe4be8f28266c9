import { readFile } from 'node:fs/promises'
import { err, type Result } from '@shared/result'
import { loadProgramme, type ProgrammeFault } from '@shared/programme/load'
import type { Programme } from '@shared/programme/schema'

export type ProgrammeFileError =
  | { readonly kind: 'unreadable'; readonly reason: string }
  | { readonly kind: 'faults'; readonly faults: readonly ProgrammeFault[] }

export async function readProgramme(file: string): Promise<Result<Programme, ProgrammeFileError>> {
  let text: string
  try {
    text = await readFile(file, 'utf8')
  } catch (error) {
    return err({ kind: 'unreadable', reason: error instanceof Error ? error.message : String(error) })
  }
  const loaded = loadProgramme(jsonOf(text))
  return loaded.ok ? loaded : err({ kind: 'faults', faults: loaded.error })
}

/** What is not JSON is no programme either: `undefined` is refused with the path of the whole. */
function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\u{FEFF}/u, '')) as unknown
  } catch {
    return undefined
  }
}

export const faultLines = (faults: readonly ProgrammeFault[]): string =>
  faults.map(({ path, expected }) => `  ${path}: expected ${expected}\n`).join('')
