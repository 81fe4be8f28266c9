import { expect, test } from 'vitest'
import { hostileFiles } from '../../fixtures/hostile'
import { reportSchema } from '@shared/inspect/report'
import { codes, cpuMs, inspected } from './support'

const MOST_MS = 5000

test.each(hostileFiles)('$name is rejected with $code, in time', async ({ code, make }) => {
  const bytes = await make()
  const start = process.cpuUsage()
  const report = await inspected(bytes)
  expect(cpuMs(start)).toBeLessThan(MOST_MS)
  expect(codes(report)).toContain(code)
  expect(report).toMatchObject({ verdict: 'rejected', qualifiesFor: [] })
  expect(() => reportSchema.parse(report)).not.toThrow()
})
