import type { Mesh } from '@shared/inspect/geometry/mesh'
import { seededRandom } from '@shared/sample/random'
import { box, gear, ripplePlanter } from '@shared/sample/solids'
import { at, ball, blob, cylinder, mapped, merged, relief, sheet, torus, turned } from './shapes'

/** A model, and what it is put together from. */
export type Model = {
  readonly name: string
  readonly parts: readonly Mesh[]
  /** It is its own mirror image, turned: mirrored it is the same model. */
  readonly symmetric: boolean
}

export const meshOf = ({ parts }: Model): Mesh => merged(parts)

/** Letters of five by seven cells, one bit a cell, the top row first. */
const LETTERS: Readonly<Record<string, readonly number[]>> = {
  A: [14, 17, 17, 31, 17, 17, 17],
  B: [30, 17, 17, 30, 17, 17, 30],
  F: [31, 16, 16, 30, 16, 16, 16],
  G: [14, 17, 16, 23, 17, 17, 14],
  L: [16, 16, 16, 16, 16, 16, 31],
  R: [30, 17, 17, 30, 20, 18, 17],
  '1': [4, 12, 4, 4, 4, 4, 14],
  '2': [14, 17, 1, 2, 4, 8, 31],
}

/** Bars for the filled cells of a row, `cell` wide and `height` thick, from the lower left corner. */
function letterBars(letter: string, cell: number, height: number): Mesh[] {
  return (LETTERS[letter] ?? []).flatMap((row, line) => {
    const bars: Mesh[] = []
    for (let from = 0; from < 5;) {
      let to = from
      while (to < 5 && (row >> (4 - to)) & 1) to++
      if (to > from)
        bars.push(at(box((to - from) * cell, cell, height), ((from + to) / 2) * cell, (6.5 - line) * cell, 0))
      from = to + 1
    }
    return bars
  })
}

function nameplate(text: string): Mesh[] {
  const cell = 1.5
  const width = text.length * 6 * cell + 6
  const letters = Array.from(text).map((letter, i) =>
    at(merged(letterBars(letter, cell, 1.2)), -width / 2 + 3 + i * 6 * cell, -3.5 * cell, 2),
  )
  return [box(width, 7 * cell + 6, 2), ...letters]
}

/** An angle with a gusset and two bosses. */
function bracket(boss: number): Mesh[] {
  const gusset: Mesh = {
    vertices: Float64Array.from([0, -2, 4, 20, -2, 4, 0, -2, 24, 0, 2, 4, 20, 2, 4, 0, 2, 24]),
    triangles: Uint32Array.from([0, 1, 2, 3, 5, 4, 0, 4, 1, 0, 3, 4, 0, 2, 5, 0, 5, 3, 1, 4, 5, 1, 5, 2]),
  }
  return [
    at(box(40, 24, 4), 18, 0, 0),
    at(box(4, 24, 30), 0, 0, 4),
    at(gusset, 2, -4, 0),
    at(cylinder(boss, 3), 28, 6, 4),
    at(cylinder(2.5, 5), 28, -7, 4),
  ]
}

const chair = (): Mesh[] => [
  at(box(40, 40, 4), 0, 0, 40),
  ...[-17, 17].flatMap((x) => [-17, 17].map((y) => at(box(4, 4, 40), x, y, 0))),
  at(box(4, 40, 45), -18, 0, 44),
  at(box(30, 3, 3), 2, 18, 52),
]

const letteredCube = (): Mesh[] => {
  const letter = (name: string) => at(merged(letterBars(name, 2, 0.6)), -5, -7, 0)
  const cube = at(box(20, 20, 20), 0, 0, -10)
  return [
    cube,
    mapped(letter('F'), ([x, y, z]) => [x, y, 10 + z]),
    mapped(letter('L'), ([x, y, z]) => [10 + z, x, y]),
    mapped(letter('R'), ([x, y, z]) => [y, 10 + z, x]),
  ]
}

const lattice = (): Mesh[] =>
  [0, 1, 2].flatMap((i) =>
    [0, 1, 2].flatMap((j) => [
      at(box(2, 2, 30), i * 12, j * 12, 0),
      at(box(30, 2, 2), 12, i * 12, 3 + j * 12),
      at(box(2, 30, 2), i * 12, 12, 3 + j * 12),
    ]),
  )

const planter = (waves: number, twist: number) =>
  ripplePlanter({ height: 60, radius: 30, waves, amplitude: 2, twist, wall: 2.4, segments: 96, layers: 24 })

