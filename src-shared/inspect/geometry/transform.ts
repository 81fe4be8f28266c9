import { strictNumber } from '../numbers'

/** Four rows of three: a point (x, y, z, 1) times this matrix (3MF core 3.3). */
export type Transform = readonly [
  number,
  number,
  number,
  number,
  number,
  number,
  number,
  number,
  number,
  number,
  number,
  number,
]

export const identity: Transform = [1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0]

export const scaling = (factor: number): Transform => [factor, 0, 0, 0, factor, 0, 0, 0, factor, 0, 0, 0]

/** The transform as text, or null unless it has exactly twelve finite numbers. */
export function parseTransform(text: string): Transform | null {
  const fields = text.trim().split(/\s+/)
  if (fields.length !== 12) return null
  const numbers = fields.map(strictNumber)
  return numbers.every((number) => number !== null) ? (numbers as unknown as Transform) : null
}

export const determinant = (t: Transform): number =>
  t[0] * (t[4] * t[8] - t[5] * t[7]) - t[1] * (t[3] * t[8] - t[5] * t[6]) + t[2] * (t[3] * t[7] - t[4] * t[6])

/** First `a`, then `b`. */
export function compose(a: Transform, b: Transform): Transform {
  const row = (x: number, y: number, z: number, w: number): readonly [number, number, number] => [
    x * b[0] + y * b[3] + z * b[6] + w * b[9],
    x * b[1] + y * b[4] + z * b[7] + w * b[10],
    x * b[2] + y * b[5] + z * b[8] + w * b[11],
  ]
  return [
    ...row(a[0], a[1], a[2], 0),
    ...row(a[3], a[4], a[5], 0),
    ...row(a[6], a[7], a[8], 0),
    ...row(a[9], a[10], a[11], 1),
  ]
}

export const withoutTranslation = (t: Transform): Transform => [
  t[0],
  t[1],
  t[2],
  t[3],
  t[4],
  t[5],
  t[6],
  t[7],
  t[8],
  0,
  0,
  0,
]
