import { expect, test } from 'vitest'
import { findingMessage } from '@shared/inspect/findings'
import { findingCodes, findingTable } from '@shared/inspect/finding-codes'

test('every code is kebab-case and has a sentence', () => {
  for (const code of findingCodes) {
    expect(code).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/)
    expect(findingTable[code].message).toMatch(/^[A-Z].*\.$/)
    expect(findingTable[code].message).not.toMatch(/\b(error|invalid|failed)\b|!/i)
  }
})

test('a parameter that is not given stays visible as a gap, and one that is like a prototype is text', () => {
  expect(findingMessage('zip-name', { why: 'backslash' })).toBe(
    'The name of an entry is not allowed: backslash.',
  )
  expect(findingMessage('zip-name')).toContain('{why}')
})