const screw = (starts: number): Mesh =>
  turned(96, 160, 24, (angle, z) => 5 + 0.6 * Math.abs((((starts * angle) / Math.PI + z / 1.5) % 2) - 1))

const helical = (turn: number): Mesh =>
  turned(180, 16, 10, (angle, z) => 15 + 1.5 * Math.max(-1, Math.min(1, 2 * Math.sin(15 * angle + turn * z))))

const picture = (seed: number): Mesh => {
  const random = seededRandom(seed)
  const spots = Array.from(
    { length: 9 },
    () => [random.next(), random.next(), random.between(0.05, 0.3)] as const,
  )
  return relief(60, 45, 60, (u, v) => {
    const light = spots.reduce(
      (sum, [x, y, w]) => sum + Math.exp(-((u - x) ** 2 + (v - y) ** 2) / (w * w)),
      0,
    )
    return 0.8 + 2 / (1 + light)
  })
}

const randomBlob = (seed: number, fineness = 4) => blob(seededRandom(seed), fineness, 22, 0.35)

const one = (name: string, part: Mesh, symmetric = false): Model => ({ name, parts: [part], symmetric })
const several = (name: string, parts: readonly Mesh[], symmetric = false): Model => ({
  name,
  parts,
  symmetric,
})

/** Models that differ, some only in a tooth, a letter or a millimetre; the same on every computer. */
export function syntheticModels(): readonly Model[] {
  return [
    one('cube', box(18, 18, 18), true),
    one('larger cube', box(18.6, 18.6, 18.6), true),
    one('box', box(11, 20, 30), true),
    one('long box', box(12, 18, 120), true),
    one('plate', box(80, 60, 1.2), true),
    one('plate, thicker', box(80, 60, 1.4), true),
    one(
      'ball',
      ball(4, () => 15),
      true,
    ),
    one(
      'coarse ball',
      ball(2, () => 15),
      true,
    ),
    one('cylinder', cylinder(10, 20), true),
    one(
      'cone',
      turned(64, 12, 24, (_, z) => 12.5 - z / 2),
      true,
    ),
    one('ring', torus(20, 4), true),
    one('thin ring', torus(20, 3.8), true),
    one('gear of 20', gear({ teeth: 20, radius: 18, depth: 3, height: 8 }), true),
    one('gear of 21', gear({ teeth: 21, radius: 18, depth: 3, height: 8 }), true),
    one('gear of 12', gear({ teeth: 12, radius: 18, depth: 3, height: 8 }), true),
    one('helical gear', helical(0.12)),
    one('helical gear, steeper', helical(0.16)),
    one('screw', screw(1)),
    one('screw of two starts', screw(2)),
    one('planter', planter(9, 0.1)),
    // Its quads are not flat and all cut the same way, which winds it a little.
    one('planter, untwisted', planter(9, 0)),
    one('planter of 11 waves', planter(11, 0.1)),
    one('stone', randomBlob(1)),
    one('stone 2', randomBlob(2)),
    one('stone 3', randomBlob(3)),
    one('stone, coarser', randomBlob(4, 3)),
    several('bracket', bracket(4)),
    several('bracket, boss of 4.3', bracket(4.3)),
    several('nameplate AB12', nameplate('AB12')),
    several('nameplate AB21', nameplate('AB21')),
    several('nameplate BA12', nameplate('BA12')),
    several('nameplate FLAG', nameplate('FLAG')),
    several('nameplate GALF', nameplate('GALF')),
    several('chair', chair(), false),
    several('lettered cube', letteredCube()),
    several('lattice', lattice(), true),
    one('picture', picture(11)),
    one('picture 2', picture(12)),
    one('picture 3', picture(13)),
    one(
      'bowl without thickness',
      sheet(64, 20, [true, false], (u, v) => {
        const a = u * 2 * Math.PI
        const b = ((v + 0.02) * Math.PI) / 2
        return [25 * Math.cos(a) * Math.sin(b), 25 * Math.sin(a) * Math.sin(b), 25 * Math.cos(b)]
      }),
      true,
    ),
    one(
      'waving sheet',
      sheet(50, 50, [false, false], (u, v) => [
        60 * u,
        40 * v,
        4 * Math.sin(7 * u + 2 * v) + 3 * Math.cos(5 * v - u * u),
      ]),
    ),
    one(
      'flat sheet',
      sheet(4, 3, [false, false], (u, v) => [50 * u, 30 * v, 10 * u + 5 * v]),
      true,
    ),
  ]
}
