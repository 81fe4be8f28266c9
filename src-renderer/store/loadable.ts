import type { AppError } from '@shared/errors'

/** A thing that was asked for: not there yet, not to be had, or there. */
export type Loadable<T> =
  | { readonly status: 'loading' }
  | { readonly status: 'failed'; readonly error: AppError }
  | { readonly status: 'ready'; readonly value: T }

export const loading = { status: 'loading' } as const
export const failed = (error: AppError) => ({ status: 'failed', error }) as const
export const ready = <T>(value: T) => ({ status: 'ready', value }) as const
