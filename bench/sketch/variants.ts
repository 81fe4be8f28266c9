import type { Mesh } from '@shared/inspect/geometry/mesh'
import type { Transform } from '@shared/inspect/geometry/transform'
import type { Random } from '@shared/sample/random'
import { mapped, type Point } from './shapes'

/** The same model as another program, or the same one on another day, would write it. */

export const scaled = (mesh: Mesh, [x, y, z]: Point): Mesh =>
  mapped(mesh, (p) => [p[0] * x, p[1] * y, p[2] * z])

/** Turned about an axis of any length but 0, by an angle in radians (Rodrigues' formula). */
export function rotated(mesh: Mesh, axis: Point, angle: number): Mesh {
  const length = Math.hypot(...axis)
  const [x, y, z] = [axis[0] / length, axis[1] / length, axis[2] / length]
  const c = Math.cos(angle)
  const s = Math.sin(angle)
  return mapped(mesh, (p) => {
    const along = (x * p[0] + y * p[1] + z * p[2]) * (1 - c)
    return [
      p[0] * c + (y * p[2] - z * p[1]) * s + x * along,
      p[1] * c + (z * p[0] - x * p[2]) * s + y * along,
      p[2] * c + (x * p[1] - y * p[0]) * s + z * along,
    ]
  })
}

export function turnedAnyway(mesh: Mesh, random: Random): Mesh {
  const axis: Point = [random.between(-1, 1), random.between(-1, 1), random.between(-1, 1) + 1e-3]
  return rotated(mesh, axis, random.between(0.2, 6))
}

export const placed = (mesh: Mesh, t: Transform): Mesh =>
  mapped(mesh, ([x, y, z]) => [
    x * t[0] + y * t[3] + z * t[6] + t[9],
    x * t[1] + y * t[4] + z * t[7] + t[10],
    x * t[2] + y * t[5] + z * t[8] + t[11],
  ])

/** Each coordinate as a text and back. */
export const rewritten = ({ vertices, triangles }: Mesh, write: (value: number) => string): Mesh => ({
  vertices: vertices.map((value) => Number(write(value))),
  triangles,
})

export const movedBy = (mesh: Mesh, by: Point): Mesh =>
  mapped(mesh, (p) => [p[0] + by[0], p[1] + by[1], p[2] + by[2]])

function shuffle(count: number, random: Random): readonly number[] {
  const places = Array.from({ length: count }, (_, i) => i)
  for (let i = count - 1; i > 0; i--) {
    const j = random.int(0, i)
    const place = places[i]!
    places[i] = places[j]!
    places[j] = place
  }
  return places
}

/** Vertices and triangles in another order, and each triangle begun at another corner. */
export function reordered({ vertices, triangles }: Mesh, random: Random): Mesh {
  const placeOf = shuffle(vertices.length / 3, random)
  const moved = new Float64Array(vertices.length)
  placeOf.forEach((place, vertex) => moved.set(vertices.subarray(vertex * 3, vertex * 3 + 3), place * 3))
  const order = shuffle(triangles.length / 3, random)
  const turn = random.int(0, 2)
  const renumbered = triangles.map((_, i) => {
    const triangle = order[Math.floor(i / 3)]!
    return placeOf[triangles[triangle * 3 + (((i % 3) + turn) % 3)]!]!
  })
  return { vertices: moved, triangles: renumbered }
}

/** Three vertices of its own for each triangle, as in an STL. */
export const unwelded = ({ vertices, triangles }: Mesh): Mesh => ({
  vertices: Float64Array.from({ length: triangles.length * 3 }, (_, i) => {
    const corner = triangles[Math.floor(i / 3)]!
    return vertices[corner * 3 + (i % 3)]!
  }),
  triangles: Uint32Array.from({ length: triangles.length }, (_, i) => i),
})

