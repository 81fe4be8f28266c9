import { appError, type AppError } from '@shared/errors'
import { err, ok, type Result } from '@shared/result'

const loopback = new Set(['127.0.0.1', 'localhost', '[::1]'])

export const isLoopback = (address: string): boolean => loopback.has(new URL(address).hostname)

/** A service's address as a member types it. A key goes only over https, or to this computer itself. */
export function parseAddress(typed: string): Result<string, AppError> {
  const text = typed.trim()
  const withScheme = /^[a-z][a-z0-9+.-]*:\/\//iu.test(text) ? text : `https://${text}`
  if (!URL.canParse(withScheme)) return err(appError('bad-request', { field: 'address' }))
  const url = new URL(withScheme)
  const allowed = url.protocol === 'https:' || (url.protocol === 'http:' && loopback.has(url.hostname))
  const plain = url.username === '' && url.password === '' && url.search === '' && url.hash === ''
  if (!allowed || !plain) return err(appError('bad-request', { field: 'address' }))
  return ok(`${url.origin}${url.pathname}`.replace(/\/+$/u, ''))
}
