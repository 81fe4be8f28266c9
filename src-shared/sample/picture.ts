import { crc32 } from '../inspect/zip/crc32'
import { deflateRaw } from '../inspect/zip/deflate'
import { encodeUtf8 } from '../inspect/text/decode'
import type { Mesh } from '../inspect/geometry/mesh'

/** Pictures of meshes as a slicer's plate picture shows them: seen from the front and above, on nothing. */
export type Rgb = readonly [number, number, number]
export type Pixels = { readonly size: number; readonly rgba: Uint8Array }

const SUPERSAMPLE = 2
const TURN = (28 * Math.PI) / 180
const TILT = (26 * Math.PI) / 180
const LIGHT = normalised([-0.45, -0.55, 0.85])
const FILL = normalised([0.8, -0.2, 0.25])
const AMBIENT = 0.3
const MARGIN = 0.86

type Vector = readonly [number, number, number]

function normalised([x, y, z]: Vector): Vector {
  const length = Math.hypot(x, y, z) || 1
  return [x / length, y / length, z / length]
}

const dot = (a: Vector, b: Vector) => a[0] * b[0] + a[1] * b[1] + a[2] * b[2]

/** To the eye: x to the right, y up, z towards it. */
function seen(x: number, y: number, z: number): Vector {
  const across = x * Math.cos(TURN) + y * Math.sin(TURN)
  const away = -x * Math.sin(TURN) + y * Math.cos(TURN)
  return [across, z * Math.cos(TILT) + away * Math.sin(TILT), z * Math.sin(TILT) - away * Math.cos(TILT)]
}

/** Normals of the vertices, from the triangles around each, so that curved walls look curved. */
function vertexNormals({ vertices: v, triangles: t }: Mesh): Float64Array {
  const normals = new Float64Array(v.length)
  const at = (corner: number, axis: number) => v[(t[corner] ?? 0) * 3 + axis] ?? 0
  for (let i = 0; i < t.length; i += 3) {
    const u = [0, 1, 2].map((axis) => at(i + 1, axis) - at(i, axis)) as unknown as Vector
    const w = [0, 1, 2].map((axis) => at(i + 2, axis) - at(i, axis)) as unknown as Vector
    const normal = [u[1] * w[2] - u[2] * w[1], u[2] * w[0] - u[0] * w[2], u[0] * w[1] - u[1] * w[0]]
    for (const corner of [0, 1, 2]) {
      const base = (t[i + corner] ?? 0) * 3
      for (let axis = 0; axis < 3; axis++)
        normals[base + axis] = (normals[base + axis] ?? 0) + (normal[axis] ?? 0)
    }
  }
  return normals
}

function shade(normal: Vector, colour: Rgb): Rgb {
  const light = Math.max(0, dot(normal, LIGHT))
  const fill = Math.max(0, dot(normal, FILL)) * 0.22
  const gloss = Math.pow(light, 24) * 46
  const strength = AMBIENT + 0.72 * light + fill
  const lit = (channel: number) => Math.min(255, channel * strength + gloss)
  return [lit(colour[0]), lit(colour[1]), lit(colour[2])]
}

type Point = Vector & { readonly length: 3 }

function fitted(mesh: Mesh, side: number): { readonly points: readonly Point[]; readonly foot: number } {
  const { vertices: v } = mesh
  const eye = Array.from({ length: v.length / 3 }, (_, i) =>
    seen(v[i * 3] ?? 0, v[i * 3 + 1] ?? 0, v[i * 3 + 2] ?? 0),
  )
  const bound = (axis: 0 | 1, pick: (a: number, b: number) => number, start: number) =>
    eye.reduce((best, point) => pick(best, point[axis]), start)
  const low = [bound(0, Math.min, Infinity), bound(1, Math.min, Infinity)] as const
  const high = [bound(0, Math.max, -Infinity), bound(1, Math.max, -Infinity)] as const
  const scale = (side * MARGIN) / Math.max(high[0] - low[0], high[1] - low[1], 1e-9)
  const points = eye.map(([x, y, z]): Point => [
    side / 2 + (x - (low[0] + high[0]) / 2) * scale,
    side / 2 - (y - (low[1] + high[1]) / 2) * scale,
    z * scale,
  ])
  return { points, foot: side / 2 + ((high[1] - low[1]) / 2) * scale }
}

function drawShadow(rgba: Float64Array, side: number, foot: number) {
  const centreY = foot - side * 0.05
  for (let y = 0; y < side; y++) {
    for (let x = 0; x < side; x++) {
      const dx = (x - side / 2) / (side * 0.36)
      const dy = (y - centreY) / (side * 0.1)
      const fade = Math.max(0, 1 - Math.hypot(dx, dy))
      rgba[(y * side + x) * 4 + 3] = Math.min(70, fade * 110)
    }
  }
}

