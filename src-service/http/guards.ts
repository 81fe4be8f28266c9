import { appError, type AppError } from '@shared/errors'
import type { IncomingHttpHeaders } from 'node:http'

export type Allowed = { readonly hosts: readonly string[]; readonly origins: readonly string[] }

/**
 * Refuses what a web page could bring a browser to send. A page that rebinds its own name to this computer still sends
 * that name as Host; any other page sends its Origin, or is called cross-site by the browser.
 */
export function refuseForeign(headers: IncomingHttpHeaders, allowed: Allowed): AppError | null {
  if (!isAllowedHost(headers.host, allowed.hosts)) return appError('forbidden', { header: 'host' })
  const { origin } = headers
  if (origin !== undefined && !allowed.origins.includes(origin)) {
    return appError('forbidden', { header: 'origin' })
  }
  const site = headers['sec-fetch-site']
  if (origin === undefined && site !== undefined && site !== 'none' && site !== 'same-origin') {
    return appError('forbidden', { header: 'sec-fetch-site' })
  }
  return null
}

/**
 * A page may be opened from anywhere, as by a link in a letter. What a form sends has to come from a page of ours: of
 * the very host that is asked, which the browser says and no other page can.
 */
export function refuseForeignForm(
  method: string,
  headers: IncomingHttpHeaders,
  allowed: Allowed,
): AppError | null {
  if (!isAllowedHost(headers.host, allowed.hosts)) return appError('forbidden', { header: 'host' })
  if (method === 'GET' || method === 'HEAD') return null
  const { origin } = headers
  if (origin === undefined || !URL.canParse(origin) || new URL(origin).host !== headers.host) {
    return appError('forbidden', { header: 'origin' })
  }
  const site = headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin') return appError('forbidden', { header: 'sec-fetch-site' })
  return null
}

function isAllowedHost(host: string | undefined, allowed: readonly string[]): boolean {
  if (host === undefined) return false
  const [, name] = /^(\[[0-9a-f:.]+\]|[a-z0-9.-]+)(?::\d{1,5})?$/iu.exec(host) ?? []
  if (name === undefined) return false
  return allowed.some((entry) => entry === host.toLowerCase() || entry === name.toLowerCase())
}
