import { deflateRawSync } from 'node:zlib'
import { encodeUtf8 } from '@shared/inspect/text/decode'
import { crc32 } from '@shared/inspect/zip/crc32'
import { extraField, rawZip, type RawEntry, type RawZip } from '../fixtures/raw-zip'
import { mutateBytes } from './mutate-bytes'
import { chance, oddTexts, pick, span, type Random } from './pick'

type EntryChange = (entry: RawEntry, random: Random) => RawEntry
type ZipChange = (zip: RawZip, random: Random) => RawZip

const sizes = (size: number): readonly number[] =>
  [0, 1, size - 1, size + 1, size * 2, 20_000_000, 0x7fffffff, 0xfffffffe, 0xffffffff].filter(
    (value) => value >= 0,
  )

const names = [
  '3D/3dmodel.model',
  '3d/3DModel.model',
  '[Content_Types].xml',
  '_rels/.rels',
  '_rels/',
  '3D/',
  '3D/_rels/3dmodel.model.rels',
  'Metadata/project_settings.config',
  'Metadata/plate_1.gcode',
  'bundle_structure.json',
  '../x',
  '/x',
  'a\\b',
  'a//b',
  './a',
  'a/.',
  'a.',
  'C:x',
  'a%2fb',
  '',
  '/',
  '__proto__',
  'x'.repeat(300),
  '\u202ea',
  'é',
  'e\u0301',
  'a\u0000b',
  'CON',
  'Metadata/x.xml',
  'Cura/version.ini',
  'Metadata/Slic3r_PE.config',
  'word/document.xml',
  'Auxiliaries/Model Pictures/a.png',
]

const zip64Extra = (random: Random): Uint8Array => {
  const values = Array.from({ length: random.int(0, 4) }, () =>
    pick(random, [0n, 5n, 0xffffffffn, 1n << 40n, (1n << 63n) + 1n]),
  )
  const view = new DataView(new ArrayBuffer(values.length * 8))
  values.forEach((value, i) => view.setBigUint64(i * 8, value, true))
  return extraField(1, new Uint8Array(view.buffer))
}
function unicodeName(random: Random, name: string): Uint8Array {
  const other = encodeUtf8(pick(random, names))
  const out = new Uint8Array(5 + other.length)
  out[0] = 1
  new DataView(out.buffer).setUint32(1, chance(random, 0.7) ? crc32(encodeUtf8(name)) : 7, true)
  out.set(other, 5)
  return extraField(0x7075, out)
}
const someExtra = (random: Random, name: string): Uint8Array =>
  pick(random, [
    () => zip64Extra(random),
    () => unicodeName(random, name),
    () => extraField(0x9999, new Uint8Array(20)),
    () => extraField(0x5455, Uint8Array.of(1, 2, 3, 4, 5)),
    () => Uint8Array.of(1, 0, 255, 255),
    () => Uint8Array.of(1),
  ])()

