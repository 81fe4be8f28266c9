import type { Surface } from './surface'
import {
  at2,
  at3,
  cross,
  determinantOf,
  dot,
  eigenvalues,
  matrixOf,
  norm,
  product,
  scaled,
  sumOver,
  times,
  vectorOf,
  type Tensor,
} from './tensor'

/**
 * What stays of a surface however it is moved and turned. Mirrored, `sizes` and `shape` stay as well, and every number
 * of `hand` changes its sign; a model that is its own mirror image has only zeros there. No number moves much further
 * than the surface does, relative to its size: all are lengths of vectors, half-axes of ellipsoids, or quotients that
 * vanish where their denominator does. Never directions of axes, which jump where a body is nearly round.
 */
export type Invariants = {
  /** Natural logarithms of millimetres: of the root of the area, and of the root mean square distance from the centroid. */
  readonly sizes: readonly number[]
  readonly shape: readonly number[]
  readonly hand: readonly number[]
}

export const SIZES = 2
export const SHAPE = 24
export const HAND = 12

/** The half-axes of the ellipsoid that a product m mᵀ stands for. */
const halfAxes = (square: Tensor): Tensor => eigenvalues(square).map((value) => Math.sqrt(Math.max(0, value)))

/** How strong a tensor of third order is along its first or its second index. */
const along = (t: Tensor, at: (t: Tensor, i: number, a: number, b: number) => number): Tensor =>
  matrixOf((i, j) => sumOver((a) => sumOver((b) => at(t, i, a, b) * at(t, j, a, b))))
const bySecond = (t: Tensor, i: number, a: number, b: number) => at3(t, a, i, b)

/** A tensor of third order summed with a matrix over its last two indices. */
const against = (t: Tensor, m: Tensor): Tensor =>
  vectorOf((i) => sumOver((j) => sumOver((k) => at3(t, i, j, k) * at2(m, j, k))))

/** A quotient whose numerator vanishes faster than its denominator. */
const over = (above: number, below: number) => (below > 0 ? above / below : 0)

/** On which side of two arrows a third one is, growing with the shorter two of them. */
function sideOf(a: Tensor, b: Tensor, c: Tensor): number {
  const [la, lb, lc] = [norm(a), norm(b), norm(c)]
  return over(dot(a, cross(b, c)), la * lb + lb * lc + lc * la)
}

const UNIT = matrixOf((i, j) => (i === j ? 1 : 0))

/** By how much two symmetric matrices do not commute, as an axis. */
function discord(a: Tensor, b: Tensor): Tensor {
  const ab = product(a, b)
  return vectorOf((i) => at2(ab, (i + 1) % 3, (i + 2) % 3) - at2(ab, (i + 2) % 3, (i + 1) % 3))
}

/** Of n (p × n), symmetric: how a surface winds, as a screw does. */
function windingOf(mixed: Tensor): Tensor {
  const winding = (i: number, j: number) => {
    const [a, b] = [(i + 1) % 3, (i + 2) % 3]
    return at3(mixed, a, b, j) - at3(mixed, b, a, j)
  }
  return matrixOf((i, j) => (winding(i, j) + winding(j, i)) / 2)
}

export function invariantsOf({ area, ...surface }: Surface): Invariants {
  const radius = Math.sqrt(dot(surface.second, UNIT) / area)
  const second = scaled(surface.second, 1 / (area * radius ** 2))
  const third = scaled(surface.third, 1 / (area * radius ** 3))
  const normals = scaled(surface.normals, 1 / area)
  const mixed = scaled(surface.mixed, 1 / (area * radius))

  // Arrows to where the surface reaches out furthest, weighed in four ways.
  const reach = against(third, UNIT)
  const heavy = against(third, second)
  const flat = against(third, normals)
  const facing = vectorOf((i) => sumOver((j) => at3(mixed, j, j, i)))
  const arrows = [reach, heavy, flat, facing]

  const [long = 0, , short = 0] = halfAxes(second)
  const [faced = 0, , edged = 0] = eigenvalues(normals)
  const axis = discord(second, normals)
  const winding = windingOf(mixed)
  return {
    sizes: [Math.log(area) / 2, Math.log(radius)],
    shape: [
      long,
      short,
      faced,
      edged,
      Math.sqrt(Math.max(0, surface.plane) / area) / radius,
      ...halfAxes(along(third, at3)),
      ...halfAxes(along(mixed, at3)),
      ...halfAxes(along(mixed, bySecond)),
      dot(second, normals),
      norm(axis),
      ...arrows.map(norm),
      ...[reach, facing].flatMap((arrow) => [norm(times(second, arrow)), norm(times(normals, arrow))]),
    ],
    hand: [
      dot(winding, second),
      dot(winding, normals),
      over(determinantOf(winding), dot(winding, winding)),
      ...[reach, facing, axis].map((way) => over(dot(times(winding, way), way), norm(way))),
      ...arrows.map((arrow) => over(dot(axis, arrow), norm(axis) + norm(arrow))),
      sideOf(reach, heavy, facing),
      sideOf(reach, flat, facing),
    ],
  }
}
