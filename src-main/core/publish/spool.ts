import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, open, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import type { UploadRef } from '@shared/claims/claim'
import { appError, type AppError } from '@shared/errors'
import { err, ok, type Result } from '@shared/result'
import type { Inspector, ScrubbedCopy } from '../ports'
import { realDisk, writeError } from '../store/disk'
import { hashFile } from './hash-file'

/** The scrubbed copies, and photos beside them, that wait to be sent, named by their hash. The member's own files are never sent or moved. */
export type Spool = {
  /** A scrubbed copy that lies flushed in the spool, its hash compared with what the inspector said. */
  readonly add: (inspector: Pick<Inspector, 'scrub'>, path: string) => Promise<Result<ScrubbedCopy, AppError>>
  /** Bytes that lie flushed in the spool, under a name for the service. */
  readonly keep: (bytes: Buffer, name: string) => Promise<Result<UploadRef, AppError>>
  readonly pathOf: (sha256: string, name: string) => string
  /** The claim on a copy that was added is recorded, or given up: it is kept for as long as the claim needs it. */
  readonly release: (sha256: string) => void
  /**
   * Removes what nothing waits for. Asked for each copy at the moment of removal: a claim that was recorded since the
   * sweep began needs its copy too.
   */
  readonly sweep: (isNeeded: (sha256: string) => boolean) => Promise<void>
  /** Removes what a killed process left half made; at start only. */
  readonly clearDrafts: () => Promise<void>
}

/** Where it is in the app's data folder. */
export const spoolFolder = (dataFolder: string): string => join(dataFolder, 'outbox-files')

export function createSpool(folder: string): Spool {
  const held = new Map<string, number>()
  let turn: Promise<unknown> = Promise.resolve()
  /** A copy must not be put in place and swept away in the same moment. */
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const mine = turn.then(work)
    turn = mine.catch(() => undefined)
    return mine
  }
  const pathOf = (sha256: string, name: string) => join(folder, `${sha256}${extname(name).toLowerCase()}`)
  /** Moves what was made in a draft folder to its place, where it is held until it is released. */
  const put = async (path: string, sha256: string, kept: string): Promise<void> => {
    await flush(path)
    await inTurn(async () => {
      held.set(sha256, (held.get(sha256) ?? 0) + 1)
      await rename(path, kept)
    })
    await realDisk.flushFolder(folder)
  }
  const inDraft = async <T>(
    make: (draft: string) => Promise<Result<T, AppError>>,
  ): Promise<Result<T, AppError>> => {
    let draft: string | null = null
    try {
      await mkdir(folder, { recursive: true, mode: 0o700 })
      draft = await mkdtemp(join(folder, 'draft-'))
      return await make(draft)
    } catch (error) {
      return err(writeError(error))
    } finally {
      if (draft !== null) await rm(draft, { recursive: true, force: true }).catch(() => undefined)
    }
  }
  return {
    pathOf,
    add: (inspector, path) =>
      inDraft(async (draft) => {
        const scrubbed = await inspector.scrub(path, draft)
        if (!scrubbed.ok) return scrubbed
        const copy = scrubbed.value
        if ((await hashFile(copy.path)) !== copy.sha256) return err(appError('hash-mismatch'))
        const kept = pathOf(copy.sha256, path)
        await put(copy.path, copy.sha256, kept)
        return ok({ ...copy, path: kept })
      }),
    keep: (bytes, name) =>
      inDraft(async (draft) => {
        const sha256 = createHash('sha256').update(bytes).digest('hex')
        const made = join(draft, sha256)
        await writeFile(made, bytes)
        await put(made, sha256, pathOf(sha256, name))
        return ok({ sha256, size: bytes.byteLength, name })
      }),
    release: (sha256) => {
      const count = (held.get(sha256) ?? 1) - 1
      if (count > 0) held.set(sha256, count)
      else held.delete(sha256)
    },
    clearDrafts: async () => {
      for (const name of await readdir(folder).catch(() => [])) {
        if (name.startsWith('draft-')) await rm(join(folder, name), { recursive: true, force: true })
      }
    },
    sweep: async (isNeeded) => {
      for (const name of await readdir(folder).catch(() => [])) {
        const [sha256 = ''] = name.split('.')
        if (sha256.length !== 64) continue
        await inTurn(async () => {
          if (!isNeeded(sha256) && !held.has(sha256)) await rm(join(folder, name), { force: true })
        })
      }
    },
  }
}

async function flush(path: string): Promise<void> {
  const file = await open(path, 'r+')
  await file.sync().finally(() => file.close())
}
