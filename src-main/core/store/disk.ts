import { constants } from 'node:fs'
import { copyFile, link, mkdir, open, readFile, readdir, rename, rm, truncate } from 'node:fs/promises'
import { appError, type AppError } from '@shared/errors'

/** The few things the store asks of a disk. Tests bring one that forgets what was not flushed, or is full. */
export type Disk = {
  readonly read: (path: string) => Promise<Uint8Array | null>
  readonly list: (folder: string) => Promise<readonly string[]>
  readonly makeFolder: (path: string) => Promise<void>
  /** Writes a new file and flushes it before answering. */
  readonly writeFlushed: (path: string, bytes: Uint8Array) => Promise<void>
  readonly rename: (from: string, to: string) => Promise<void>
  /** A second name for the same bytes, or a flushed copy where the file system has no links. */
  readonly keepAs: (path: string, as: string) => Promise<void>
  readonly remove: (path: string) => Promise<void>
  readonly cutTo: (path: string, size: number) => Promise<void>
  readonly flushFolder: (path: string) => Promise<void>
  readonly openToAppend: (path: string) => Promise<Appender>
}

export type Appender = {
  readonly append: (bytes: Uint8Array) => Promise<void>
  /** When this answers, everything appended survives a power cut. */
  readonly flush: () => Promise<void>
  readonly close: () => Promise<void>
}

export const realDisk: Disk = {
  read: async (path) => {
    try {
      return await readFile(path)
    } catch (error) {
      if (codeOf(error) === 'ENOENT') return null
      throw error
    }
  },
  list: (folder) => readdir(folder),
  makeFolder: async (path) => {
    await mkdir(path, { recursive: true, mode: 0o700 })
  },
  writeFlushed: async (path, bytes) => {
    const file = await open(path, 'w', 0o600)
    try {
      await file.writeFile(bytes)
      await file.sync()
    } finally {
      await file.close()
    }
  },
  rename,
  keepAs: async (path, as) => {
    await rm(as, { force: true })
    try {
      await link(path, as)
    } catch (error) {
      if (codeOf(error) === 'ENOENT') return
      await copyFile(path, as, constants.COPYFILE_EXCL)
      const file = await open(as, 'r+')
      await file.sync().finally(() => file.close())
    }
  },
  remove: (path) => rm(path, { force: true }),
  cutTo: truncate,
  flushFolder: async (path) => {
    // Windows cannot open a folder; NTFS journals its names by itself.
    if (process.platform === 'win32') return
    const folder = await open(path, 'r')
    await folder.sync().finally(() => folder.close())
  },
  openToAppend: async (path) => {
    const file = await open(path, 'a', 0o600)
    return {
      append: async (bytes) => {
        for (let done = 0; done < bytes.length;) {
          const { bytesWritten } = await file.write(bytes, done)
          done += bytesWritten
        }
      },
      flush: () => file.datasync(),
      close: () => file.close(),
    }
  },
}

export const codeOf = (error: unknown): string | null =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null

const fullDisk = new Set(['ENOSPC', 'EDQUOT', 'EFBIG'])

/** What a failed write means to the member. */
export const writeError = (error: unknown): AppError =>
  fullDisk.has(codeOf(error) ?? '')
    ? appError('disk-full')
    : appError('unexpected', { reason: codeOf(error) ?? 'write' })