/** Vertices at the same place made one. */
export function welded({ vertices, triangles }: Mesh): Mesh {
  const known = new Map<string, number>()
  const points: number[] = []
  const placeOf = (vertex: number): number => {
    const point = [...vertices.subarray(vertex * 3, vertex * 3 + 3)]
    const key = point.join(' ')
    const place = known.get(key) ?? known.size
    if (place === known.size) points.push(...point)
    known.set(key, place)
    return place
  }
  const placed = Array.from({ length: vertices.length / 3 }, (_, vertex) => placeOf(vertex))
  return { vertices: Float64Array.from(points), triangles: triangles.map((corner) => placed[corner]!) }
}

export const withStrayVertex = ({ vertices, triangles }: Mesh, at: Point): Mesh => ({
  vertices: Float64Array.from([...at, ...vertices]),
  triangles: triangles.map((corner) => corner + 1),
})

export const insideOut = ({ vertices, triangles }: Mesh): Mesh => ({
  vertices,
  triangles: triangles.toReversed(),
})

export const mirrored = (mesh: Mesh, axis: 0 | 1 | 2): Mesh =>
  insideOut(mapped(mesh, (p) => p.map((value, i) => (i === axis ? -value : value)) as unknown as Point))

/** The triangles dealt out to several meshes that together are the same surface. */
export function dealtOut({ vertices, triangles }: Mesh, hands: number, random: Random): Mesh[] {
  const dealt = Array.from({ length: hands }, (): number[] => [])
  for (let i = 0; i < triangles.length; i += 3)
    dealt[random.int(0, hands - 1)]!.push(...triangles.subarray(i, i + 3))
  return dealt
    .filter((hand) => hand.length > 0)
    .map((hand) => ({ vertices, triangles: Uint32Array.from(hand) }))
}

/** The two triangles of a quad that lie in one plane, cut along the other diagonal; others stay. */
export function recut(mesh: Mesh): Mesh {
  const { vertices: v, triangles } = mesh
  const out = triangles.slice()
  const point = (corner: number): Point => [v[corner * 3]!, v[corner * 3 + 1]!, v[corner * 3 + 2]!]
  const normal = (a: Point, b: Point, c: Point): Point => {
    const u = [b[0] - a[0], b[1] - a[1], b[2] - a[2]] as const
    const w = [c[0] - a[0], c[1] - a[1], c[2] - a[2]] as const
    return [u[1] * w[2] - u[2] * w[1], u[2] * w[0] - u[0] * w[2], u[0] * w[1] - u[1] * w[0]]
  }
  const alike = (a: Point, b: Point) => {
    const product = a[0] * b[0] + a[1] * b[1] + a[2] * b[2]
    return product > (1 - 1e-9) * Math.hypot(...a) * Math.hypot(...b) && product > 0
  }
  for (let i = 0; i + 6 <= out.length; i += 6) {
    const [a, b, c, d, e, f] = [...out.subarray(i, i + 6)] as [number, number, number, number, number, number]
    // a b c and a c d of a quad a b c d.
    if (a !== d || c !== e) continue
    const before = [normal(point(a), point(b), point(c)), normal(point(a), point(c), point(f))] as const
    const after = [normal(point(a), point(b), point(f)), normal(point(b), point(c), point(f))] as const
    if (alike(before[0], before[1]) && alike(after[0], before[0]) && alike(after[1], before[0]))
      out.set([a, b, f, b, c, f], i)
  }
  return { vertices: v, triangles: out }
}

/** Vertices moved to the corners of a grid and merged: what a coarse simplification leaves. */
export function clustered(mesh: Mesh, grid: number): Mesh {
  const snapped = welded(
    mapped(mesh, (p) => p.map((value) => Math.round(value / grid) * grid) as unknown as Point),
  )
  const kept: number[] = []
  for (let i = 0; i < snapped.triangles.length; i += 3) {
    const [a, b, c] = [snapped.triangles[i]!, snapped.triangles[i + 1]!, snapped.triangles[i + 2]!]
    if (a !== b && b !== c && a !== c) kept.push(a, b, c)
  }
  return { vertices: snapped.vertices, triangles: Uint32Array.from(kept) }
}
