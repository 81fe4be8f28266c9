import { describe, expect, it } from 'vitest'
import { stemOf } from '@core/community/place-file'

describe('the name of a file that comes from elsewhere', () => {
  it.each([
    ['Cable clip', 'Cable clip'],
    ['../../.ssh/id', 'ssh id'],
    ['a\u202egnp.exe', 'a gnp.exe'],
    ['line\nbreak\u0000', 'line break'],
    ['  . hidden. ', 'hidden'],
    ['C:\\Windows\\x', 'C Windows x'],
    ['what? *', 'what'],
    ['con', 'Model con'],
    ['LPT1.3mf', 'Model LPT1.3mf'],
    ['console', 'console'],
    ['…', '…'],
    ['///', 'Model'],
    ['理线夹', '理线夹'],
  ])('of %j is %j', (title, stem) => {
    expect(stemOf(title)).toBe(stem)
  })

  it('is never longer than what every system takes', () => {
    expect(stemOf('x'.repeat(5000))).toHaveLength(80)
  })
})
