import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { crc32, deflateRawSync } from 'node:zlib'
import { projectParts, slicedParts, type Project, type ZipPart } from '@shared/sample/orca-family'
import type { Slice } from '@shared/sample/gcode'
import { drawMesh, encodePng } from '@shared/sample/picture'
import { box } from '@shared/sample/solids'
import type { PackedPart } from '@shared/inspect/zip/deflate'
import { writeZip } from '@shared/inspect/zip/write'

/** Files of known size in OrcaSlicer's layout, the same bytes every time, kept in the cache folder. */

/** Raised when the same name must no longer stand for the same bytes. */
const EDITION = 2
const MESH_START = '   <mesh>'
const MESH_END = '   </mesh>\n'

/** As the slicer prints a 32-bit float: nine significant digits without trailing zeros. */
const printed = (value: number) => String(Number(Math.fround(value).toPrecision(9)))

/** A closed ring with ripples: as many vertices as half its triangles, none degenerate, in the order of a grid. */
function ringXml(triangles: number): Buffer {
  const across = 2 ** Math.round(Math.log2(Math.sqrt(triangles / 2) / 1.6))
  const around = Math.round(triangles / 2 / across)
  const text = Buffer.allocUnsafe(triangles * 96 + 1024)
  let length = 0
  const put = (line: string) => {
    length += text.write(line, length, 'latin1')
  }
  put(`${MESH_START}\n    <vertices>\n`)
  for (let i = 0; i < around; i += 1) {
    const turn = (i / around) * 2 * Math.PI
    for (let j = 0; j < across; j += 1) {
      const angle = (j / across) * 2 * Math.PI
      const radius = 12 + 0.4 * Math.sin(turn * 60 + angle * 5)
      const distance = 55 + radius * Math.cos(angle)
      const [x, y, z] = [distance * Math.cos(turn), distance * Math.sin(turn), radius * Math.sin(angle)]
      put(`     <vertex x="${printed(x)}" y="${printed(y)}" z="${printed(z)}"/>\n`)
    }
  }
  put('    </vertices>\n    <triangles>\n')
  for (let i = 0; i < around; i += 1) {
    for (let j = 0; j < across; j += 1) {
      const [here, next] = [i * across, ((i + 1) % around) * across]
      const side = (j + 1) % across
      put(`     <triangle v1="${here + j}" v2="${next + j}" v3="${next + side}"/>\n`)
      put(`     <triangle v1="${here + j}" v2="${next + side}" v3="${here + side}"/>\n`)
    }
  }
  put(`    </triangles>\n${MESH_END}`)
  return text.subarray(0, length)
}

function packed({ name, bytes, store }: ZipPart): PackedPart {
  const small = store === true ? bytes : deflateRawSync(bytes)
  const method = store === true ? 0 : 8
  return { name, method, crc: crc32(bytes), size: bytes.length, packed: small }
}

const picture = await encodePng(drawMesh(box(1, 1, 1), 128, [200, 90, 40]))

const ring = (title: string): Project => ({
  slicer: 'orca-2.3',
  title,
  objects: [{ name: 'Ring', mesh: box(1, 1, 1), at: [110, 110] }],
  settings: {},
  metadata: {},
  picture,
  smallPicture: picture,
})

/** The small part's box gives way to the ring; all else stays as the slicer writes it. */
function withRing(part: ZipPart, xml: Buffer): ZipPart {
  const before = Buffer.from(part.bytes)
  const from = before.indexOf(MESH_START)
  const to = before.indexOf(MESH_END) + MESH_END.length
  return { ...part, bytes: Buffer.concat([before.subarray(0, from), xml, before.subarray(to)]) }
}

function write(path: string, parts: readonly PackedPart[]) {
  // Under another name first: a run that is stopped meanwhile leaves no half file to measure.
  writeFileSync(`${path}.part`, writeZip(parts))
  renameSync(`${path}.part`, path)
}

/** The path of a project with one object of this many triangles; `title` is a setting that changes nothing else. */
export function projectOf(folder: string, triangles: number, title = 'Ring'): string {
  const path = join(folder, `${EDITION}-${title}-${triangles}.3mf`)
  if (existsSync(path)) return path
  mkdirSync(folder, { recursive: true })
  const xml = ringXml(triangles)
  const parts = projectParts(ring(title)).map((part) =>
    packed(part.name.startsWith('3D/Objects/') ? withRing(part, xml) : part),
  )
  write(path, parts)
  return path
}

/** Lines of a head moving about, after a first part as the slicer writes it. */
function longGcode(start: Uint8Array, bytes: number): Buffer {
  const text = Buffer.allocUnsafe(bytes)
  const half = Math.floor(start.length / 2)
  text.set(start.subarray(0, half))
  let length = half
  for (let i = 0; length < bytes - start.length - 80; i += 1) {
    const x = (110 + 60 * Math.sin(i / 50)).toFixed(3)
    const y = (110 + 60 * Math.cos(i / 71)).toFixed(3)
    length += text.write(`G1 X${x} Y${y} E${((i % 97) / 1000 + 0.01).toFixed(5)}\n`, length, 'latin1')
  }
  text.set(start.subarray(half), length)
  return text.subarray(0, length + start.length - half)
}

/** The path of a sliced file whose only plate has this much G-code. */
export function slicedOf(folder: string, gcodeBytes: number): string {
  const path = join(folder, `${EDITION}-sliced-${gcodeBytes}.gcode.3mf`)
  if (existsSync(path)) return path
  mkdirSync(folder, { recursive: true })
  const outline = () => 60
  const slice: Slice = {
    seconds: 360_000,
    grams: 900,
    layers: 900,
    layerHeight: 0.2,
    outline,
    centre: [110, 110],
  }
  const parts = slicedParts(ring('Ring'), slice).map((part) =>
    packed(part.name.endsWith('.gcode') ? { ...part, bytes: longGcode(part.bytes, gcodeBytes) } : part),
  )
  write(path, parts)
  return path
}
