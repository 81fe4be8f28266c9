import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createMeshEngine, type ScanAnswer } from '@shared/inspect/geometry/mesh-engine'
import type { MeshFacts } from '@shared/inspect/geometry/mesh-facts'
import { strictIndex, strictNumber } from '@shared/inspect/numbers'
import { instantiateMeshModule } from '@shared/inspect-node/mesh-module'

const SEED = 20261126
const engine = createMeshEngine(instantiateMeshModule)
const request = { edges: null, placements: [] }

/** What the quick reader makes of the inside of a mesh. */
function scanned(inside: string): { readonly answer: ScanAnswer; readonly facts: MeshFacts } {
  engine.beginScan({
    prefix: '',
    request,
    mostVertices: 1e6,
    mostTriangles: 1e6,
    host: { flatTriangle: () => {}, knowsProperty: () => false, knowsPrefix: () => false },
  })
  const answer = engine.scan(new TextEncoder().encode(`${inside}</mesh>`))
  return { answer, facts: engine.finish() }
}

const digits = (most: number) =>
  fc.string({ unit: fc.integer({ min: 0, max: 9 }).map(String), maxLength: most })
const numberText = fc
  .tuple(
    fc.constantFrom('', '', '-', '+'),
    digits(20),
    fc.option(digits(22)),
    fc.constantFrom('', '', '', '', 'e3', 'E-7', 'e+12', 'e', 'x', ' ', '.'),
  )
  .map(([sign, whole, fraction, end]) => `${sign}${whole}${fraction === null ? '' : `.${fraction}`}${end}`)

test('a number is read as the schema has it, and to the last digit, or left to the careful reader', () => {
  fc.assert(
    fc.property(numberText, (text) => {
      const { answer, facts } = scanned(
        `<vertices><vertex x="${text}" y="0" z="0"/></vertices><triangles></triangles>`,
      )
      const value = strictNumber(text)
      expect(answer).toBe(value === null ? 'odd' : 'done')
      if (value === null) return
      const held = { vertices: Float64Array.of(value, 0, 0), triangles: new Uint32Array(0) }
      expect(facts.low).toEqual(engine.measure(held, request).low)
    }),
    { seed: SEED, numRuns: 3000 },
  )
})

test('a vertex keeps eleven digits of its numbers', () => {
  fc.assert(
    fc.property(fc.double({ min: 1e-3, max: 1e6 }), (value) => {
      const vertices = Float64Array.of(value, -value, value / 3)
      const { low } = engine.measure({ vertices, triangles: new Uint32Array(0) }, request)
      low.forEach((found, axis) => expect(Math.abs(found / vertices[axis]! - 1)).toBeLessThan(1e-11))
    }),
    { seed: SEED },
  )
})

const corners = Array.from({ length: 12 }, (_, i) => `<vertex x="${i}" y="${i * i}" z="${i ** 3}"/>`).join('')

test('an index is a plain number below the count of vertices, or left to the careful reader', () => {
  const indexText = fc.oneof(
    fc.integer({ min: 0, max: 20 }).map(String),
    digits(12),
    fc.constantFrom(
      '00',
      '01',
      '+1',
      '-1',
      '1.0',
      ' 1',
      '1 ',
      '2147483648',
      '4294967297',
      '18446744073709551617',
    ),
  )
  fc.assert(
    fc.property(indexText, indexText, indexText, (a, b, c) => {
      const { answer } = scanned(
        `<vertices>${corners}</vertices><triangles><triangle v1="${a}" v2="${b}" v3="${c}"/></triangles>`,
      )
      const plain = [a, b, c].every((text) => (strictIndex(text) ?? 12) < 12)
      expect(answer).toBe(plain ? 'done' : 'odd')
    }),
    { seed: SEED, numRuns: 3000 },
  )
})
