import { stat } from 'node:fs/promises'
import type { AxiosRequestConfig, AxiosResponse } from 'axios'
import type { z } from 'zod'
import {
  aboutSchema,
  changesResponseSchema,
  claimsResponseSchema,
  codeResponseSchema,
  disputeSchema,
  disputesResponseSchema,
  limits,
  meSchema,
  programmesResponseSchema,
  progressSchema,
  redemptionSchema,
  redemptionsResponseSchema,
  routes,
  storeResponseSchema,
  transactionsPerPage,
  transactionsResponseSchema,
  type About,
  type ChangesResponse,
  type ClaimOutcome,
  type DisputeRequest,
  type DisputeView,
  type Me,
  type Progress,
  type Redemption,
  type RedemptionRequest,
  type StoreResponse,
  type TransactionFilter,
  type TransactionsResponse,
} from '@shared/api/contract'
import type { Claim, UploadRef } from '@shared/claims/claim'
import { appError, type AppError } from '@shared/errors'
import { err, ok, type Result } from '@shared/result'
import { hashFile } from '../publish/hash-file'
import { catalogueCalls, type CatalogueCalls } from './catalogue-calls'
import { httpTo, parsed, problemOf } from './http'
import { transfer, type Sending } from './transfer'

/** The rewards service over HTTP. Every answer is parsed; redirects are not followed; nothing waits for ever. */
export type ServiceClient = CatalogueCalls & {
  readonly about: () => Promise<Result<About, AppError>>
  readonly me: () => Promise<Result<Me, AppError>>
  /** Every version of the rules, as it is told; `unchanged` where it is the answer that had this tag. */
  readonly programmes: (
    tag: string | null,
  ) => Promise<
    Result<'unchanged' | { readonly tag: string; readonly programmes: readonly unknown[] }, AppError>
  >
  readonly progress: () => Promise<Result<Progress, AppError>>
  /** A page of entries, the newest first; `cursor` is `next` of the page before. */
  readonly transactions: (
    filter: TransactionFilter,
    cursor: string | null,
  ) => Promise<Result<TransactionsResponse, AppError>>
  readonly upload: (
    ref: UploadRef,
    path: string,
    sending: Sending,
  ) => Promise<Result<'sent' | 'held', AppError>>
  readonly claims: (claims: readonly Claim[]) => Promise<Result<readonly ClaimOutcome[], AppError>>
  readonly changes: (after: number) => Promise<Result<ChangesResponse, AppError>>
  readonly store: () => Promise<Result<StoreResponse, AppError>>
  readonly redemptions: () => Promise<Result<{ redemptions: Redemption[] }, AppError>>
  readonly redeem: (order: RedemptionRequest) => Promise<Result<Redemption, AppError>>
  readonly cancelRedemption: (id: string) => Promise<Result<Redemption, AppError>>
  readonly redemptionCode: (id: string) => Promise<Result<{ code: string }, AppError>>
  readonly disputes: () => Promise<Result<{ disputes: DisputeView[] }, AppError>>
  readonly openDispute: (dispute: DisputeRequest) => Promise<Result<DisputeView, AppError>>
  readonly appealDispute: (id: string, statement: string) => Promise<Result<DisputeView, AppError>>
}

export type ClientDeps = {
  readonly address: string
  /** What is shown, or what finds that anew for each request, as a token holds only for minutes. */
  readonly key: string | null | (() => Promise<string | null>)
  readonly signal: AbortSignal
  readonly timeoutMs?: number
}

