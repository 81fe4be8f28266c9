import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { fingerprint } from '../../../scripts/setup/fingerprint.mjs'

let folder = ''
const now = () => fingerprint(folder, ['src', 'package.json', 'absent'])

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'firstlayer-fingerprint-'))
  mkdirSync(join(folder, 'src', 'deep'), { recursive: true })
  writeFileSync(join(folder, 'src', 'deep', 'a.ts'), 'a')
  writeFileSync(join(folder, 'package.json'), '{}')
})
afterEach(() => {
  rmSync(folder, { recursive: true })
})

test('nothing changed, same fingerprint', () => {
  expect(now()).toBe(now())
})

test.each<[string, () => void]>([
  ['a file is added', () => writeFileSync(join(folder, 'src', 'b.ts'), '')],
  ['a file is removed', () => rmSync(join(folder, 'src', 'deep', 'a.ts'))],
  ['a file grows', () => writeFileSync(join(folder, 'src', 'deep', 'a.ts'), 'ab')],
  ['a file is touched', () => utimesSync(join(folder, 'src', 'deep', 'a.ts'), 1, 1)],
  ['what was absent appears', () => writeFileSync(join(folder, 'absent'), '')],
])('%s: another fingerprint', (_, change) => {
  const before = now()
  change()
  expect(now()).not.toBe(before)
})

test('what is not named does not count', () => {
  const before = now()
  writeFileSync(join(folder, 'README.md'), 'new')
  expect(now()).toBe(before)
})
