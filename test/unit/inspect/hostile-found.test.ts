import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { readFound } from '../../fuzz/found'
import { judge } from '../../fuzz/oracles'

const MOST_CPU_MS = 3000
const found = readFound(fileURLToPath(new URL('../../fuzz/found', import.meta.url)))

test.each(found)('$name, which broke "$oracle" once, breaks nothing', async (one) => {
  const { failures, cpuMs } = await judge(one)
  expect(failures).toEqual([])
  expect(cpuMs).toBeLessThan(MOST_CPU_MS)
})
