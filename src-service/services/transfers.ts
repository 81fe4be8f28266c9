import { limits, routes } from '@shared/api/contract'
import { appError, type AppError, type ErrorCode } from '@shared/errors'
import { FileStore } from '@tus/file-store'
import { Server, Upload as TusUpload, type KvStore, type ServerOptions } from '@tus/server'
import { createHash } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { join } from 'node:path'
import { rm } from 'node:fs/promises'
import type { Log } from '../deps'
import { codeOf } from '../error-code'
import { problemOf, problemType } from '../http/problems'
import { refusalOfQuota } from './quota'
import { uploadFolders, type Uploads, type UploadsDeps } from './uploads'
import { tracedForLog } from '../failure-for-log'

/** Whose upload a request is about, and of which bytes. */
export type Transfer = { readonly member: string; readonly sha256: string }

export type Transfers = {
  /** Answers a request that was let in and whose headers were looked at. */
  readonly handle: (transfer: Transfer, request: IncomingMessage, reply: ServerResponse) => Promise<void>
}

/** One member's transfer of these bytes: nobody else's request can come to name it. */
const idOf = ({ member, sha256 }: Transfer): string =>
  createHash('sha256')
    .update(JSON.stringify([member, sha256]))
    .digest('hex')

/** What a step of ours refuses, as the library lets through what it does not know. */
class RefusedError extends Error {
  override readonly name = 'RefusedError'
  readonly refusal: AppError

  constructor(refusal: AppError) {
    super(refusal.code)
    this.refusal = refusal
  }
}

/**
 * Uploads in parts by the tus protocol. The library speaks the protocol and writes the parts; which transfers there are
 * is in the database, so that any process over the same folder goes on with them.
 */
export function createTransfers(
  deps: UploadsDeps & { readonly uploads: Uploads; readonly log: Log },
): Transfers {
  const { store, uploads, log } = deps
  const folder = uploadFolders(deps.dataFolder).transfers
  const asked = new WeakMap<IncomingMessage, Transfer>()
  const datastore = new FileStore({ directory: folder, configstore: rowsOf(deps) })
  datastore.extensions = ['creation']

  const transferOf = (request: TusRequest): Transfer => {
    const node = request.runtime?.node?.req
    const transfer = node === undefined ? undefined : asked.get(node as IncomingMessage)
    if (transfer === undefined) throw new Error('a transfer that nobody asked for')
    return transfer
  }

  const begin = async (transfer: Transfer, size: number): Promise<void> => {
    const { member, sha256 } = transfer
    const refusal = await store.write(async (tx): Promise<AppError | null> => {
      const id = idOf(transfer)
      const before = await tx.selectFrom('transfers').select('size').where('id', '=', id).executeTakeFirst()
      if (before?.size === size) return appError('conflict')
      const noRoom = await refusalOfQuota(tx, deps.quota, { member, sha256, size })
      if (noRoom !== null) return noRoom
      const startedAt = deps.clock.now().toISOString()
      await tx
        .insertInto('transfers')
        .values({ id, member, sha256, size, started_at: startedAt })
        .onConflict((conflict) => conflict.column('id').doUpdateSet({ size, started_at: startedAt }))
        .execute()
      return null
    })
    if (refusal !== null) throw new RefusedError(refusal)
  }

  /** All bytes are there. Where they are not those of the hash, the transfer begins anew. */
  const finish = async (transfer: Transfer): Promise<void> => {
    const { member, sha256 } = transfer
    const path = join(folder, idOf(transfer))
    const taken = await uploads.takeInFile({ member, sha256, path })
    if (taken.ok) return
    await store.write((tx) => tx.deleteFrom('transfers').where('id', '=', idOf(transfer)).execute())
    await rm(path, { force: true })
    throw new RefusedError(taken.error)
  }

  const server = new ProblemServer({
    path: routes.transfers,
    datastore,
    maxSize: limits.uploadBytes,
    relativeLocation: true,
    allowedOrigins: [],
    namingFunction: (request) => idOf(transferOf(request)),
    getFileIdFromRequest: (request) => idOf(transferOf(request)),
    generateUrl: (request) => routes.transfer.replace(':sha256', transferOf(request).sha256),
    onUploadCreate: async (request, { size }) => {
      await begin(transferOf(request), size ?? 0)
      return {}
    },
    onUploadFinish: async (request) => {
      await finish(transferOf(request))
      return {}
    },
    onResponseError: (_request, error) => {
      const refusal = refusalOf(error)
      if (refusal.code === 'unexpected') {
        log('transfer-failed', { error: tracedForLog(error) })
      }
      const problem = problemOf(refusal)
      return { status_code: problem.status, body: JSON.stringify(problem) }
    },
  })

  return {
    handle: (transfer, request, reply) => {
      asked.set(request, transfer)
      return server.handle(request, reply)
    },
  }

  function refusalOf(error: Error | { readonly status_code: number }): AppError {
    if (error instanceof RefusedError) return error.refusal
    if ('status_code' in error) {
      const code = codeOfStatus[error.status_code]
      return appError(code ?? (error.status_code < 500 ? 'bad-request' : 'service-busy'))
    }
    // Somebody else finished or removed it in the meantime: the next look at it tells.
    if (codeOf(error) === 'ENOENT' || store.failureOf(error) === 'busy') return appError('service-busy')
    return appError(store.failureOf(error) === 'full' ? 'disk-full' : 'unexpected')
  }
}

/** What goes wrong is a problem document here too, also what the library refuses before it asks us. */
class ProblemServer extends Server {
  override write(...[context, headers, status, body = '']: Parameters<Server['write']>) {
    if (status < 400) return super.write(context, headers, status, body)
    headers.set('content-type', problemType)
    const problem = body.startsWith('{') ? body : JSON.stringify(problemOf(appError('bad-request')))
    return super.write(context, headers, status, problem)
  }
}

type TusRequest = Parameters<NonNullable<ServerOptions['onUploadCreate']>>[0]

/** The library's own refusals, by the status that the protocol gives them. */
const codeOfStatus: Readonly<Record<number, ErrorCode>> = {
  404: 'not-found',
  409: 'conflict',
  410: 'not-found',
  413: 'too-large',
  // A part that names the whole's length, which only transfers begun without one may.
  501: 'bad-request',
}

/** The rows of the database as the library reads them; they are written where a transfer begins and ends. */
function rowsOf({ store }: Pick<UploadsDeps, 'store'>): KvStore {
  return {
    get: async (id) => {
      const row = await store.read((tx) =>
        tx.selectFrom('transfers').select(['size', 'started_at']).where('id', '=', id).executeTakeFirst(),
      )
      if (row === undefined) return undefined
      return new TusUpload({ id, size: row.size, offset: 0, creation_date: row.started_at })
    },
    set: async () => undefined,
    delete: async () => undefined,
  }
}
