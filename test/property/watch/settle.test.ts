import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { patienceMs, settle, settleRule, type Look, type Settling } from '@shared/watch/settle'

type Write = { readonly afterMs: number; readonly size: number; readonly end: Look['end'] }

/** Plays a writer against the rule on a clock of its own. Answers when it settled and what it then saw. */
function play(writes: readonly Write[], patience: number) {
  let written = 0
  const times = writes.map(({ afterMs }) => (written += afterMs))
  const fileAt = (now: number) => {
    const index = times.findLastIndex((time) => time <= now)
    const write = writes[Math.max(0, index)]
    return {
      size: write?.size ?? 0,
      mtimeMs: times[Math.max(0, index)] ?? 0,
      end: write?.end ?? 'unknown',
    } as const
  }
  let now = times[0] ?? 0
  let settling: Settling | null = null
  for (let looks = 0; looks < 10_000; looks += 1) {
    const seen = fileAt(now)
    const step = settle(settling, { at: now, ...seen }, patience)
    if (step.kind === 'settled') return { at: now, lastWrite: times.at(-1) ?? 0, seen, looks }
    settling = step.settling
    now += step.inMs
  }
  throw new Error('it never settled')
}

const anyWrites = (gapMs: number, end: fc.Arbitrary<Look['end']>) =>
  fc
    .array(
      fc.record({ afterMs: fc.integer({ min: 0, max: gapMs }), size: fc.integer({ min: 1, max: 1e8 }), end }),
      {
        minLength: 1,
        maxLength: 20,
      },
    )
    .map((writes) => writes.map((write, index) => ({ ...write, size: write.size + index })))

describe('when a file is complete', () => {
  it('is always found out, and not long after the last write', () => {
    fc.assert(
      fc.property(anyWrites(3_000, fc.constantFrom('whole', 'cut-short', 'unknown')), (writes) => {
        const { at, lastWrite, looks } = play(writes, patienceMs.zip)
        expect(at - lastWrite).toBeLessThanOrEqual(patienceMs.zip + settleRule.longestMs)
        expect(looks).toBeLessThan(2_000)
      }),
      { seed: 5, numRuns: 300 },
    )
  })

  it('is not said while an archive has no end', () => {
    fc.assert(
      fc.property(anyWrites(5_000, fc.constant('cut-short' as const)), (writes) => {
        const last = writes.at(-1)
        const { seen } = play(
          [...writes, { afterMs: 3_000, size: (last?.size ?? 0) + 1, end: 'whole' }],
          patienceMs.zip,
        )
        expect(seen.end).toBe('whole')
      }),
      { seed: 5, numRuns: 300 },
    )
  })

  it('is not said while a file of unknown kind grows faster than it is looked at', () => {
    fc.assert(
      fc.property(anyWrites(400, fc.constant('unknown' as const)), (writes) => {
        const { seen } = play(writes, patienceMs.none)
        expect(seen.size).toBe(writes.at(-1)?.size)
      }),
      { seed: 5, numRuns: 300 },
    )
  })

  it('takes fifty milliseconds of quiet for a whole archive', () => {
    const { at, lastWrite } = play([{ afterMs: 0, size: 100, end: 'whole' }], patienceMs.zip)
    expect(at - lastWrite).toBe(50)
  })

  it('looks seldom at what stays cut short', () => {
    const { looks } = play([{ afterMs: 0, size: 100, end: 'cut-short' }], patienceMs.zip)
    expect(looks).toBeLessThan(25)
  })
})
