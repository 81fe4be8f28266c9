import { describe, expect, test } from 'vitest'
import { inspectBytes } from '@shared/inspect/inspect'
import type { Report } from '@shared/inspect/report'
import { scrub } from '@shared/inspect/scrub'
import { ok } from '@shared/result'
import { judge, type Subject } from '../../fuzz/oracles'
import { createSearch } from '../../fuzz/search'
import { targetNames } from '../../fuzz/targets'
import { genericFile, presetFile, projectFile } from '../../fixtures/exports'

const ROUNDS = 25
const MOST_CPU_MS = 3000

const search = await createSearch(20_261_126, null)

test.each(targetNames)(
  'a few files changed in the way of %s break no promise of the inspector',
  async (target) => {
    for (let round = 0; round < ROUNDS; round++) {
      const one = await search.next(target)
      const judgement = await judge(one)
      expect(judgement.failures, `round ${round}`).toEqual([])
      expect(judgement.cpuMs).toBeLessThan(MOST_CPU_MS)
      search.learn(target, one, judgement)
    }
  },
  60_000,
)

const real: Subject = { inspect: inspectBytes, scrub }
const altered =
  (change: (report: Report) => Report): Subject['inspect'] =>
  async (...args) =>
    change(await inspectBytes(...args))

/** Inspectors that break one promise each, and the oracle that must catch them. */
const canaries: readonly (readonly [oracle: string, what: string, subject: Subject])[] = [
  [
    'throws',
    'throws',
    {
      ...real,
      inspect: async () => {
        throw new RangeError('Maximum call stack size exceeded')
      },
    },
  ],
  [
    'report-schema',
    'gives a number that cannot be sent',
    { ...real, inspect: altered((report) => ({ ...report, size: NaN })) },
  ],
  [
    'verdict',
    'rejects without a reason',
    { ...real, inspect: altered((report) => ({ ...report, verdict: 'rejected' })) },
  ],
  [
    'verdict',
    'qualifies for nothing',
    { ...real, inspect: altered((report) => ({ ...report, qualifiesFor: [] })) },
  ],
  [
    'report-text',
    'passes on marks of direction',
    {
      ...real,
      inspect: altered((report) => ({
        ...report,
        presets: [{ type: 'process', name: '\u202ea', inherits: null }],
      })),
    },
  ],
  [
    'report-size',
    'lists without end',
    {
      ...real,
      inspect: altered((report) => ({
        ...report,
        presets: Array.from({ length: 50_000 }, () => ({
          type: 'process' as const,
          name: 'a',
          inherits: null,
        })),
      })),
    },
  ],
  [
    'same-report',
    'says another thing each time',
    { ...real, inspect: altered((report) => ({ ...report, sha256: String(Math.random()) })) },
  ],
  ['scrub-clean', 'takes nothing out', { ...real, scrub: async (_, bytes) => ok({ bytes, removed: [] }) }],
  ['secret', 'takes nothing out', { ...real, scrub: async (_, bytes) => ok({ bytes, removed: [] }) }],
  [
    'scrub-facts',
    'makes another file of it',
    { ...real, scrub: async () => ok({ bytes: presetFile(), removed: [] }) },
  ],
  [
    'quick-careful',
    'reads otherwise when it is quick',
    {
      ...real,
      inspect: async (file, bytes, deps, limits) => {
        const report = await inspectBytes(file, bytes, deps, limits)
        return deps.native === null ? report : { ...report, size: report.size + 1 }
      },
    },
  ],
  [
    'scrub-deterministic',
    'makes another copy each time',
    {
      ...real,
      scrub: async (_, bytes) =>
        ok({
          bytes: Uint8Array.from([...bytes, ...new Uint8Array(1 + Math.floor(Math.random() * 1000))]),
          removed: [],
        }),
    },
  ],
]

describe('the oracles', () => {
  test.each(canaries)('have %s for an inspector that %s', async (oracle, _, subject) => {
    const { failures } = await judge(
      { file: 'x.3mf', bytes: await projectFile({ secret: true }), tight: false },
      subject,
    )
    expect(failures.map((failure) => failure.oracle)).toContain(oracle)
  })

  test('have nothing to say of the real one', async () => {
    for (const make of [projectFile, genericFile]) {
      const bytes = await make({ secret: true })
      expect(await judge({ file: 'x.3mf', bytes, tight: false })).toMatchObject({ failures: [] })
    }
  })
})
