import { describe, expect, test } from 'vitest'
import { cleanPart } from '@shared/inspect/privacy/clean-part'
import { decodeLatin1, encodeUtf8 } from '@shared/inspect/text/decode'
import { secrets } from '../../fixtures/exports'
import { cpuMs } from './support'

const utf16 = (text: string) =>
  Uint8Array.from(
    `\ufeff${text}`.split('').flatMap((unit) => [unit.charCodeAt(0) & 0xff, unit.charCodeAt(0) >> 8]),
  )
const key = `"printhost_apikey": "${secrets.apiKey}"`

/** Texts that no parser takes, or takes otherwise than expected, with something private in them. */
const torn: readonly (readonly [what: string, part: string, bytes: Uint8Array, secret: string])[] = [
  [
    'settings in an old code page',
    'a.config',
    Uint8Array.from([...encodeUtf8(`{"name": "`), 0xb4, 0xf2, ...encodeUtf8(`", ${key}}`)]),
    secrets.apiKey,
  ],
  ['settings that end in the middle', 'a.config', encodeUtf8(`{${key}, "x`), secrets.apiKey],
  ['a line end in a string', 'a.config', encodeUtf8(`{"notes": "one\nby ${secrets.email}"}`), secrets.email],
  [
    'an escape that nobody knows',
    'a.config',
    encodeUtf8(`{"notes": "\\x by ${secrets.email}"}`),
    secrets.email,
  ],
  ['a value without braces', 'a.json', encodeUtf8(`["${secrets.email}"`), secrets.email],
  ['settings that lost their beginning', 'a.config', encodeUtf8(`"a": 1, ${key}`), secrets.apiKey],
  ['lists that are never closed', 'a.config', encodeUtf8(`{"a": [[[], ${key}}`), secrets.apiKey],
  ['UTF-16 with half a character', 'a.config', utf16(`{${key}}`).slice(0, -1), secrets.apiKey],
  ['a comment in JSON', 'a.json', encodeUtf8(`{ // by ${secrets.email}\n}`), secrets.email],
  ['a name in JSON', 'a.json', encodeUtf8(`{"${secrets.email}": 1}`), secrets.email],
  ['the text of an element', 'a.xml', encodeUtf8(`<a><notes>by ${secrets.email}</notes></a>`), secrets.email],
  [
    'an element by its name',
    'a.xml',
    encodeUtf8(`<a><print_host>box.example</print_host></a>`),
    'box.example',
  ],
  [
    'text behind an inner element',
    'a.xml',
    encodeUtf8(`<metadata name="api_key">a<b/>${secrets.apiKey}</metadata>`),
    secrets.apiKey,
  ],
  [
    'a comment in XML',
    '3D/a.model',
    encodeUtf8(`<model><!-- from /home/${secrets.user}/x.stl --></model>`),
    secrets.user,
  ],
  [
    'a CDATA section',
    'a.xml',
    encodeUtf8(`<metadata name="a"><![CDATA[${secrets.email}]]></metadata>`),
    secrets.email,
  ],
  ['an instruction', 'a.xml', encodeUtf8(`<?made by="${secrets.email}"?><a/>`), secrets.email],
  ['an attribute without quotes', 'a.xml', encodeUtf8(`<a print_host=box.example b="1"/>`), 'box.example'],
  ['a quote that is never closed', 'a.xml', encodeUtf8(`<a print_host="box.example/>`), 'box.example'],
  ['an angle in a value', 'a.xml', encodeUtf8(`<a x="<" print_host="box.example"/>`), 'box.example'],
  [
    'an element of another namespace',
    '3D/a.model',
    encodeUtf8(`<model><q:r s="${secrets.email}"/></model>`),
    secrets.email,
  ],
  ['a command of G-code', 'a.gcode', encodeUtf8(`M117 http://${secrets.host}/status\n`), secrets.host],
  [
    'a comment behind a command',
    'a.gcode',
    encodeUtf8(`G28 ; see C:\\Users\\${secrets.user}\\x.gcode\n`),
    secrets.user,
  ],
  ['UTF-16', 'a.config', utf16(`{${key}}`), secrets.apiKey],
  ['G-code in UTF-16', 'a.gcode', utf16(`; printhost_apikey = ${secrets.apiKey}\n`), secrets.apiKey],
]

