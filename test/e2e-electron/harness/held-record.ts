import { execFileSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { previousJournalFile } from '@core/store/recover'

/**
 * Keeps the next start from reading its record until it is let go: its window opens, and all that needs core waits. A
 * part of the journal is a pipe, which is read when somebody writes into it.
 */
export function holdRecord(profile: string): { readonly letGo: () => Promise<void> } {
  const store = join(profile, 'data', 'store')
  mkdirSync(store, { recursive: true })
  const pipe = join(store, previousJournalFile)
  execFileSync('mkfifo', [pipe])
  return { letGo: () => writeFile(pipe, '') }
}
