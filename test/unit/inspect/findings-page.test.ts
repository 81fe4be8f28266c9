import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { catalogue, isMessageId } from '@shared/i18n/catalogue'
import { createAppIntl, translator } from '@shared/i18n/intl'
import { findingText } from '@shared/i18n/finding-text'
import { findingCodes, findingTable, type FindingCode } from '@shared/inspect/finding-codes'
import { findingsPage } from '../../../scripts/docs/findings-page.mjs'

const page = () =>
  findingsPage({
    codes: findingCodes,
    severityOf: (code) => findingTable[code as FindingCode].severity,
    english: (id) => (isMessageId(id) ? catalogue[id][0] : ''),
  })

test('docs/findings.md is what the code says; `node scripts/findings-doc.mjs` writes it anew', () => {
  expect(readFileSync('docs/findings.md', 'utf8')).toBe(page())
})

test('every code stands on the page with its severity', () => {
  for (const code of findingCodes)
    expect(page()).toContain(`| \`${code}\` | ${findingTable[code].severity} |`)
})

test.each(['en', 'de', 'zh-CN'] as const)(
  'every finding says what, why and how to mend it in %s',
  (language) => {
    const t = translator(createAppIntl(language))
    for (const code of findingCodes) {
      const { title, why, mend } = findingText({ code, message: '' }, t)
      for (const text of [title, why, mend]) expect((text ?? '').length, code).toBeGreaterThan(2)
      expect(why ?? '', code).toMatch(/[.。]$/u)
    }
  },
)
