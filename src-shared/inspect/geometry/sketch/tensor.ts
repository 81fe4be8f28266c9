/** A vector of 3 numbers, a matrix of 9 or a tensor of third order of 27; the last index runs fastest. */
export type Tensor = readonly number[]

const axes = [0, 1, 2] as const

export const vectorOf = (value: (i: number) => number): Tensor => [value(0), value(1), value(2)]

export const matrixOf = (value: (i: number, j: number) => number): Tensor => [
  value(0, 0),
  value(0, 1),
  value(0, 2),
  value(1, 0),
  value(1, 1),
  value(1, 2),
  value(2, 0),
  value(2, 1),
  value(2, 2),
]

export const cubeOf = (value: (i: number, j: number, k: number) => number): Tensor =>
  axes.flatMap((i) => matrixOf((j, k) => value(i, j, k)))

export const at1 = (v: Tensor, i: number) => v[i] ?? 0
export const at2 = (m: Tensor, i: number, j: number) => m[i * 3 + j] ?? 0
export const at3 = (t: Tensor, i: number, j: number, k: number) => t[i * 9 + j * 3 + k] ?? 0

export const sumOver = (value: (i: number) => number): number => value(0) + value(1) + value(2)

export const scaled = (t: Tensor, factor: number): Tensor => t.map((value) => value * factor)

export function dot(a: Tensor, b: Tensor): number {
  let sum = 0
  for (let i = 0; i < a.length; i++) sum += (a[i] ?? 0) * (b[i] ?? 0)
  return sum
}

export const norm = (t: Tensor): number => Math.sqrt(dot(t, t))

export const cross = (a: Tensor, b: Tensor): Tensor =>
  vectorOf((i) => {
    const [j, k] = [(i + 1) % 3, (i + 2) % 3]
    return at1(a, j) * at1(b, k) - at1(a, k) * at1(b, j)
  })

export const times = (m: Tensor, v: Tensor): Tensor =>
  vectorOf((i) => sumOver((j) => at2(m, i, j) * at1(v, j)))

export const product = (a: Tensor, b: Tensor): Tensor =>
  matrixOf((i, j) => sumOver((k) => at2(a, i, k) * at2(b, k, j)))

export const determinantOf = (m: Tensor): number =>
  dot(times(m, [1, 0, 0]), cross(times(m, [0, 1, 0]), times(m, [0, 0, 1])))

const PLANES = [
  [0, 1],
  [0, 2],
  [1, 2],
] as const
/** Jacobi's rotations square what is off the diagonal with each sweep; three by three is done after five or six. */
const SWEEPS = 12

/**
 * The three eigenvalues of a symmetric matrix in descending order. They never move further than the matrix does, not
 * even where they are equal or nearly so, which the directions that belong to them do.
 */
export function eigenvalues(symmetric: Tensor): Tensor {
  const m = [...symmetric]
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    if (PLANES.every(([p, q]) => at2(m, p, q) === 0)) break
    for (const [p, q] of PLANES) {
      const off = at2(m, p, q)
      if (off === 0) continue
      const theta = (at2(m, q, q) - at2(m, p, p)) / (2 * off)
      const tangent = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.hypot(theta, 1))
      const cosine = 1 / Math.hypot(tangent, 1)
      const sine = tangent * cosine
      const turn = (a: number, b: number) => {
        const [x, y] = [m[a] ?? 0, m[b] ?? 0]
        m[a] = cosine * x - sine * y
        m[b] = sine * x + cosine * y
      }
      for (const k of axes) turn(k * 3 + p, k * 3 + q)
      for (const k of axes) turn(p * 3 + k, q * 3 + k)
    }
  }
  return vectorOf((i) => at2(m, i, i)).toSorted((a, b) => b - a)
}
