import { EventEmitter } from 'node:events'
import { describe, expect, it } from 'vitest'
import { denyNetwork, isAllowedRequest } from '../../src-main/shell/security/network'
import { denyPermissions } from '../../src-main/shell/security/permissions'

type Handlers = Record<string, (...values: never[]) => unknown>

function guardedSession() {
  const set: Handlers = {}
  const settings: Record<string, unknown> = {}
  const keep = (name: string) => (handler: (...values: never[]) => unknown) => {
    set[name] = handler
  }
  const session = Object.assign(new EventEmitter(), {
    setPermissionRequestHandler: keep('request'),
    setPermissionCheckHandler: keep('check'),
    setDevicePermissionHandler: keep('device'),
    setDisplayMediaRequestHandler: keep('display'),
    setSpellCheckerEnabled: (on: boolean) => {
      settings['spelling'] = on
    },
    setSpellCheckerLanguages: (languages: readonly string[]) => {
      settings['dictionaries'] = languages
    },
    webRequest: { onBeforeRequest: keep('network') },
  })
  denyPermissions({ session: session as never })
  denyNetwork({ session: session as never })
  return {
    session,
    settings,
    call: (name: string, ...values: unknown[]) => set[name]?.(...(values as never[])),
  }
}

const permissions = [
  'media',
  'geolocation',
  'notifications',
  'clipboard-read',
  'fullscreen',
  'openExternal',
  'hid',
]

describe('permissions', () => {
  it.each(permissions)('%s is neither granted nor said to be there', (permission) => {
    const { call } = guardedSession()
    const answers: boolean[] = []
    call('request', null, permission, (granted: boolean) => answers.push(granted))
    expect(answers).toEqual([false])
    expect(call('check', null, permission)).toBe(false)
    expect(call('device', { deviceType: permission })).toBe(false)
  })

  it('gives no picture of the screen', () => {
    const answers: unknown[] = []
    guardedSession().call('display', {}, (streams: unknown) => answers.push(streams))
    expect(answers).toEqual([{}])
  })

  it('refuses downloads and keeps the spelling checker, which fetches dictionaries, off', () => {
    const { session, settings } = guardedSession()
    let prevented = false
    session.emit('will-download', { preventDefault: () => (prevented = true) })
    expect(prevented).toBe(true)
    expect(settings).toEqual({ spelling: false, dictionaries: [] })
  })
})

describe('the network from the page', () => {
  it.each([
    'https://evil.test/',
    'http://127.0.0.1:1/',
    'ws://evil.test/',
    'file:///etc/passwd',
    'ftp://x/',
    'x',
    '',
  ])('is cut off from %s', (url) => {
    const answers: unknown[] = []
    guardedSession().call('network', { url }, (answer: unknown) => answers.push(answer))
    expect(answers).toEqual([{ cancel: true }])
  })

  it('lets the app load its own pages and pictures', () => {
    expect(isAllowedRequest('app://firstlayer/index.html')).toBe(true)
    expect(isAllowedRequest('data:image/png;base64,AA==')).toBe(true)
  })
})
