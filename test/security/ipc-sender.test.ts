import { describe, expect, it } from 'vitest'
import { isTrustedSender } from '../../src-main/shell/security/ipc-sender'

const from = (url: string, parent: unknown = null) => isTrustedSender({ senderFrame: { url, parent } })

describe('who may call', () => {
  it('is the main frame of our own page', () => {
    expect(from('app://firstlayer/index.html')).toBe(true)
    expect(from('app://firstlayer/index.html#/files')).toBe(true)
  })

  it('is no frame within it', () => {
    expect(from('app://firstlayer/index.html', { url: 'app://firstlayer/index.html' })).toBe(false)
  })

  it('is no frame that is gone', () => {
    expect(isTrustedSender({ senderFrame: null })).toBe(false)
  })

  it.each([
    'https://evil.test/',
    'app://evil/index.html',
    'app://firstlayer.evil.test/',
    'app://firstlayer:1/',
    'app://user@firstlayer/',
    'https://evil.test/?app://firstlayer/',
    'file:///index.html',
    'about:blank',
    'data:text/html,hello',
    '',
  ])('is not %s', (url) => {
    expect(from(url)).toBe(false)
  })
})
