import { describe, expect, it } from 'vitest'
import { createIntl } from 'react-intl'
import { messagesOf } from '@shared/i18n/catalogue'
import { signedPoints } from '@shared/i18n/amounts'
import { whyHeadline, whyLines, type WhySource } from '../../src-renderer/pages/history/arithmetic'
import type { Words } from '../../src-renderer/text/words'

const intl = createIntl({ locale: 'en-GB', messages: messagesOf('en') })
const words: Words = {
  language: 'en',
  t: (id, values) => intl.formatMessage({ id }, values),
  rich: (id, values) => intl.formatMessage({ id }, values),
  local: (text) => text.en,
  number: (value) => intl.formatNumber(value),
  signed: (amount) => signedPoints('en-GB', amount),
  percent: String,
  bytes: String,
  time: String,
  dayTime: String,
  dayTimeWithin: String,
  isToday: () => false,
  day: String,
  date: String,
  month: () => 'November',
  error: () => '',
}
const ruleName = { en: 'Model Upload', de: '', 'zh-CN': '' }

describe('the arithmetic behind an amount', () => {
  it('says why a zero is there', () => {
    const source: WhySource = {
      ruleName,
      amount: 0,
      kind: 'award',
      why: { asked: 10, cap: { limit: 300, usedBefore: 300, month: '2026-11' }, nth: 34 },
    }
    expect(whyHeadline(source, words)).toBe(
      'Model Upload, 34th of November: 10 asked, cap 300 reached, 0 given',
    )
    expect(whyLines(source, words)).toEqual([
      { name: 'Asked', value: '10' },
      { name: 'Cap of the month', value: '300' },
      { name: 'Awarded in November before it', value: '300' },
      { name: 'Left under the cap', value: '300 − 300 = 0' },
      { name: 'Given: the smaller of 10 and 0', value: '0', result: true },
    ])
  })

  it('says how much a cap cut off', () => {
    const source: WhySource = {
      ruleName,
      amount: 4,
      kind: 'award',
      why: { asked: 10, cap: { limit: 70, usedBefore: 66, month: null } },
    }
    expect(whyHeadline(source, words)).toBe('Model Upload: 10 asked, 4 left under the cap 70, 4 given')
  })

  it('lists the parts of a scored award', () => {
    const parts = [
      { name: 'rating', points: 2 },
      { name: 'photo', points: 4 },
    ]
    const lines = whyLines({ ruleName, amount: 6, kind: 'award', why: { asked: 6, parts } }, words)
    expect(lines.map((line) => `${line.name} ${line.value}`)).toEqual([
      'Rating 2',
      'Photo of the print 4',
      'Asked 6',
      'Given 6',
    ])
  })

  it('calls a pending amount pending', () => {
    const source: WhySource = { ruleName, amount: 10, kind: 'pending', why: { asked: 10 } }
    expect(whyHeadline(source, words)).toBe('Model Upload: 10 pending')
    expect(whyLines(source, words).at(-1)?.name).toMatch(/^Pending/u)
  })

  it('says what was taken back', () => {
    const source: WhySource = { ruleName, amount: -4, kind: 'deduction', why: { asked: 4 } }
    expect(whyHeadline(source, words)).toBe('Model Upload: 4 taken back')
    expect(whyLines(source, words).at(-1)?.value).toBe('−4')
  })
})
