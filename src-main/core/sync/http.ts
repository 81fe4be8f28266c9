import type { AxiosInstance } from 'axios'
import { limits, problemSchema } from '@shared/api/contract'
import { appError, type AppError } from '@shared/errors'
import { isLoopback } from './address'

const mostAnswerBytes = 16 * 1024 * 1024

/**
 * The way to a service: redirects are not followed, no answer is without bounds, and any status is an answer. The library
 * is loaded with the first request, for the window need not wait for it.
 */
export async function httpTo(address: string, timeoutMs: number): Promise<AxiosInstance> {
  const { default: axios } = await import('axios')
  return axios.create({
    adapter: 'http',
    baseURL: address,
    maxRedirects: 0,
    maxContentLength: mostAnswerBytes,
    maxBodyLength: Math.max(limits.transferBytes, limits.requestBytes),
    timeout: timeoutMs,
    responseType: 'text',
    transformResponse: [(data: unknown) => data],
    validateStatus: () => true,
    headers: { accept: 'application/json' },
    ...(isLoopback(address) && { proxy: false as const }),
  })
}

export function parsed(data: unknown): unknown {
  try {
    return typeof data === 'string' ? JSON.parse(data) : null
  } catch {
    return null
  }
}

/** What a refusal says, or what its status alone does. */
export function problemOf(status: number, body: unknown): AppError {
  const problem = problemSchema.safeParse(body)
  if (problem.success) {
    const { code, params } = problem.data
    return params === undefined ? { code } : { code, params }
  }
  if (status === 401) return appError('unauthorised')
  if (status === 403) return appError('forbidden')
  if (status === 413) return appError('too-large')
  return appError(status >= 500 ? 'service-busy' : 'service-answer-unreadable', { status })
}
