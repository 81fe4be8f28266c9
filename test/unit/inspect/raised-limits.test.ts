import { describe, expect, test } from 'vitest'
import { defaultLimits, limitNames, limitOf } from '@shared/inspect/limits'
import { mayRaise, parseLimit, raise, raisedLimitsSchema, withRaised } from '@shared/inspect/raised-limits'
import { plainFile, plainModel } from '../../fixtures/exports'
import { codes, inspected } from './support'

describe('a limit', () => {
  test.each(limitNames)(
    '%s is raised up to its ceiling, and neither beyond it nor below what is usual',
    (name) => {
      const { usual, most } = limitOf(name)
      for (const value of [usual, usual + 1, most]) {
        expect(raisedLimitsSchema.safeParse({ [name]: value }).success).toBe(true)
        expect(mayRaise(name, value)).toBe(true)
      }
      for (const value of [usual - 1, 0, -1, most + 1, usual + 0.5, NaN, Infinity, String(usual), null]) {
        expect(raisedLimitsSchema.safeParse({ [name]: value }).success).toBe(false)
      }
    },
  )

  test('that nobody knows is not taken', () => {
    for (const raised of [{ findings: 1000 }, { nameChars: 1 }, { __proto__x: 1 }, { toString: 1 }]) {
      expect(raisedLimitsSchema.safeParse(raised).success).toBe(false)
    }
  })

  test('raised is one among others, and as usual again when it is taken back', () => {
    const raised = raise(raise({}, 'triangles', 30_000_000), 'xmlDepth', 100)
    expect(raised).toEqual({ triangles: 30_000_000, xmlDepth: 100 })
    expect(withRaised(raised)).toEqual({ ...defaultLimits, triangles: 30_000_000, xmlDepth: 100 })
    expect(raise(raised, 'triangles', null)).toEqual({ xmlDepth: 100 })
    expect(raise(raised, 'xmlDepth', 64)).toEqual({ triangles: 30_000_000 })
  })

  test('decides by its new value', async () => {
    const nested = `${'<a>'.repeat(70)}${'</a>'.repeat(70)}`
    const deep = await plainFile(plainModel().replace('</build>', `${nested}</build>`))
    expect(codes(await inspected(deep))).toContain('xml-limits')
    expect((await inspected(deep, 'x.3mf', withRaised({ xmlDepth: 100 }))).verdict).toBe('qualifies')
  })
})

describe('a limit of the command line', () => {
  test('is a name and a whole number', () => {
    expect(parseLimit('triangles=5')).toEqual({ limits: { triangles: 5 } })
  })

  test.each([
    '',
    'triangles',
    'triangles=',
    'triangles=0',
    'triangles=-1',
    'triangles=1e3',
    'triangles=5x',
    'triangles=999999999999',
    'findings=5',
    '__proto__=5',
    '=5',
  ])('is not %s', (text) => {
    const parsed = parseLimit(text)
    expect('fault' in parsed && parsed.fault).toMatch(
      /^(?:There is no limit .*zipEntries|The limit triangles is from 1 to )/,
    )
  })
})