const entryChanges: readonly EntryChange[] = [
  (entry, random) => ({ ...entry, name: pick(random, names) }),
  (entry, random) => ({ ...entry, name: entry.name + pick(random, oddTexts) }),
  (entry, random) => ({ ...entry, localName: pick(random, [...names, entry.name.toUpperCase()]) }),
  (entry, random) => ({ ...entry, size: pick(random, sizes(entry.bytes.length)) }),
  (entry, random) => ({ ...entry, packedSize: pick(random, sizes(entry.bytes.length)) }),
  (entry, random) => ({ ...entry, localSize: pick(random, sizes(entry.bytes.length)) }),
  (entry, random) => ({ ...entry, localPackedSize: pick(random, sizes(entry.bytes.length)) }),
  (entry, random) => ({ ...entry, method: pick(random, [0, 1, 8, 9, 12, 14, 93, 99, 0xffff]) }),
  (entry, random) => ({ ...entry, localMethod: pick(random, [0, 8, 12]) }),
  (entry, random) => ({
    ...entry,
    flags: pick(random, [0, 1, 2, 8, 0x40, 0x800, 0x808, 0x809, 0x2000, 0xffff]),
  }),
  (entry, random) => ({ ...entry, localFlags: pick(random, [0, 1, 8, 0x800, 0x808]) }),
  (entry, random) => ({ ...entry, crc: random.int(0, 0xffffffff) }),
  (entry, random) => ({ ...entry, localCrc: random.int(0, 0xffffffff) }),
  (entry, random) => ({ ...entry, localOffset: pick(random, [0, 1, 30, 100, 0x7fffffff, 0xffffffff]) }),
  (entry, random) => ({ ...entry, unixMode: pick(random, [0o100644, 0o120777, 0o40755, 0o10644, 0]) }),
  (entry) => ({ ...entry, descriptor: true }),
  (entry, random) => ({ ...entry, centralExtra: someExtra(random, entry.name) }),
  (entry, random) => ({ ...entry, centralExtra: someExtra(random, entry.name), size: 0xffffffff }),
  (entry, random) => ({ ...entry, localExtra: someExtra(random, entry.name) }),
  (entry, random) => ({ ...entry, comment: pick(random, ['a', 'PK\u0005\u0006', 'x'.repeat(60_000)]) }),
  (entry, random) => ({ ...entry, padding: pick(random, [1, 4, 1000]) }),
  (entry, random) => ({ ...entry, packed: mutateBytes(deflateRawSync(entry.bytes), random) }),
  (entry) => ({ ...entry, packed: new Uint8Array(0) }),
  ({ name }, random) => {
    const bytes = new Uint8Array(pick(random, [0, 1, 100_000, 3_000_000]))
    return { name, bytes, packed: deflateRawSync(bytes) }
  },
]

const zipChanges: readonly ZipChange[] = [
  (zip, random) => {
    const { from, to } = span(random, zip.entries.length)
    return { ...zip, entries: zip.entries.filter((_, i) => i < from || i >= to) }
  },
  (zip, random) => ({ ...zip, entries: [...zip.entries, pick(random, zip.entries)] }),
  (zip, random) => ({ ...zip, entries: [...zip.entries, { ...pick(random, zip.entries), localOffset: 0 }] }),
  (zip, random) => ({ ...zip, entries: [...zip.entries].sort(() => random.next() - 0.5) }),
  (zip, random) => ({
    ...zip,
    entries: [
      ...zip.entries,
      ...Array.from({ length: pick(random, [3, 150, 300]) }, (_, i) => ({
        name: `Metadata/x${i}.xml`,
        bytes: encodeUtf8('<a b="c"/>'),
      })),
    ],
  }),
  (zip, random) => ({
    ...zip,
    before: new Uint8Array(pick(random, [1, 4, 100])).fill(pick(random, [0, 0x50])),
  }),
  (zip, random) => ({
    ...zip,
    after: new Uint8Array(pick(random, [1, 22, 70_000])).fill(pick(random, [0, 0, 0x50])),
  }),
  (zip, random) => ({ ...zip, disk: pick(random, [1, 0xffff]) }),
  (zip, random) => ({ ...zip, count: pick(random, [0, 1, zip.entries.length + 1, 0xfffe, 0xffff]) }),
  (zip, random) => ({ ...zip, directorySize: pick(random, [0, 46, 0x7fffffff, 0xffffffff]) }),
  (zip, random) => ({ ...zip, directoryOffset: pick(random, [0, 4, 0x7fffffff, 0xffffffff]) }),
  (zip, random) => ({
    ...zip,
    comment: pick(random, ['a comment', 'PK\u0005\u0006'.repeat(10), 'x'.repeat(65_535)]),
  }),
  (zip) => ({ ...zip, zip64: true }),
]

/** Lies about fields of the archive: directory, local headers, sizes, offsets, names, flags, extra fields. */
export async function mutatePackage(entries: readonly RawEntry[], random: Random): Promise<Uint8Array> {
  let zip: RawZip = { entries }
  for (let i = random.int(1, 3); i > 0; i--) {
    if (zip.entries.length === 0) break
    if (chance(random, 0.35)) zip = pick(random, zipChanges)(zip, random)
    else {
      const at = random.int(0, zip.entries.length - 1)
      const change = pick(random, entryChanges)
      zip = {
        ...zip,
        entries: zip.entries.map((entry, each) => (each === at ? change(entry, random) : entry)),
      }
    }
  }
  const bytes = await rawZip(zip)
  return chance(random, 0.1) ? mutateBytes(bytes, random) : bytes
}
