import { describe, expect, it } from 'vitest'
import { openLink, safeLink } from '../../src-main/shell/security/external-links'

describe('a link out', () => {
  it('is opened when it is https', async () => {
    const opened: string[] = []
    const shell = { openExternal: (url: string) => Promise.resolve(void opened.push(url)) }
    expect(await openLink({ shell }, 'https://makers.test/upload?a=1#top')).toBe(true)
    expect(opened).toEqual(['https://makers.test/upload?a=1#top'])
  })

  it.each([
    'http://makers.test/',
    'javascript:alert(1)',
    'file:///etc/passwd',
    'smb://host/share',
    'ms-settings:privacy',
    'vbscript:x',
    'data:text/html,x',
    'https://user:password@makers.test/',
    'https://',
    ' ',
    'makers.test',
  ])('is not opened when it is %s', async (url) => {
    const opened: string[] = []
    const shell = { openExternal: (link: string) => Promise.resolve(void opened.push(link)) }
    expect(await openLink({ shell }, url)).toBe(false)
    expect(opened).toEqual([])
    expect(safeLink(url)).toBeNull()
  })

  it('that the system would not open is said to be not opened', async () => {
    const shell = { openExternal: () => Promise.reject(new Error('no browser')) }
    expect(await openLink({ shell }, 'https://makers.test/')).toBe(false)
  })
})
