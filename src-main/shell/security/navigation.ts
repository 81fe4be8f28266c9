import type { App, WebContents } from 'electron'
import { parseUrl, startPage } from './origin'

/** Loading our own page again is all that a page may do by itself; what follows `#` picks a page of the app. */
export function isOwnPage(text: string): boolean {
  const url = parseUrl(text)
  if (url === null) return false
  url.hash = ''
  return url.href === startPage
}

type Refused = (what: string, url: string) => void

/**
 * Refuses leaving the app's page by link, script or redirect, in any frame, as well as new windows and webviews. A link is
 * not handed to the browser either: a page that was taken over could carry data out in its address. What opens in the
 * browser is chosen by main (external-links.ts).
 */
export function denyNavigation(app: Pick<App, 'on'>, refused: Refused): void {
  app.on('web-contents-created', (_event, contents) => {
    denyNavigationOf(contents, refused)
  })
}

type Guarded = Pick<WebContents, 'on' | 'setWindowOpenHandler'>

export function denyNavigationOf(contents: Guarded, refused: Refused): void {
  contents.on('will-navigate', (event) => {
    refuseForeign(event, 'navigation', refused)
  })
  contents.on('will-frame-navigate', (event) => {
    if (!event.isMainFrame) refuse(event, 'frame', refused)
  })
  contents.on('will-redirect', (event) => {
    refuse(event, 'redirect', refused)
  })
  contents.on('will-attach-webview', (event, _preferences, params) => {
    event.preventDefault()
    refused('webview', params['src'] ?? '')
  })
  contents.setWindowOpenHandler(({ url }) => {
    refused('window', url)
    return { action: 'deny' }
  })
}

type Leaving = { readonly url: string; readonly preventDefault: () => void }

function refuseForeign(event: Leaving, what: string, refused: Refused): void {
  if (!isOwnPage(event.url)) refuse(event, what, refused)
}

function refuse(event: Leaving, what: string, refused: Refused): void {
  event.preventDefault()
  refused(what, event.url)
}
