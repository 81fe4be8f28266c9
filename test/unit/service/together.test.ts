import { together } from '@service/services/together'
import { describe, expect, it } from 'vitest'

/** Work that doubles numbers and remembers what it was given together, each part of it ending when it is let. */
function doubling(most: number) {
  const given: (readonly number[])[] = []
  const holds: (() => void)[] = []
  const double = together(most, async (all: readonly number[]) => {
    given.push(all)
    await new Promise<void>((resolve) => holds.push(resolve))
    if (all.includes(13)) throw new Error('unlucky')
    return all.map((one) => 2 * one)
  })
  const endNext = async () => {
    while (holds.length === 0) await new Promise((resolve) => setImmediate(resolve))
    holds.shift()?.()
  }
  return { given, double, endNext }
}

describe('work done together', () => {
  it('is given what was asked in one turn at once, and answers each with its own', async () => {
    const { given, double, endNext } = doubling(10)
    const answers = Promise.all([double(1), double(2), double(3)])
    await endNext()
    expect(await answers).toEqual([2, 4, 6])
    expect(given).toEqual([[1, 2, 3]])
  })

  it('takes what comes meanwhile next, in its order and no more than so many', async () => {
    const { given, double, endNext } = doubling(2)
    const first = double(1)
    await new Promise((resolve) => setImmediate(resolve))
    const others = Promise.all([double(2), double(3), double(4)])
    for (let n = 0; n < 3; n += 1) await endNext()
    expect([await first, ...(await others)]).toEqual([2, 4, 6, 8])
    expect(given).toEqual([[1], [2, 3], [4]])
  })

  it('fails for those that were in it, and goes on with the next', async () => {
    const { double, endNext } = doubling(1)
    const [unlucky, next] = [double(13), double(14)]
    const failed = expect(unlucky).rejects.toThrow('unlucky')
    await endNext()
    await failed
    await endNext()
    expect(await next).toBe(28)
  })
})
