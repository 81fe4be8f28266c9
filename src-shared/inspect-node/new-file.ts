import { open, rm } from 'node:fs/promises'
import { appError, type AppError } from '../errors'
import { err, ok, type Result } from '../result'

const errorCode = (cause: unknown) =>
  cause instanceof Error && 'code' in cause && typeof cause.code === 'string' ? cause.code : 'unknown'

/**
 * Writes a file that was not there before and flushes it. What is there already is never touched: `conflict`. A file
 * that could not be written to its end is taken away again.
 */
export async function writeNewFile(path: string, bytes: Uint8Array): Promise<Result<null, AppError>> {
  let made = false
  try {
    const handle = await open(path, 'wx', 0o600)
    made = true
    try {
      await handle.writeFile(bytes)
      await handle.sync()
    } finally {
      await handle.close()
    }
    return ok(null)
  } catch (cause) {
    if (made) await rm(path, { force: true })
    const code = errorCode(cause)
    if (code === 'EEXIST') return err(appError('conflict', { path }))
    return err(
      code === 'ENOSPC' ? appError('disk-full', { path }) : appError('file-unreadable', { path, why: code }),
    )
  }
}
