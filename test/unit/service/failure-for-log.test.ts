import { expect, it } from 'vitest'
import { failureForLog, tracedForLog } from '@service/failure-for-log'

const failure = (work: () => unknown): unknown => {
  try {
    return work()
  } catch (error) {
    return error
  }
}
const withCode = Object.assign(new Error('duplicate key value violates unique constraint "names"'), {
  code: '23505',
})

it.each([
  [failure(() => JSON.parse('Ann Secret')), 'SyntaxError: Unexpected token …'],
  [new Error('no such table: member_profile'), 'Error: no such table: member_profile'],
  [
    new Error('invalid input syntax for type integer: "Ann "Secret" B."'),
    'Error: invalid input syntax for type integer: …',
  ],
  [new Error('first line\n    at Ann Secret'), 'Error: first line…'],
  [withCode, 'Error 23505: duplicate key value violates unique constraint …'],
  ['Ann Secret', 'string'],
])('says of %s what it is, and quotes nothing', (error, said) => {
  expect(failureForLog(error)).toBe(said)
  expect(tracedForLog(error)).not.toContain('Secret')
})

it('traces a failure to the lines of the program', () => {
  expect(tracedForLog(new Error('gone'))).toMatch(/^Error: gone\n {4}at .*failure-for-log\.test\.ts/u)
})
