import type { Session } from 'electron'
import { appScheme } from './origin'

const allowed: ReadonlySet<string> = new Set([`${appScheme}:`, 'data:', 'blob:', 'devtools:'])

/** Only main talks to the network. The content policy says so to the page; this holds even where the policy was got round. */
export const isAllowedRequest = (url: string): boolean =>
  allowed.has(url.slice(0, url.indexOf(':') + 1).toLowerCase())

export function denyNetwork({ session }: { readonly session: Pick<Session, 'webRequest'> }): void {
  session.webRequest.onBeforeRequest((details, answer) => {
    answer({ cancel: !isAllowedRequest(details.url) })
  })
}