export function createServiceClient(deps: ClientDeps): ServiceClient {
  const { address, key, signal, timeoutMs = 20_000 } = deps

  const send = async (config: AxiosRequestConfig): Promise<AxiosResponse<unknown> | null> => {
    const http = await httpTo(address, timeoutMs)
    try {
      const shown = typeof key === 'function' ? await key() : key
      const headers = Object.assign(
        shown === null ? {} : { authorization: `Bearer ${shown}` },
        config.headers,
      )
      return await http.request({ signal, ...config, headers })
    } catch {
      return null
    }
  }

  const ask = async <T>(schema: z.ZodType<T>, config: AxiosRequestConfig): Promise<Result<T, AppError>> => {
    const response = await send(config)
    if (response === null) return err(appError('service-unreachable'))
    const body = parsed(response.data)
    if (response.status >= 200 && response.status < 300) {
      const value = schema.safeParse(body)
      return value.success ? ok(value.data) : err(appError('service-answer-unreadable'))
    }
    return err(problemOf(response.status, body))
  }

  const errorOf = ({ status, data }: AxiosResponse<unknown>) => problemOf(status, parsed(data))

  return {
    ...catalogueCalls({ ask, send, errorOf, stalledMs: 3 * timeoutMs }),
    about: () => ask(aboutSchema, { method: 'GET', url: routes.about, headers: { authorization: null } }),
    me: () => ask(meSchema, { method: 'GET', url: routes.me }),
    programmes: async (tag) => {
      const headers = tag === null ? {} : { 'if-none-match': tag }
      const answer = await send({ method: 'GET', url: routes.programmeVersions, headers })
      if (answer === null) return err(appError('service-unreachable'))
      if (answer.status === 304) return ok('unchanged')
      const body = parsed(answer.data)
      if (answer.status !== 200) return err(problemOf(answer.status, body))
      if (Buffer.byteLength(String(answer.data)) > limits.programmesBytes) return err(appError('too-large'))
      const told = programmesResponseSchema.safeParse(body)
      const given: unknown = answer.headers['etag']
      return told.success && typeof given === 'string'
        ? ok({ tag: given, programmes: told.data.programmes })
        : err(appError('service-answer-unreadable'))
    },
    progress: () => ask(progressSchema, { method: 'GET', url: routes.progress }),
    transactions: (filter, cursor) =>
      ask(transactionsResponseSchema, {
        method: 'GET',
        url: routes.transactions,
        params: { ...filter, limit: transactionsPerPage, ...(cursor !== null && { cursor }) },
      }),
    claims: async (claims) => {
      const answer = await ask(claimsResponseSchema, { method: 'POST', url: routes.claims, data: { claims } })
      return answer.ok ? ok(answer.value.outcomes) : answer
    },
    changes: (after) =>
      ask(changesResponseSchema, {
        method: 'GET',
        url: routes.changes,
        params: { after, limit: limits.changesPerPage },
      }),
    store: () => ask(storeResponseSchema, { method: 'GET', url: routes.store }),
    redemptions: () => ask(redemptionsResponseSchema, { method: 'GET', url: routes.redemptions }),
    redeem: (order) => ask(redemptionSchema, { method: 'POST', url: routes.redemptions, data: order }),
    cancelRedemption: (id) =>
      ask(redemptionSchema, { method: 'POST', url: routes.redemptionCancel.replace(':id', id) }),
    redemptionCode: (id) =>
      ask(codeResponseSchema, { method: 'GET', url: routes.redemptionCode.replace(':id', id) }),
    disputes: () => ask(disputesResponseSchema, { method: 'GET', url: routes.disputes }),
    openDispute: (dispute) => ask(disputeSchema, { method: 'POST', url: routes.disputes, data: dispute }),
    appealDispute: (id, statement) =>
      ask(disputeSchema, {
        method: 'POST',
        url: routes.disputeAppeal.replace(':id', id),
        data: { statement },
      }),
    upload: async (ref, path, sending) => {
      const fault = await faultOfCopy(ref, path)
      if (fault) return err(fault)
      return transfer({ send, errorOf, signal, stalledMs: 3 * timeoutMs }, ref, path, sending)
    },
  }
}

/** The copy is compared once more with what was checked, before its bytes leave. */
async function faultOfCopy(ref: UploadRef, path: string): Promise<AppError | null> {
  try {
    if ((await stat(path)).size !== ref.size) return appError('hash-mismatch')
    return (await hashFile(path)) === ref.sha256 ? null : appError('hash-mismatch')
  } catch {
    return appError('upload-missing')
  }
}
