import { describe, expect, test } from 'vitest'
import { isSameModel, likeness, shareWithin } from '@shared/inspect/geometry/sketch/likeness'
import { sketchOf } from '@shared/inspect/geometry/sketch/sketch'
import { joined, moved } from '@shared/inspect/geometry/sketch/surface'
import { MOST_BODIES, readSketch } from '@shared/inspect/geometry/sketch/text'
import { eigenvalues } from '@shared/inspect/geometry/sketch/tensor'
import { compose, scaling, type Transform } from '@shared/inspect/geometry/transform'
import { seededRandom } from '@shared/sample/random'
import { box } from '@shared/sample/solids'
import { mirroredKinds, otherKinds, sameKinds, type Build } from '../../../bench/sketch/kinds'
import { meshOf, syntheticModels, type Model } from '../../../bench/sketch/models'
import { at, ball, merged, subdivided } from '../../../bench/sketch/shapes'
import { sketched, surfaceAfter, surfaceOf } from '../../../bench/sketch/sketched'
import { movedBy, placed, rotated, scaled, withStrayVertex } from '../../../bench/sketch/variants'

const models = syntheticModels()
const named = (name: string): Model => {
  const found = models.find((model) => model.name === name)
  if (found === undefined) throw new Error(`no model ${name}`)
  return found
}
const buildOf = (name: string): Build => [meshOf(named(name))]

/** One of each sort: round, flat, open, many parts, twisted, and a plate of three bodies. */
const few: readonly (readonly [string, Build])[] = [
  ...[
    'ball',
    'box',
    'gear of 12',
    'screw',
    'stone, coarser',
    'waving sheet',
    'nameplate AB12',
    'lettered cube',
  ].map((name) => [name, buildOf(name)] as const),
  [
    'three bodies',
    [meshOf(named('bracket')), at(meshOf(named('ring')), 70, 0, 0), at(box(9, 9, 30), 0, 60, 0)],
  ],
]

describe('the sketch recognises', () => {
  test.each(sameKinds)('$name', ({ make }) => {
    few.forEach(([name, build], i) => {
      const again = make(build, seededRandom(i + 1))
      expect([name, isSameModel(sketched(build), sketched(again))]).toEqual([name, true])
    })
  })

  test('a model that is its own mirror image, mirrored', () => {
    for (const { name, symmetric } of models.filter((model) => model.symmetric)) {
      for (const { make } of mirroredKinds) {
        const again = sketched(make(buildOf(name), seededRandom(3)))
        expect([name, isSameModel(sketched(buildOf(name)), again)]).toEqual([name, symmetric])
      }
    }
  })
})

describe('the sketch tells apart', () => {
  test.each(mirroredKinds)('$name', ({ make }) => {
    for (const { name } of models.filter((model) => !model.symmetric)) {
      const again = sketched(make(buildOf(name), seededRandom(4)))
      expect([name, isSameModel(sketched(buildOf(name)), again)]).toEqual([name, false])
      expect(likeness(sketched(buildOf(name)), again)).toBeLessThanOrEqual(0.5)
    }
  })

  test.each(otherKinds)('$name', ({ make }) => {
    few.forEach(([name, build], i) => {
      const other = make(build, seededRandom(i + 1))
      expect([name, isSameModel(sketched(build), sketched(other))]).toEqual([name, false])
    })
  })

  test('one part removed, whichever it is', () => {
    for (const { name, parts } of models.filter((model) => model.parts.length > 1)) {
      for (const part of parts) {
        const rest = [merged(parts.filter((other) => other !== part))]
        expect([name, isSameModel(sketched(buildOf(name)), sketched(rest))]).toEqual([name, false])
      }
    }
  })

  test('a plate with one body less, unless a copy of it stays', () => {
    const { parts } = named('bracket')
    for (const part of parts) {
      const rest = parts.filter((other) => other !== part)
      expect(isSameModel(sketched(parts), sketched(rest))).toBe(false)
      expect(isSameModel(sketched([...parts, at(part, 90, 0, 0)]), sketched(parts))).toBe(true)
    }
  })

  test('every model from every other, a tooth, a letter or a millimetre apart', () => {
    const sketches = models.map((model) => ({ name: model.name, sketch: sketched([meshOf(model)]) }))
    const taken = sketches.flatMap((a, i) =>
      sketches
        .slice(0, i)
        .flatMap((b) => (isSameModel(a.sketch, b.sketch) ? [`${a.name} for ${b.name}`] : [])),
    )
    expect(taken).toEqual([])
  })
})

