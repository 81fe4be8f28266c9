import { every } from '@service/services/housekeeping'
import { inTurn } from '@service/services/in-turn'
import { expect, it, vi } from 'vitest'

it('does its work at once and again, and goes on after a failure', async () => {
  vi.useFakeTimers()
  const logged: string[] = []
  let times = 0
  const keeping = every(
    1000,
    (event) => logged.push(event),
    () => {
      times += 1
      return times === 1 ? Promise.reject(new Error('once')) : Promise.resolve()
    },
  )
  keeping.start()
  await vi.advanceTimersByTimeAsync(2500)
  await keeping.stop()
  await vi.advanceTimersByTimeAsync(5000)
  vi.useRealTimers()
  expect([times, logged]).toEqual([3, ['housekeeping-failed']])
})

it('runs one after the other, also after one that failed', async () => {
  const oneAtATime = inTurn()
  const seen: string[] = []
  const work = (name: string, fails = false) =>
    oneAtATime(async () => {
      seen.push(`${name} begins`)
      await Promise.resolve()
      seen.push(`${name} ends`)
      if (fails) throw new Error(name)
    })
  const all = await Promise.allSettled([work('a'), work('b', true), work('c')])
  expect(all.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
  expect(seen).toEqual(['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends'])
})
