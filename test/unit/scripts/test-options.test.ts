import { expect, test } from 'vitest'
import { readTestOptions } from '../../../scripts/test/test-options.mjs'

const stagesOf = (...args: string[]) => {
  const read = readTestOptions(args)
  return read.ok ? read.options.stages : read.reason
}

test('with nothing asked for, everything runs', () => {
  expect(stagesOf()).toEqual(['check', 'unit', 'e2e'])
})

test('a stage that is named runs alone', () => {
  expect(stagesOf('unit')).toEqual(['unit'])
  expect(stagesOf('e2e', '-t', 'publishes')).toEqual(['e2e'])
})

test('a part of the tests leaves the checks out', () => {
  expect(stagesOf('-t', 'settles')).toEqual(['unit', 'e2e'])
  expect(stagesOf('test/unit/watch')).toEqual(['unit', 'e2e'])
})

test('a name may hold spaces and paths are kept in order', () => {
  expect(readTestOptions(['unit', 'a', '-t', 'one two', 'b'])).toEqual({
    ok: true,
    options: { help: false, stages: ['unit'], name: 'one two', paths: ['a', 'b'] },
  })
})

test('an unknown option and a missing name are refused with a reason', () => {
  expect(stagesOf('--fast')).toBe('--fast is not an option')
  expect(stagesOf('-t')).toBe('-t needs a name after it')
})
