import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { findingCodes } from '@shared/inspect/finding-codes'
import { limitNames } from '@shared/inspect/limits'
import { hostileFiles } from '../fixtures/hostile'
import { testsIn } from './titles'

const root = fileURLToPath(new URL('../..', import.meta.url))
const page = readFileSync(join(root, 'docs/hostile-input.md'), 'utf8')

type Row = {
  readonly what: string
  readonly rule: string
  readonly code: string | null
  readonly file: string
  readonly title: string
}

const rows = page.split('\n').flatMap((line): readonly Row[] => {
  const [, what, rule, code, file, title] =
    /^\| (.+?) \| (.+?) \| (`[a-z0-9-]+`|none) \| `(.+?)`: (.+) \|$/u.exec(line) ?? []
  if (what === undefined || rule === undefined || file === undefined || title === undefined) return []
  return [{ what, rule, code: code === 'none' ? null : (code?.slice(1, -1) ?? null), file, title }]
})

/** The words of promises.md, *Bad input*; each must be answered by a row. */
const promised = [
  'ratio',
  'nesting',
  'count of entries',
  'total size',
  'overlapping',
  'duplicate',
  'climb',
  'absolute',
  'encrypted',
  'multi-disk',
  'truncated',
  'trailing data',
  'zip64',
  'wrong CRC',
  'entities',
  'doctypes',
  'wrong encodings',
  'deep nesting',
  'huge attributes',
  'JSON that is deep',
  'huge',
  'prototype keys',
  'NaN',
  'infinite',
  'out of range',
  'control characters',
  'bidi marks',
  '10 000 characters',
  'symlinks',
  'devices',
  'directories',
  'markup',
]

test('the page has its tables, and every line of the promise is in one', () => {
  expect(rows.length).toBeGreaterThan(50)
  expect(
    page.split('\n').filter((line) => /^\| [^-]/u.test(line) && !line.startsWith('| what a file does'))
      .length,
  ).toBe(rows.length)
  expect(promised.filter((words) => !rows.some(({ what }) => what.includes(words)))).toEqual([])
})

test('it names findings and limits that there are, and leaves out no limit', () => {
  const codes = new Set<string>(findingCodes)
  expect(rows.filter(({ code }) => code !== null && !codes.has(code))).toEqual([])
  const named = rows.flatMap(({ rule }) => [...rule.matchAll(/`(\w+)`/gu)].map(([, name = '']) => name))
  const limits = new Set<string>(limitNames)
  expect(named.filter((name) => !limits.has(name))).toEqual([])
  expect(limitNames.filter((name) => !named.includes(name))).toEqual([])
})

/** A title with its gaps open: `%s` and `$name` stand for anything. */
const matches = (written: string, title: string) => {
  const pieces = written.split(/%s|%i|\$\w+/u).map((piece) => piece.replace(/[\\^$.*+?()[\]{}|]/gu, '\\$&'))
  return new RegExp(`^${pieces.join('.*')}$`, 'u').test(title)
}

test.each(rows)('$what: its test is there and ends as the page says', ({ file, title, code }) => {
  const path = join(root, 'test', file)
  expect(existsSync(path)).toBe(true)
  if (file === 'unit/inspect/hostile.test.ts') {
    expect(hostileFiles.find(({ name }) => name === title)?.code).toBe(code)
    return
  }
  const tests = testsIn(readFileSync(path, 'utf8'))
  const written = tests.filter((one) => matches(one.title, title))
  expect(written.length, title).toBeGreaterThan(0)
  expect(written.filter(({ leftOut }) => leftOut)).toEqual([])
})
