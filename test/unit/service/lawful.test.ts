import { isLawfulAvatar, isLawfulLine, isLawfulText } from '@service/services/lawful'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

describe('a lawful name', () => {
  it.each(['Ann', 'Zoë Müller', '李雷', 'محمد', 'नमस्ते', '👩‍🔧 maker', "O'Brien; drop table", '<b>', ''])(
    'is %j',
    (name) => {
      expect(isLawfulLine(name)).toBe(true)
    },
  )

  it.each([
    'a\nb',
    'a\u0000',
    'a\u202eb',
    'a\u2066b',
    '\ufeffa',
    'a\u2028b',
    'a\ud800',
    '\u200fa',
    'a\u007f',
    'a\u0085',
  ])('is not %j', (name) => {
    expect(isLawfulLine(name)).toBe(false)
  })

  it('is whatever a person would type, in any script', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[\p{L}\p{N}\p{P} ]{0,40}$/u), (name) => isLawfulLine(name)),
      { seed: 7 },
    )
  })
})

it('lets text have lines, and nothing else that does not show', () => {
  expect(isLawfulText('one\r\n\ttwo')).toBe(true)
  for (const text of ['a\u0000', 'a\u001b[31m', 'a\u202eb', 'a\ud800']) expect(isLawfulText(text)).toBe(false)
})

describe('a lawful picture', () => {
  const data = (type: string, bytes: string) =>
    `data:image/${type};base64,${Buffer.from(bytes, 'latin1').toString('base64')}`

  it.each([
    'hexagon',
    'preset:layer-3',
    data('png', '\x89PNG\r\n\x1a\n and so on and on and on'),
    data('jpeg', '\xff\xd8\xff\xe0 and so on'),
    data('webp', 'RIFF\x01\x02\x03\x04WEBPVP8 '),
  ])('is %s', (avatar) => {
    expect(isLawfulAvatar(avatar)).toBe(true)
  })

  it.each([
    '',
    'https://example.com/a.png',
    'javascript:alert(1)',
    'data:text/html;base64,PHNjcmlwdD4=',
    'data:image/svg+xml;base64,PHN2Zz4=',
    'data:x',
    data('png', '\xff\xd8\xff\xe0 a JPEG that says PNG'),
    `${data('png', '\x89PNG\r\n\x1a\n')}"onload=x`,
    '../../secret',
  ])('is not %s', (avatar) => {
    expect(isLawfulAvatar(avatar)).toBe(false)
  })
})
