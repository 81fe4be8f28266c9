import { createReadStream } from 'node:fs'
import type { AxiosRequestConfig, AxiosResponse } from 'axios'
import { limits, routes, tusVersion } from '@shared/api/contract'
import type { UploadRef } from '@shared/claims/claim'
import { appError, type AppError } from '@shared/errors'
import { err, ok, type Result } from '@shared/result'

/** How the bytes of an upload are sent: asked whether to go on before each part and as bytes leave. */
export type Sending = {
  readonly onSent: (bytes: number) => void
  /** False once the member holds it back. What was sent stays with the service. */
  readonly goesOn: () => boolean
}

export type TransferDeps = {
  /** The answer whatever its status; null where the service could not be reached. */
  readonly send: (config: AxiosRequestConfig) => Promise<AxiosResponse<unknown> | null>
  readonly errorOf: (answer: AxiosResponse<unknown>) => AppError
  readonly signal: AbortSignal
  /** A line that moves nothing for so long is given up. */
  readonly stalledMs: number
}

/** Another device of the member may send the same file: then each goes on from where the other came to. */
const mostTurns = 8

/**
 * Sends a file by the tus protocol, from where the service has it up to: after a broken line, a pause or a restart of
 * either side nothing is sent twice but part of a part. Nothing about it is kept here; the service knows it by its hash.
 */
export async function transfer(
  deps: TransferDeps,
  ref: UploadRef,
  path: string,
  sending: Sending,
): Promise<Result<'sent' | 'held', AppError>> {
  for (let turn = 0; turn < mostTurns; turn += 1) {
    const there = await deps.send({ method: 'HEAD', url: at(routes.upload, ref) })
    if (there === null) return err(unreachable)
    if (there.status === 200) return ok('sent')
    if (there.status !== 404) return err(deps.errorOf(there))
    const from = await startingPoint(deps, ref)
    if (!from.ok) return from
    const sent = from.value === null ? null : await sendFrom(deps, ref, path, sending, from.value)
    if (sent !== null) return sent
  }
  return err(appError('service-busy'))
}

const unreachable = appError('service-unreachable')
const tus = { 'tus-resumable': tusVersion }
const at = (route: string, { sha256 }: UploadRef): string => route.replace(':sha256', sha256)

/** How much the service has; null where that changed as we asked, and is to be asked anew. */
async function startingPoint(deps: TransferDeps, ref: UploadRef): Promise<Result<number | null, AppError>> {
  const known = await deps.send({ method: 'HEAD', url: at(routes.transfer, ref), headers: tus })
  if (known === null) return err(unreachable)
  if (known.status === 200) return ok(offsetOf(known))
  if (known.status !== 404) return err(deps.errorOf(known))
  const metadata = `sha256 ${Buffer.from(ref.sha256).toString('base64')}`
  const headers = { ...tus, 'upload-length': ref.size, 'upload-metadata': metadata }
  const begun = await deps.send({ method: 'POST', url: routes.transfers, headers })
  if (begun === null) return err(unreachable)
  if (begun.status === 201) return ok(0)
  return begun.status === 409 ? ok(null) : err(deps.errorOf(begun))
}

/** Part after part; null where the service has it up to another place than was said. */
async function sendFrom(
  deps: TransferDeps,
  ref: UploadRef,
  path: string,
  { onSent, goesOn }: Sending,
  from: number,
): Promise<Result<'sent' | 'held', AppError> | null> {
  // Also where all of it is there: the service may have been killed before it could say so.
  for (let offset = from; ;) {
    if (!goesOn()) return ok('held')
    onSent(offset)
    const answer = await sendPart(deps, ref, path, offset, (sent) => {
      onSent(offset + sent)
      return goesOn()
    })
    if (!goesOn()) return ok('held')
    if (answer === null) return err(unreachable)
    if (answer.status === 409 || answer.status === 404) return null
    if (answer.status !== 204) return err(deps.errorOf(answer))
    const next = offsetOf(answer)
    if (next === null || (next <= offset && next < ref.size))
      return err(appError('service-answer-unreadable'))
    offset = next
    if (offset >= ref.size) return ok('sent')
  }
}

async function sendPart(
  { send, signal, stalledMs }: TransferDeps,
  ref: UploadRef,
  path: string,
  offset: number,
  onSent: (bytes: number) => boolean,
): Promise<AxiosResponse<unknown> | null> {
  const size = Math.min(limits.transferBytes, ref.size - offset)
  const ended = new AbortController()
  const wait = () => setTimeout(() => ended.abort(), stalledMs)
  let timer = wait()
  const part = size > 0 ? createReadStream(path, { start: offset, end: offset + size - 1 }) : null
  try {
    return await send({
      method: 'PATCH',
      url: at(routes.transfer, ref),
      data: part ?? Buffer.alloc(0),
      headers: {
        ...tus,
        'content-type': 'application/offset+octet-stream',
        'content-length': size,
        'upload-offset': offset,
      },
      timeout: 0,
      signal: AbortSignal.any([signal, ended.signal]),
      onUploadProgress: ({ loaded }) => {
        clearTimeout(timer)
        timer = wait()
        if (!onSent(loaded)) ended.abort()
      },
    })
  } finally {
    clearTimeout(timer)
    part?.destroy()
  }
}

function offsetOf(answer: AxiosResponse<unknown>): number | null {
  const offset = Number(answer.headers['upload-offset'])
  return Number.isSafeInteger(offset) && offset >= 0 ? offset : null
}
