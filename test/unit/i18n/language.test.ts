import { signedPoints } from '@shared/i18n/amounts'
import { languageFor, localeOf } from '@shared/i18n/language'
import { describe, expect, it } from 'vitest'

describe('the language of the app', () => {
  it('is the one that was chosen, whatever the system speaks', () => {
    expect(languageFor('de', 'zh-CN')).toBe('de')
  })

  it('is the nearest to the system when none was chosen', () => {
    expect(languageFor(null, 'de-AT')).toBe('de')
    expect(languageFor(null, 'zh_Hans_CN')).toBe('zh-CN')
    expect(languageFor(null, 'en-US')).toBe('en')
  })

  it('is English where the system speaks another one', () => {
    expect(languageFor(null, 'fr-FR')).toBe('en')
    expect(languageFor(null, '')).toBe('en')
  })

  it('counts and dates the British way in English', () => {
    expect(localeOf('en')).toBe('en-GB')
  })
})

describe('an amount of points', () => {
  it('carries its sign, with a real minus', () => {
    expect(signedPoints('en-GB', 65)).toBe('+65')
    expect(signedPoints('en-GB', -4)).toBe('−4')
    expect(signedPoints('de-DE', 1240)).toBe('+1.240')
  })

  it('is a bare 0 when nothing was given', () => {
    expect(signedPoints('en-GB', 0)).toBe('0')
  })
})
