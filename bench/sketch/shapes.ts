import type { Mesh } from '@shared/inspect/geometry/mesh'
import type { Random } from '@shared/sample/random'

/** Bodies and surfaces from a few numbers, in millimetres. */

export type Point = readonly [number, number, number]

const mesh = (points: readonly Point[], triangles: readonly number[]): Mesh => ({
  vertices: Float64Array.from(points.flat()),
  triangles: Uint32Array.from(triangles),
})

export function merged(parts: readonly Mesh[]): Mesh {
  const vertices = new Float64Array(parts.reduce((sum, part) => sum + part.vertices.length, 0))
  const triangles = new Uint32Array(parts.reduce((sum, part) => sum + part.triangles.length, 0))
  let vertexAt = 0
  let triangleAt = 0
  for (const part of parts) {
    vertices.set(part.vertices, vertexAt)
    const base = vertexAt / 3
    triangles.set(
      part.triangles.map((corner) => corner + base),
      triangleAt,
    )
    vertexAt += part.vertices.length
    triangleAt += part.triangles.length
  }
  return { vertices, triangles }
}

export function mapped({ vertices, triangles }: Mesh, to: (p: Point) => Point): Mesh {
  const out = new Float64Array(vertices.length)
  for (let i = 0; i < vertices.length; i += 3)
    out.set(to([vertices[i]!, vertices[i + 1]!, vertices[i + 2]!]), i)
  return { vertices: out, triangles }
}

export const at = (part: Mesh, x: number, y: number, z: number): Mesh =>
  mapped(part, ([a, b, c]) => [a + x, b + y, c + z])

/** A sheet of quads over two parameters from 0 to 1, each closed to a ring or not. */
export function sheet(
  across: number,
  along: number,
  closed: readonly [boolean, boolean],
  point: (u: number, v: number) => Point,
): Mesh {
  const columns = across + (closed[0] ? 0 : 1)
  const rows = along + (closed[1] ? 0 : 1)
  const points = Array.from({ length: rows }, (_, row) =>
    Array.from({ length: columns }, (_, column) => point(column / across, row / along)),
  ).flat()
  const triangles: number[] = []
  const corner = (row: number, column: number) => (row % rows) * columns + (column % columns)
  for (let row = 0; row < along; row++) {
    for (let column = 0; column < across; column++) {
      const a = corner(row, column)
      const b = corner(row, column + 1)
      const c = corner(row + 1, column + 1)
      const d = corner(row + 1, column)
      triangles.push(a, b, c, a, c, d)
    }
  }
  return mesh(points, triangles)
}

/** A closed body of one wall around the z axis, from foot to top. */
export function turned(
  segments: number,
  layers: number,
  height: number,
  radius: (angle: number, z: number) => number,
): Mesh {
  const wall = sheet(segments, layers, [true, false], (u, v) => {
    const angle = u * 2 * Math.PI
    const r = radius(angle, v * height)
    return [r * Math.cos(angle), r * Math.sin(angle), v * height]
  })
  const caps: number[] = []
  const middle = wall.vertices.length / 3
  const top = segments * layers
  for (let i = 0; i < segments; i++) {
    const next = (i + 1) % segments
    caps.push(middle, next, i, middle + 1, top + i, top + next)
  }
  return {
    vertices: Float64Array.from([...wall.vertices, 0, 0, 0, 0, 0, height]),
    triangles: Uint32Array.from([...wall.triangles, ...caps]),
  }
}

export const cylinder = (radius: number, height: number, segments = 64) =>
  turned(segments, 1, height, () => radius)

export const torus = (radius: number, tube: number, segments = 48) =>
  sheet(segments, segments / 2, [true, true], (u, v) => {
    const a = u * 2 * Math.PI
    const b = v * 2 * Math.PI
    const r = radius + tube * Math.cos(b)
    return [r * Math.cos(a), r * Math.sin(a), tube * Math.sin(b)]
  })