describe('likeness', () => {
  const box30 = buildOf('box')
  const larger = (factor: number): Build => box30.map((mesh) => scaled(mesh, [factor, factor, factor]))

  test('is 1 for the same model, a half at 1 % of size, and falls with the difference', () => {
    const at = (factor: number) => likeness(sketched(box30), sketched(larger(factor)))
    expect(at(1)).toBe(1)
    expect(at(1.01)).toBeCloseTo(0.5, 2)
    const falling = [1, 1.001, 1.01, 1.1, 2].map(at)
    expect(falling).toEqual(falling.toSorted((a, b) => b - a))
    expect(falling.at(-1)).toBeLessThan(0.02)
  })

  test('is the same whichever model comes first', () => {
    const plates = few.map(([, build]) => sketched(build))
    for (const a of plates) for (const b of plates) expect(likeness(a, b)).toBe(likeness(b, a))
  })

  test('of two plates that share a body lies between', () => {
    const ring = buildOf('ring')
    const both = sketched([...ring, at(meshOf(named('bracket')), 80, 0, 0)])
    const shared = likeness(sketched(ring), both)
    expect(shared).toBeGreaterThan(0.3)
    expect(shared).toBeLessThan(0.9)
  })

  test('a body added to a plate leaves the rest known', () => {
    const ring = buildOf('ring')
    const more = sketched([...ring, at(meshOf(named('bracket')), 80, 0, 0)])
    expect(isSameModel(sketched(ring), more)).toBe(false)
    expect(shareWithin(sketched(ring), more)).toBe(1)
    expect(shareWithin(more, sketched(ring))).toBeGreaterThan(0)
    expect(shareWithin(more, sketched(ring))).toBeLessThan(1)
  })
})

describe('the integrals', () => {
  // Vertices are held as 32-bit floats: new ones, and moved ones, are rounded by up to 6e-8 of what they are.
  const close = (a: readonly number[], b: readonly number[], size = Math.max(...a.map(Math.abs), 1e-3)) => {
    a.forEach((value, i) => expect(Math.abs(value - b[i]!) / size).toBeLessThan(1e-6))
  }
  const same = (a: ReturnType<typeof surfaceOf>, b: ReturnType<typeof surfaceOf>) => {
    if (a === null || b === null) throw new Error('no surface')
    close([a.area], [b.area])
    for (const key of ['centre', 'second', 'third', 'normals', 'mixed'] as const) close(a[key], b[key])
    close([a.plane], [b.plane])
  }

  test('of a box are those of its faces', () => {
    const surface = surfaceOf(box(10, 20, 30))!
    expect(surface.area).toBeCloseTo(2200, 9)
    expect(surface.centre[2]).toBeCloseTo(15, 9)
    // Two faces across x of 600 each at 5 mm, and four whose width is 10 mm.
    expect(surface.second[0]).toBeCloseTo(2 * 600 * 25 + (2 * 300 + 2 * 200) * (100 / 12), 6)
    expect([surface.normals[0], surface.normals[4], surface.normals[8]].map((n) => Math.round(n!))).toEqual([
      1200, 600, 400,
    ])
    expect(surface.plane).toBeCloseTo(1200 * 25 + 600 * 100 + 400 * 225, 6)
  })

  test('of third order are those of its points, counted finely', () => {
    let fine = movedBy(box(10, 20, 30), [3, 1, 2])
    fine = merged([fine, movedBy(scaled(fine, [0.3, 0.2, 0.4]), [9, 4, 7])])
    const exact = surfaceOf(fine)!
    for (let i = 0; i < 5; i++) fine = subdivided(fine)
    const counted = { xxy: 0, xyz: 0, zzz: 0 }
    const { vertices: v, triangles: t } = fine
    for (let i = 0; i < t.length; i += 3) {
      const corner = (c: number, axis: number) => v[t[i + c]! * 3 + axis]!
      const [u, w] = [1, 2].map((c) => [0, 1, 2].map((axis) => corner(c, axis) - corner(0, axis))) as [
        number[],
        number[],
      ]
      const area =
        Math.hypot(
          u[1]! * w[2]! - u[2]! * w[1]!,
          u[2]! * w[0]! - u[0]! * w[2]!,
          u[0]! * w[1]! - u[1]! * w[0]!,
        ) / 2
      const [x, y, z] = [0, 1, 2].map(
        (axis) => (corner(0, axis) + corner(1, axis) + corner(2, axis)) / 3 - exact.centre[axis]!,
      ) as [number, number, number]
      counted.xxy += area * x * x * y
      counted.xyz += area * x * y * z
      counted.zzz += area * z * z * z
    }
    for (const [value, place] of [
      [counted.xxy, 1],
      [counted.xyz, 5],
      [counted.zzz, 26],
    ] as const)
      expect(Math.abs(value / exact.third[place]! - 1)).toBeLessThan(0.01)
  })

  test('do not change with the cutting of faces into triangles', () => {
    const triangle = {
      vertices: Float64Array.of(1, 2, 3, 9, 4, 1, 2, 11, 8),
      triangles: Uint32Array.of(0, 1, 2),
    }
    same(surfaceOf(triangle), surfaceOf(subdivided(subdivided(triangle))))
    const mesh = meshOf(named('bracket'))
    same(surfaceOf(mesh), surfaceOf(subdivided(mesh)))
  })

  test('of a mesh moved by a transform are those of its moved vertices, mirrored or not', () => {
    const mesh = meshOf(named('bracket'))
    const turn = rotated(
      { vertices: Float64Array.of(1, 0, 0, 0, 1, 0, 0, 0, 1), triangles: new Uint32Array(0) },
      [1, 2, 3],
      1.1,
    )
    const turned = [...turn.vertices, 5, -7, 11] as unknown as Transform
    for (const transform of [turned, compose(turned, scaling(25.4)), compose(scaling(-2), turned)]) {
      same(moved(surfaceOf(mesh)!, transform), surfaceOf(placed(mesh, transform)))
    }
  })

  test('of a mesh that is stretched are taken anew', () => {
    const mesh = meshOf(named('bracket'))
    const stretched: Transform = [1, 0, 0, 0, 1.5, 0, 0, 0.2, 1, 3, 4, 5]
    expect(moved(surfaceOf(mesh)!, stretched)).toBeNull()
    same(surfaceAfter(mesh, stretched), surfaceOf(placed(mesh, stretched)))
  })

  test('are taken near the surface, wherever a vertex stands that spans none of it', () => {
    const mesh = withStrayVertex(meshOf(named('bracket')), [3e8, -2e8, 1e8])
    const flat = { vertices: mesh.vertices, triangles: Uint32Array.of(0, 0, 1, ...mesh.triangles) }
    same(surfaceOf(flat), surfaceOf(meshOf(named('bracket'))))
  })

  test('of several surfaces are those of all their triangles', () => {
    const { parts } = named('chair')
    same(joined(parts.map((part) => surfaceOf(part)!)), surfaceOf(merged(parts)))
  })

  test('have the eigenvalues of their matrices, also where two or three are equal', () => {
    expect(eigenvalues([2, 0, 0, 0, 2, 0, 0, 0, 2])).toEqual([2, 2, 2])
    const [a, b, c] = eigenvalues([2, 1, 0, 1, 2, 0, 0, 0, 5])
    expect([a, b, c].map((value) => Math.round(value! * 1e9) / 1e9)).toEqual([5, 3, 1])
  })
})

