import { limits } from '@shared/api/contract'
import { appError, type AppError } from '@shared/errors'
import { err, ok, type Result } from '@shared/result'
import type { Clock } from '@shared/time'
import { createHash } from 'node:crypto'
import { createReadStream, mkdirSync } from 'node:fs'
import { open, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { codeOf } from '../error-code'
import type { Store } from '../store/port'
import { linkLent } from './lent-files'
import { refusalOfQuota, type Quota } from './quota'

export type Upload = { readonly size: number; readonly takenInAt: string }

export type Uploads = {
  /** Where the bytes of a hash are; the hash was checked to be one. */
  readonly pathOf: (sha256: string) => string
  /** What this member sent, if it is still there. Another member's bytes are nobody else's business. */
  readonly find: (member: string, sha256: string) => Promise<Upload | null>
  /** Takes bytes in; they are on disk under their hash when this answers. */
  readonly takeIn: (
    upload: Incoming,
  ) => Promise<Result<{ readonly size: number; readonly isNew: boolean }, AppError>>
  /** Takes in a file that was received whole, by moving it; refuses one whose bytes are not those of the hash. */
  readonly takeInFile: (file: {
    readonly member: string
    readonly sha256: string
    readonly path: string
  }) => Promise<Result<null, AppError>>
}

export type Incoming = {
  readonly member: string
  readonly sha256: string
  readonly declaredSize: number | null
  readonly bytes: AsyncIterable<Uint8Array>
}

export type UploadsDeps = {
  readonly store: Store
  readonly clock: Clock
  readonly newId: () => string
  readonly dataFolder: string
  readonly quota: Quota
  /** A folder of the app around this service, with files named by their hash, that need not be sent; null where there is none. */
  readonly lent: string | null
}

/** The folders in the data folder: what was taken in, by hash, and what is being received. */
export const uploadFolders = (dataFolder: string) => ({
  kept: join(dataFolder, 'uploads'),
  incoming: join(dataFolder, 'incoming'),
  transfers: join(dataFolder, 'transfers'),
})

export function createUploads(deps: UploadsDeps): Uploads {
  const folders = uploadFolders(deps.dataFolder)
  for (const path of Object.values(folders)) mkdirSync(path, { recursive: true, mode: 0o700 })
  const pathOf = (sha256: string): string => join(folders.kept, sha256)

  const findSent = async (member: string, sha256: string): Promise<Upload | null> => {
    const row = await deps.store.read((tx) =>
      tx
        .selectFrom('uploads')
        .select(['size', 'taken_in_at'])
        .where('member', '=', member)
        .where('sha256', '=', sha256)
        .executeTakeFirst(),
    )
    if (row === undefined) return null
    const onDisk = await stat(pathOf(sha256)).catch(() => null)
    return onDisk?.size === row.size ? { size: row.size, takenInAt: row.taken_in_at } : null
  }

  /** Moved with the write lock held, so that no clean-up comes between the file and its row. */
  const keep = async (
    upload: { readonly member: string; readonly sha256: string; readonly size: number },
    path: string,
  ): Promise<Result<null, AppError>> => {
    const { member, sha256 } = upload
    const kept = await deps.store.write(async (tx): Promise<Result<null, AppError>> => {
      const refusal = await refusalOfQuota(tx, deps.quota, upload)
      if (refusal !== null) return err(refusal)
      await rename(path, pathOf(sha256))
      await tx
        .insertInto('uploads')
        .values({ ...upload, taken_in_at: deps.clock.now().toISOString() })
        .onConflict((conflict) => conflict.doNothing())
        .execute()
      await tx.deleteFrom('transfers').where('member', '=', member).where('sha256', '=', sha256).execute()
      return ok(null)
    })
    if (kept.ok) await syncFolder(folders.kept)
    return kept
  }

  const borrow = async (member: string, sha256: string): Promise<Upload | null> => {
    if (deps.lent === null) return null
    const part = join(folders.incoming, `${deps.newId()}.part`)
    try {
      const size = await linkLent(deps.lent, sha256, part)
      if (size === null || (await hashOf(part)) !== sha256) return null
      const kept = await keep({ member, sha256, size }, part)
      return kept.ok ? await findSent(member, sha256) : null
    } finally {
      await rm(part, { force: true })
    }
  }

  const find: Uploads['find'] = async (member, sha256) =>
    (await findSent(member, sha256)) ?? (await borrow(member, sha256))

  return {
    pathOf,
    find,
    async takeIn({ member, sha256, declaredSize, bytes }) {
      if ((declaredSize ?? 0) > limits.uploadBytes) return err(tooLarge)
      const before = await find(member, sha256)
      if (before !== null) return ok({ size: before.size, isNew: false })
      const declared = { member, sha256, size: declaredSize ?? 0 }
      const refusal = await deps.store.read((tx) => refusalOfQuota(tx, deps.quota, declared))
      if (refusal !== null) return err(refusal)
      const part = join(folders.incoming, `${deps.newId()}.part`)
      try {
        const written = await writeHashed(part, bytes)
        if (!written.ok) return written
        const { size } = written.value
        if (written.value.sha256 !== sha256) return err(appError('hash-mismatch'))
        if (size === 0) return err(appError('bad-request', { field: 'body' }))
        const kept = await keep({ member, sha256, size }, part)
        return kept.ok ? ok({ size, isNew: true }) : kept
      } finally {
        await rm(part, { force: true })
      }
    },
    async takeInFile({ member, sha256, path }) {
      if ((await hashOf(path)) !== sha256) return err(appError('hash-mismatch'))
      const file = await open(path, 'r+')
      const { size } = await file.stat()
      await file.sync().finally(() => file.close())
      return keep({ member, sha256, size }, path)
    },
  }
}

export const tooLarge = appError('too-large', { limit: limits.uploadBytes })

async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(path), hash)
  return hash.digest('hex')
}

/** Hashes while it writes, stops at the limit whatever was declared, and flushes. A sender who went away is no fault of ours. */
async function writeHashed(
  path: string,
  bytes: AsyncIterable<Uint8Array>,
): Promise<Result<{ readonly sha256: string; readonly size: number }, AppError>> {
  const hash = createHash('sha256')
  let size = 0
  const file = await open(path, 'wx', 0o600)
  try {
    for await (const chunk of bytes) {
      size += chunk.byteLength
      if (size > limits.uploadBytes) return err(tooLarge)
      hash.update(chunk)
      await file.writeFile(chunk)
    }
    await file.sync()
    return ok({ sha256: hash.digest('hex'), size })
  } catch (error) {
    if (codeOf(error) === 'ECONNRESET') return err(appError('bad-request', { field: 'body' }))
    throw error
  } finally {
    await file.close()
  }
}

/** A rename is on disk only when its folder is. Windows has no such call and needs none. */
export async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return
  const folder = await open(path, 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}