function drawTriangles(rgba: Float64Array, side: number, mesh: Mesh, points: readonly Point[], colour: Rgb) {
  const normals = vertexNormals(mesh)
  const depth = new Float64Array(side * side).fill(-Infinity)
  const { triangles: t } = mesh
  for (let i = 0; i < t.length; i += 3) {
    const corners = [t[i] ?? 0, t[i + 1] ?? 0, t[i + 2] ?? 0] as const
    const [a, b, c] = corners.map((corner) => points[corner]) as [Point, Point, Point]
    const area = (b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1])
    if (area >= 0) continue
    const [na, nb, nc] = corners.map((corner) =>
      normalised([normals[corner * 3] ?? 0, normals[corner * 3 + 1] ?? 0, normals[corner * 3 + 2] ?? 0]),
    ) as [Vector, Vector, Vector]
    const left = Math.max(0, Math.floor(Math.min(a[0], b[0], c[0])))
    const right = Math.min(side - 1, Math.ceil(Math.max(a[0], b[0], c[0])))
    const upper = Math.max(0, Math.floor(Math.min(a[1], b[1], c[1])))
    const lower = Math.min(side - 1, Math.ceil(Math.max(a[1], b[1], c[1])))
    for (let y = upper; y <= lower; y++) {
      for (let x = left; x <= right; x++) {
        const wb = ((x - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (y - a[1])) / area
        const wc = ((b[0] - a[0]) * (y - a[1]) - (x - a[0]) * (b[1] - a[1])) / area
        const wa = 1 - wb - wc
        if (wa < 0 || wb < 0 || wc < 0) continue
        const z = wa * a[2] + wb * b[2] + wc * c[2]
        const pixel = y * side + x
        if (z <= (depth[pixel] ?? 0)) continue
        depth[pixel] = z
        const normal = normalised([
          wa * na[0] + wb * nb[0] + wc * nc[0],
          wa * na[1] + wb * nb[1] + wc * nc[1],
          wa * na[2] + wb * nb[2] + wc * nc[2],
        ])
        const [red, green, blue] = shade(normal, colour)
        rgba[pixel * 4] = red
        rgba[pixel * 4 + 1] = green
        rgba[pixel * 4 + 2] = blue
        rgba[pixel * 4 + 3] = 255
      }
    }
  }
}

/** Draws larger and averages, so that edges are smooth. */
function reduced(rgba: Float64Array, side: number, size: number): Uint8Array {
  const out = new Uint8Array(size * size * 4)
  const block = side / size
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      let [red, green, blue, alpha] = [0, 0, 0, 0]
      for (let dy = 0; dy < block; dy++) {
        for (let dx = 0; dx < block; dx++) {
          const at = ((y * block + dy) * side + x * block + dx) * 4
          const weight = rgba[at + 3] ?? 0
          red += (rgba[at] ?? 0) * weight
          green += (rgba[at + 1] ?? 0) * weight
          blue += (rgba[at + 2] ?? 0) * weight
          alpha += weight
        }
      }
      const share = alpha === 0 ? 0 : 1 / alpha
      const at = (y * size + x) * 4
      out[at] = Math.round(red * share)
      out[at + 1] = Math.round(green * share)
      out[at + 2] = Math.round(blue * share)
      out[at + 3] = Math.round(alpha / (block * block))
    }
  }
  return out
}

export function drawMesh(mesh: Mesh, size: number, colour: Rgb): Pixels {
  const side = size * SUPERSAMPLE
  const rgba = new Float64Array(side * side * 4)
  const { points, foot } = fitted(mesh, side)
  drawShadow(rgba, side, foot)
  drawTriangles(rgba, side, mesh, points, colour)
  return { size, rgba: reduced(rgba, side, size) }
}

function adler32(bytes: Uint8Array): number {
  let a = 1
  let b = 0
  for (const byte of bytes) {
    a = (a + byte) % 65521
    b = (b + a) % 65521
  }
  return ((b << 16) | a) >>> 0
}

function chunk(type: string, data: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(12 + data.length)
  const view = new DataView(bytes.buffer)
  view.setUint32(0, data.length)
  bytes.set(encodeUtf8(type), 4)
  bytes.set(data, 8)
  view.setUint32(8 + data.length, crc32(bytes.subarray(4, 8 + data.length)))
  return bytes
}

/** Eight-bit RGBA PNG, each line told by its difference to the one above (W3C PNG specification). */
export async function encodePng({ size, rgba }: Pixels): Promise<Uint8Array> {
  const stride = size * 4
  const lines = new Uint8Array(size * (stride + 1))
  for (let y = 0; y < size; y++) {
    lines[y * (stride + 1)] = 2
    for (let x = 0; x < stride; x++) {
      const above = y === 0 ? 0 : (rgba[(y - 1) * stride + x] ?? 0)
      lines[y * (stride + 1) + 1 + x] = (rgba[y * stride + x] ?? 0) - above
    }
  }
  const deflated = await deflateRaw(lines)
  const zlib = new Uint8Array(deflated.length + 6)
  zlib.set([0x78, 0x9c])
  zlib.set(deflated, 2)
  new DataView(zlib.buffer).setUint32(deflated.length + 2, adler32(lines))
  const header = new Uint8Array(13)
  const view = new DataView(header.buffer)
  view.setUint32(0, size)
  view.setUint32(4, size)
  header.set([8, 6, 0, 0, 0], 8)
  const parts = [
    Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', zlib),
    chunk('IEND', new Uint8Array(0)),
  ]
  const png = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    png.set(part, at)
    at += part.length
  }
  return png
}