const PHI = (1 + Math.sqrt(5)) / 2
const ICOSAHEDRON: readonly Point[] = [
  [-1, PHI, 0],
  [1, PHI, 0],
  [-1, -PHI, 0],
  [1, -PHI, 0],
  [0, -1, PHI],
  [0, 1, PHI],
  [0, -1, -PHI],
  [0, 1, -PHI],
  [PHI, 0, -1],
  [PHI, 0, 1],
  [-PHI, 0, -1],
  [-PHI, 0, 1],
]
const ICOSAHEDRON_FACES = [
  0, 11, 5, 0, 5, 1, 0, 1, 7, 0, 7, 10, 0, 10, 11, 1, 5, 9, 5, 11, 4, 11, 10, 2, 10, 7, 6, 7, 1, 8, 3, 9, 4,
  3, 4, 2, 3, 2, 6, 3, 6, 8, 3, 8, 9, 4, 9, 5, 2, 4, 11, 6, 2, 10, 8, 6, 7, 9, 8, 1,
]

/** Each triangle cut into four at the middles of its edges: the same surface, finer. */
export function subdivided({ vertices, triangles }: Mesh): Mesh {
  const points = [...vertices]
  const middles = new Map<string, number>()
  const middle = (a: number, b: number) => {
    const key = a < b ? `${a} ${b}` : `${b} ${a}`
    const known = middles.get(key)
    if (known !== undefined) return known
    const place = points.length / 3
    for (let axis = 0; axis < 3; axis++) points.push((points[a * 3 + axis]! + points[b * 3 + axis]!) / 2)
    middles.set(key, place)
    return place
  }
  const finer: number[] = []
  for (let i = 0; i < triangles.length; i += 3) {
    const [a, b, c] = [triangles[i]!, triangles[i + 1]!, triangles[i + 2]!]
    const [ab, bc, ca] = [middle(a, b), middle(b, c), middle(c, a)]
    finer.push(a, ab, ca, b, bc, ab, c, ca, bc, ab, bc, ca)
  }
  return { vertices: Float64Array.from(points), triangles: Uint32Array.from(finer) }
}

/** A ball of 20 · 4^fineness triangles, each point moved out to what `radius` says of its direction. */
export function ball(fineness: number, radius: (direction: Point) => number): Mesh {
  let body = mesh(ICOSAHEDRON, ICOSAHEDRON_FACES)
  for (let i = 0; i < fineness; i++) body = subdivided(body)
  return mapped(body, ([x, y, z]) => {
    const length = Math.hypot(x, y, z)
    const direction: Point = [x / length, y / length, z / length]
    const r = radius(direction)
    return [direction[0] * r, direction[1] * r, direction[2] * r]
  })
}

/** Bumps of random direction and width, as a figure or a stone has them. */
export function blob(random: Random, fineness: number, size: number, roughness: number): Mesh {
  const waves = Array.from({ length: 7 }, () => ({
    way: [random.between(-3, 3), random.between(-3, 3), random.between(-3, 3)] as const,
    phase: random.between(0, 7),
    height: random.between(0.2, 1),
  }))
  return ball(fineness, (d) => {
    const bumps = waves.reduce(
      (sum, { way, phase, height }) =>
        sum + height * Math.sin(way[0] * d[0] + way[1] * d[1] + way[2] * d[2] + phase),
      0,
    )
    return size * (1 + (roughness * bumps) / 4)
  })
}

/** A panel with a relief on it: flat below, `height` above. */
export function relief(
  width: number,
  depth: number,
  cells: number,
  height: (u: number, v: number) => number,
): Mesh {
  const top = sheet(cells, cells, [false, false], (u, v) => [u * width, v * depth, height(u, v)])
  const bottom = sheet(cells, cells, [false, false], (u, v) => [u * width, v * depth, 0])
  const side = (point: (s: number, level: number) => Point) => sheet(cells, 1, [false, false], point)
  const edge = (u: number, v: number, level: number): Point => [u * width, v * depth, level * height(u, v)]
  return merged([
    top,
    { vertices: bottom.vertices, triangles: bottom.triangles.toReversed() },
    side((s, level) => edge(s, 0, level)),
    side((s, level) => edge(1, s, level)),
    side((s, level) => edge(1 - s, 1, level)),
    side((s, level) => edge(0, 1 - s, level)),
  ])
}
