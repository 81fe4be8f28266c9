import { EventEmitter } from 'node:events'
import { beforeEach, describe, expect, it } from 'vitest'
import { denyNavigation, isOwnPage } from '../../src-main/shell/security/navigation'

type OpenHandler = (details: { url: string }) => { action: string }

/** As much of Electron's app and page as the rule takes hold of. */
function startApp() {
  const app = new EventEmitter()
  const refused: string[] = []
  denyNavigation(app as never, (what, url) => refused.push(`${what} ${url}`))
  const open = { handler: undefined as OpenHandler | undefined }
  const page = Object.assign(new EventEmitter(), {
    setWindowOpenHandler: (handler: OpenHandler) => {
      open.handler = handler
    },
  })
  app.emit('web-contents-created', {}, page)
  const go = (event: string, url: string, more: object = {}) => {
    let prevented = false
    page.emit(
      event,
      { url, isMainFrame: true, preventDefault: () => (prevented = true), ...more },
      {},
      { src: url },
    )
    return prevented ? 'refused' : 'allowed'
  }
  return { go, refused, openWindow: (url: string) => open.handler?.({ url }).action }
}

const elsewhere = [
  'https://evil.test/',
  'http://localhost:3000/',
  'file:///etc/passwd',
  'data:text/html,<script>1</script>',
  'javascript:alert(1)',
  'about:blank',
  'app://evil/index.html',
  'app://firstlayer/other.html',
  'app://firstlayer/index.html?next=https://evil.test',
  'app://firstlayer@evil.test/index.html',
  'https://evil.test/?next=app://firstlayer/index.html',
  'https://evil.test/#app://firstlayer/index.html',
  'app://firstlayer.evil.test/index.html',
  'not a url',
  '',
]

describe('navigation', () => {
  let app: ReturnType<typeof startApp>
  beforeEach(() => {
    app = startApp()
  })

  it.each(elsewhere)('by a click or a script to %s is refused', (url) => {
    expect(app.go('will-navigate', url)).toBe('refused')
    expect(app.refused).toEqual([`navigation ${url}`])
  })

  it('to the page itself is a reload, and allowed', () => {
    expect(app.go('will-navigate', 'app://firstlayer/index.html')).toBe('allowed')
    expect(app.go('will-navigate', 'app://firstlayer/index.html#/files')).toBe('allowed')
  })

  it('by redirect is refused, even to the page itself', () => {
    expect(app.go('will-redirect', 'app://firstlayer/index.html')).toBe('refused')
    expect(app.go('will-redirect', 'https://evil.test/')).toBe('refused')
  })

  it('of a frame within the page is refused, even to the page itself', () => {
    expect(app.go('will-frame-navigate', 'app://firstlayer/index.html', { isMainFrame: false })).toBe(
      'refused',
    )
  })

  it('in a new window is refused, for every address', () => {
    for (const url of [...elsewhere, 'app://firstlayer/index.html']) expect(app.openWindow(url)).toBe('deny')
  })

  it('by a webview is refused', () => {
    expect(app.go('will-attach-webview', 'https://evil.test/')).toBe('refused')
  })

  it('knows its own page by the whole address', () => {
    expect(isOwnPage('app://firstlayer/index.html#/tasks')).toBe(true)
    expect(isOwnPage('app://firstlayer/index.html/')).toBe(false)
    expect(isOwnPage('APP://FIRSTLAYER/index.html')).toBe(false)
  })
})