describe('the text', () => {
  const text = sketchOf([surfaceOf(box(10, 20, 30))!])!

  test('of one body is short, and comes back as it went', () => {
    expect(text).toMatch(/^s1\.[\w-]{152}$/)
    expect(readSketch(text)).toEqual(sketched([box(10, 20, 30)]))
  })

  test('begins with the size: the square root of the area in millimetres, as a logarithm', () => {
    expect(readSketch(text)?.whole.sizes[0]).toBeCloseTo(Math.log(Math.sqrt(2200)), 5)
  })

  test.each([
    '',
    's1',
    's2' + text.slice(2),
    text.slice(0, -1),
    `${text}.`,
    `${text} `,
    text.replace('.', '.*'),
  ])('that is broken or of another version is none: %#', (broken) => expect(readSketch(broken)).toBeNull())

  test('holds the largest bodies and stays within what a column takes', () => {
    const many = Array.from({ length: 100 }, (_, i) => at(box(5 + i, 7, 9), 20 * i, 0, 0))
    const full = sketchOf(many.map((mesh) => surfaceOf(mesh)!))!
    expect(full.length).toBe(3 + (MOST_BODIES + 1) * 153 - 1)
    const sizes = readSketch(full)!.bodies.map(({ sizes: [size] }) => size!)
    expect(sizes).toEqual(sizes.toSorted((a, b) => b - a))
    expect(sizes[0]).toBeGreaterThan(Math.log(40))
  })

  test('is none for what has no surface or no end', () => {
    const point = { vertices: new Float64Array(9), triangles: Uint32Array.of(0, 1, 2) }
    expect(surfaceOf(point)).toBeNull()
    expect(sketchOf([])).toBeNull()
    expect(
      surfaceOf(
        scaled(
          ball(0, () => 1),
          [1e70, 1e70, 1e70],
        ),
      ),
    ).toBeNull()
    expect(
      sketchOf([
        surfaceOf(
          scaled(
            ball(0, () => 1),
            [1e30, 1e30, 1e30],
          ),
        )!,
      ]),
    ).toBeNull()
  })
})
