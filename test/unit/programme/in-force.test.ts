import { expect, it } from 'vitest'
import { inForceAt } from '@shared/programme/in-force'
import { shippedProgrammes } from '@shared/programme/shipped'

const first = shippedProgrammes()[0]!
const second = { ...first, version: '2', from: '2026-12-01T00:00:00.000Z' }
const third = { ...first, version: '3', from: '2027-01-01T00:00:00.000Z' }

it.each([
  ['2026-11-30T23:59:59.999Z', '1'],
  ['2026-12-01T00:00:00.000Z', '2'],
  ['2030-01-01T00:00:00.000Z', '3'],
])('what happened at %s is judged by version %s, in whatever order they are told', (at, version) => {
  expect(inForceAt([third, first, second], at)?.version).toBe(version)
})

it('before the first version nothing was in force', () => {
  expect(inForceAt([second, third], '2026-01-01T00:00:00.000Z')).toBe(null)
})
