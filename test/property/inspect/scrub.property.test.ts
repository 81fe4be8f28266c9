import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cleanJson, cleanLines } from '@shared/inspect/privacy/clean-text'
import { cleanXml } from '@shared/inspect/privacy/clean-xml'
import { redact } from '@shared/inspect/privacy/rules'
import { escapeXml } from '@shared/sample/model-xml'

const options = { seed: 20261122, numRuns: 500 }

const keys = fc.constantFrom(
  'print_host',
  'printhost_apikey',
  'source_file',
  'notes',
  'layer_height',
  'DesignerUserId',
  'post_process',
)
const pieces = fc.constantFrom(
  '/home/eve/',
  'C:\\Users\\eve\\',
  'eve@example.org',
  'http://192.168.0.2/',
  '192.168.1.9',
  ' ',
  'part.stl',
  '"',
  "'",
  '<b>',
  '&',
  '\\',
  '\n',
  'ä𝄞',
)
const values = fc
  .array(fc.oneof(pieces, fc.string({ maxLength: 6 })), { maxLength: 8 })
  .map((list) => list.join(''))
const settings = fc.dictionary(keys, values)

test('a value taken out once has nothing left to take out', () => {
  fc.assert(
    fc.property(keys, values, (key, value) => {
      const first = redact(key, value)
      if (first !== null) expect(redact(key, first.replacement)).toBeNull()
    }),
    options,
  )
})

test('JSON stays JSON with the same keys, and only what is private changes', () => {
  fc.assert(
    fc.property(settings, (object) => {
      const cleaned = cleanJson('p', JSON.stringify(object, null, 2))
      const parsed = JSON.parse(cleaned.text) as Record<string, string>
      expect(Object.keys(parsed)).toEqual(Object.keys(object))
      for (const [key, value] of Object.entries(object))
        expect(parsed[key]).toBe(redact(key, value)?.replacement ?? value)
      expect(cleanJson('p', cleaned.text)).toEqual({ text: cleaned.text, removed: [] })
    }),
    options,
  )
})

test('XML is clean after one pass, and untouched where nothing is private', () => {
  fc.assert(
    fc.property(settings, (object) => {
      const rows = Object.entries(object).map(
        ([key, value]) => `<metadata key="${key}" value="${escapeXml(value)}"/>`,
      )
      const xml = `<config>${rows.join('\n')}</config>`
      const cleaned = cleanXml('p', xml, false)
      expect(cleanXml('p', cleaned.text, false)).toEqual({ text: cleaned.text, removed: [] })
      if (cleaned.removed.length === 0) expect(cleaned.text).toBe(xml)
    }),
    options,
  )
})

test('lines are clean after one pass, and as many as before', () => {
  fc.assert(
    fc.property(settings, (object) => {
      const text = Object.entries(object)
        .map(([key, value]) => `; ${key} = ${value.replace(/\n/g, '\\n')}`)
        .join('\n')
      const cleaned = cleanLines('p', text, true)
      expect(cleaned.text.split('\n')).toHaveLength(text.split('\n').length)
      expect(cleanLines('p', cleaned.text, true)).toEqual({ text: cleaned.text, removed: [] })
    }),
    options,
  )
})
