import { determinant, type Transform } from '../transform'
import { at1, at2, at3, cubeOf, matrixOf, scaled, sumOver, vectorOf, type Tensor } from './tensor'

/**
 * A surface by its integrals about its own centroid: with area element dA, position p from there and unit normal n. In
 * millimetres, or the unit of the mesh.
 */
export type Surface = {
  readonly area: number
  readonly centre: Tensor
  /** Of p p. */
  readonly second: Tensor
  /** Of p p p. */
  readonly third: Tensor
  /** Of n n. */
  readonly normals: Tensor
  /** Of p n n. */
  readonly mixed: Tensor
  /** Of (p · n)². */
  readonly plane: number
}

/** How many sums a surface has. */
const SUMS = 45

const PAIR = [0, 1, 2, 1, 3, 4, 2, 4, 5]
const pairOf = (i: number, j: number) => PAIR[i * 3 + j] ?? 0

/** Place of three axes, in any order, among xxx xxy xxz xyy xyz xzz yyy yyz yzz zzz. */
function tripleOf(i: number, j: number, k: number): number {
  const beyondX = Math.min(i, 1) + Math.min(j, 1) + Math.min(k, 1)
  return (beyondX * (beyondX + 1)) / 2 + i + j + k - beyondX
}

/**
 * The surface whose triangles were summed from `origin`, in the order of `src-shared/inspect-wasm/surface.ts`; null where
 * it has no area or runs out of numbers.
 */
export function surfaceOfSums(sums: ArrayLike<number>, origin: Tensor): Surface | null {
  const at = (place: number) => sums[place] ?? 0
  const area = at(0)
  for (let place = 0; place < SUMS; place++) if (!Number.isFinite(at(place))) return null
  if (!(area > 0)) return null
  const g = vectorOf((i) => at(1 + i) / area)
  const normals = matrixOf((i, j) => at(20 + pairOf(i, j)))
  const second = matrixOf((i, j) => at(4 + pairOf(i, j)) - area * at1(g, i) * at1(g, j))
  return {
    area,
    centre: vectorOf((i) => at1(origin, i) + at1(g, i)),
    second,
    third: cubeOf(
      (i, j, k) =>
        at(10 + tripleOf(i, j, k)) -
        at1(g, i) * at2(second, j, k) -
        at1(g, j) * at2(second, i, k) -
        at1(g, k) * at2(second, i, j) -
        area * at1(g, i) * at1(g, j) * at1(g, k),
    ),
    normals,
    mixed: cubeOf((i, j, k) => at(26 + i * 6 + pairOf(j, k)) - at1(g, i) * at2(normals, j, k)),
    plane:
      at(44) -
      sumOver(
        (i) => at1(g, i) * sumOver((j) => 2 * at(26 + j * 6 + pairOf(j, i)) - at2(normals, i, j) * at1(g, j)),
      ),
  }
}

const applied = (t: Transform, p: Tensor): Tensor =>
  vectorOf((i) => sumOver((j) => at1(p, j) * (t[j * 3 + i] ?? 0)) + (t[9 + i] ?? 0))

/** How far a transform's rows may be from right angles and equal lengths, which files write with five digits or more. */
const SIMILAR = 1e-5

/** The factor by which a transform scales alike in every direction, mirrored or not; null where it does not. */
function similarity(t: Transform): number | null {
  const scale = Math.cbrt(Math.abs(determinant(t)))
  for (let i = 0; i < 3; i++) {
    for (let j = 0; j <= i; j++) {
      const product = sumOver((k) => (t[i * 3 + k] ?? 0) * (t[j * 3 + k] ?? 0)) / (scale * scale)
      if (!(Math.abs(product - (i === j ? 1 : 0)) <= SIMILAR)) return null
    }
  }
  return scale
}

/** Whether a surface can be moved by this transform without its triangles. */
export const movesWhole = (t: Transform): boolean => similarity(t) !== null

/** A tensor times `factor`, each of its indices turned. */
function turnedBy(turn: Tensor, tensor: Tensor, factor: number): Tensor {
  let from = tensor
  for (let stride = 1; stride < tensor.length; stride *= 3) {
    const to: number[] = []
    for (let block = 0; block < tensor.length; block += 3 * stride) {
      for (let i = 0; i < 3; i++) {
        const [x, y, z] = [at2(turn, i, 0), at2(turn, i, 1), at2(turn, i, 2)]
        for (let first = block; first < block + stride; first++)
          to.push(x * at1(from, first) + y * at1(from, first + stride) + z * at1(from, first + 2 * stride))
      }
    }
    from = to
  }
  return scaled(from, factor)
}

/** The same surface turned, mirrored, moved or scaled, without its triangles; null where the transform does more. */
export function moved(surface: Surface, t: Transform): Surface | null {
  const scale = similarity(t)
  if (scale === null) return null
  const turn = matrixOf((i, j) => (t[j * 3 + i] ?? 0) / scale)
  return {
    area: surface.area * scale ** 2,
    centre: applied(t, surface.centre),
    second: turnedBy(turn, surface.second, scale ** 4),
    third: turnedBy(turn, surface.third, scale ** 5),
    normals: turnedBy(turn, surface.normals, scale ** 2),
    mixed: turnedBy(turn, surface.mixed, scale ** 3),
    plane: surface.plane * scale ** 4,
  }
}

/** The same surface moved by a transform's translation alone. */
export const translated = (surface: Surface, t: Transform): Surface => ({
  ...surface,
  centre: vectorOf((i) => at1(surface.centre, i) + (t[9 + i] ?? 0)),
})

const PAIRS = [
  [0, 0],
  [0, 1],
  [0, 2],
  [1, 1],
  [1, 2],
  [2, 2],
] as const

/** Adds to `sums` what the triangles of a surface would have added from a point that its centroid is `g` away from. */
function addSurface(sums: number[], { area, second, third, normals, mixed, plane }: Surface, g: Tensor) {
  let place = 0
  const add = (value: number) => {
    sums[place] = (sums[place] ?? 0) + value
    place++
  }
  add(area)
  for (let i = 0; i < 3; i++) add(area * at1(g, i))
  for (const [i, j] of PAIRS) add(at2(second, i, j) + area * at1(g, i) * at1(g, j))
  for (let i = 0; i < 3; i++) {
    for (const [j, k] of PAIRS) {
      if (j < i) continue
      add(
        at3(third, i, j, k) +
          at1(g, i) * at2(second, j, k) +
          at1(g, j) * at2(second, i, k) +
          at1(g, k) * at2(second, i, j) +
          area * at1(g, i) * at1(g, j) * at1(g, k),
      )
    }
  }
  for (const [i, j] of PAIRS) add(at2(normals, i, j))
  for (let i = 0; i < 3; i++)
    for (const [j, k] of PAIRS) add(at3(mixed, i, j, k) + at1(g, i) * at2(normals, j, k))
  const facing = (i: number) => sumOver((j) => 2 * at3(mixed, j, j, i) + at2(normals, i, j) * at1(g, j))
  add(plane + sumOver((i) => at1(g, i) * facing(i)))
}

/** One surface of all, of which none is kept; null of none. */
export function joined(surfaces: Iterable<Surface>): Surface | null {
  const sums: number[] = []
  let origin: Tensor | null = null
  for (const surface of surfaces) {
    const from = (origin ??= surface.centre)
    addSurface(
      sums,
      surface,
      vectorOf((i) => at1(surface.centre, i) - at1(from, i)),
    )
  }
  return origin === null ? null : surfaceOfSums(sums, origin)
}