const plain = (bytes: Uint8Array) => decodeLatin1(bytes).replaceAll('\0', '')

describe('what is private is taken out', () => {
  test.each(torn)('of %s', (_, part, bytes, secret) => {
    expect(plain(bytes)).toContain(secret)
    const cleaned = cleanPart(part, bytes)
    expect(plain(cleaned.bytes)).not.toContain(secret)
    expect(cleaned.removed).not.toEqual([])
    expect(cleanPart(part, cleaned.bytes)).toEqual({ bytes: cleaned.bytes, removed: [] })
  })

  test('and bytes that are no text of any encoding stay as they are', () => {
    const bytes = Uint8Array.from([
      ...encodeUtf8('{"a": "'),
      0xff,
      0x80,
      ...encodeUtf8(`", ${key}, "b": "\\u4e2d"}`),
    ])
    const cleaned = cleanPart('a.config', bytes).bytes
    expect(Buffer.from(cleaned)).toEqual(
      Buffer.from(bytes.slice(0, 9)).length === 9
        ? Buffer.concat([bytes.slice(0, 9), encodeUtf8(`", "printhost_apikey": "", "b": "\\u4e2d"}`)])
        : null,
    )
  })

  test('and a part with a million private values is listed in short', () => {
    const text = `{${Array.from({ length: 100_000 }, (_, i) => `"k${i}_password": "x"`).join(',')}}`
    const { removed, bytes } = cleanPart('a.config', encodeUtf8(text))
    expect(removed).toHaveLength(500)
    expect(plain(bytes)).not.toContain('"x"')
  })

  test('and names are shown without what is hidden in them', () => {
    const bytes = encodeUtf8(JSON.stringify({ ['\u202e\u0007x'.repeat(60) + '_password']: 'x' }))
    const [finding] = cleanPart('Metadata/\u202ea.config', bytes).removed
    expect(finding).toEqual({
      part: 'Metadata/a.config',
      key: `${'x'.repeat(60)}_password`,
      kind: 'credential',
    })
  })
})

/** Texts over which a pattern that tries every beginning again would need minutes: all are half a megabyte. */
const long = (piece: string) => piece.repeat(Math.ceil(500_000 / piece.length))
test.each([
  ['tags in values', 'a.xml', long(`<a x='" y="' `)],
  ['quotes that are never closed', 'a.xml', long(`<a b=' c="`)],
  ['comments that are never closed', 'a.xml', long('<!-- ')],
  ['instructions that are never closed', 'a.xml', long('<?a ')],
  ['tags that are never closed', 'a.xml', long('<a ')],
  ['ends that are never closed', 'a.xml', long('</a ')],
  ['names without values', 'a.xml', `<a ${long('b')}`],
  ['spaces in a tag', 'a.xml', `<a b${long(' ')}`],
  ['brackets', 'a.json', long('[{"a":')],
  ['backslashes', 'a.json', `["${long('\\')}`],
  ['quotes', 'a.json', long('"')],
  ['words before an at', 'a.ini', `a = ${long('a')}@`],
  ['ats', 'a.ini', `a = ${long('a@')}`],
  ['dots behind an at', 'a.ini', `a = a@${long('a.')}`],
  ['slashes of a home', 'a.ini', `a = /home/${long('/')}`],
  ['homes in homes', 'a.ini', `a = ${long('/home/a')}`],
  ['addresses', 'a.ini', `a = ${long('http://192.168.1.1')}`],
  ['spaces before a comment', 'a.gcode', `${long(' ')};`],
  ['equals signs', 'a.ini', long('a=')],
])('%s are gone through once', (_, part, text) => {
  const start = process.cpuUsage()
  cleanPart(part, encodeUtf8(text))
  expect(cpuMs(start)).toBeLessThan(3000)
})
