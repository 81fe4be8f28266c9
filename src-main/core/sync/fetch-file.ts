import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { AxiosRequestConfig, AxiosResponse } from 'axios'
import { appError, type AppError } from '@shared/errors'
import { err, ok, type Result } from '@shared/result'
import { codeOf, writeError } from '../store/disk'

export type FetchDeps = {
  /** The answer whatever its status; null where the service could not be reached. */
  readonly send: (config: AxiosRequestConfig) => Promise<AxiosResponse<unknown> | null>
  readonly errorOf: (answer: AxiosResponse<unknown>) => AppError
  /** A line that moves nothing for so long, in milliseconds, is given up. */
  readonly stalledMs: number
}

export type Fetching = {
  /** A file that is not there yet. */
  readonly path: string
  readonly signal: AbortSignal
  readonly onReceived: (bytes: number) => void
}

/** Fetches the bytes that were named before into a file. Good only where those are the ones that came, to the last. */
export async function fetchFile(
  { send, errorOf, stalledMs }: FetchDeps,
  url: string,
  named: { readonly sha256: string; readonly size: number },
  { path, signal, onReceived }: Fetching,
): Promise<Result<null, AppError>> {
  const stalled = new AbortController()
  const wait = () => setTimeout(() => stalled.abort(), stalledMs)
  let timer = wait()
  const ended = AbortSignal.any([signal, stalled.signal])
  try {
    const config = { method: 'GET', url, responseType: 'stream', timeout: 0, signal: ended } as const
    const answer = await send({ ...config, maxContentLength: named.size })
    if (!(answer?.data instanceof Readable)) return err(appError('service-unreachable'))
    if (answer.status !== 200) {
      answer.data.destroy()
      return err(answer.status === 404 ? appError('not-found') : errorOf({ ...answer, data: null }))
    }
    const hash = createHash('sha256')
    let received = 0
    const counted = new Transform({
      transform: (chunk: Buffer, _encoding, done) => {
        clearTimeout(timer)
        timer = wait()
        received += chunk.length
        if (received > named.size) return done(new Error('more came than was named'))
        hash.update(chunk)
        onReceived(received)
        done(null, chunk)
      },
    })
    await pipeline(answer.data, counted, createWriteStream(path, { flags: 'wx' }), { signal: ended })
    return received === named.size && hash.digest('hex') === named.sha256
      ? ok(null)
      : err(appError('hash-mismatch'))
  } catch (error) {
    const isOfDisk = diskCodes.has(codeOf(error) ?? '') || writeError(error).code === 'disk-full'
    return err(isOfDisk ? writeError(error) : appError('service-unreachable'))
  } finally {
    clearTimeout(timer)
  }
}

const diskCodes = new Set(['EACCES', 'EPERM', 'EROFS', 'ENOENT', 'EEXIST', 'EIO'])
