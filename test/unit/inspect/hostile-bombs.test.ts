import JSZip from 'jszip'
import { afterEach, expect, test, vi } from 'vitest'
import { inspectBytes } from '@shared/inspect/inspect'
import { defaultLimits } from '@shared/inspect/limits'
import { encodeUtf8 } from '@shared/inspect/text/decode'
import { crc32 } from '@shared/inspect/zip/crc32'
import { nodeInspectDeps } from '@shared/inspect-node/deps'
import { plainModel, plainParts, presetText } from '../../fixtures/exports'
import { extraField, rawZip, type RawEntry } from '../../fixtures/raw-zip'
import { codes, inspected } from './support'

const MIB = 1024 * 1024
const parts = (): RawEntry[] => plainParts(plainModel()).map(({ name, bytes }) => ({ name, bytes }))

afterEach(() => {
  vi.restoreAllMocks()
})

/** Inspects, and counts what is unpacked: natively by its bytes, and whether jszip was asked for anything. */
async function counted(bytes: Uint8Array) {
  const { native } = nodeInspectDeps
  if (native === null) throw new Error('Node unpacks natively')
  const jszip = vi.spyOn(JSZip, 'loadAsync')
  let unpacked = 0
  const deps = {
    ...nodeInspectDeps,
    native: {
      ...native,
      inflateRaw: (pieces: () => Promise<Uint8Array | null>, onChunk: (chunk: Uint8Array) => void) =>
        native.inflateRaw(pieces, (chunk) => {
          unpacked += chunk.length
          onChunk(chunk)
        }),
    },
  }
  const report = await inspectBytes('x.3mf', bytes, deps, defaultLimits)
  return { report, unpacked, opened: jszip.mock.calls.length }
}

test('a bomb that says so is refused before a byte of it is unpacked', async () => {
  const bomb = { name: 'Metadata/bomb.config', bytes: new Uint8Array(24 * MIB) }
  const { report, unpacked, opened } = await counted(await rawZip({ entries: [...parts(), bomb] }))
  expect(codes(report)).toEqual(['zip-ratio'])
  expect(report.findings[0]?.params).toMatchObject({ limitName: 'zipRatio', limitValue: 200 })
  expect({ unpacked, opened }).toEqual({ unpacked: 0, opened: 0 })
})

/** What may be on its way while the reader gives up. */
const ON_ITS_WAY = 2 * MIB
const lying = [
  '3D/3dmodel.model',
  'Metadata/project_settings.config',
  'Metadata/plate_1.gcode',
  '_rels/.rels',
]

test.each(lying)(
  'a bomb that lies is refused while it is unpacked, in every kind of part: %s',
  async (name) => {
    const bytes = new Uint8Array(32 * MIB).fill(0x20)
    for (const size of [1000, 600_000]) {
      const others = parts().filter((part) => part.name !== name)
      const file = await rawZip({ entries: [...others, { name, bytes, size }] })
      const { report, unpacked } = await counted(file)
      expect(codes(report)).toContain('zip-size-lies')
      expect(report.verdict).toBe('rejected')
      expect(unpacked).toBeLessThanOrEqual(size + ON_ITS_WAY)
    }
  },
)

test('an archive in an archive is never opened', async () => {
  const bomb = await rawZip({ entries: [{ name: 'a', bytes: new Uint8Array(64 * MIB) }] })
  const inner = { name: 'Auxiliaries/Others/inner.3mf', bytes: bomb, method: 0 }
  const { report, unpacked, opened } = await counted(await rawZip({ entries: [...parts(), inner] }))
  expect(report).toMatchObject({ verdict: 'qualifies' })
  expect({ unpacked, opened }).toEqual({ unpacked: 0, opened: 1 })
})

test('zip64 is read, and is no way around a limit', async () => {
  expect((await inspected(await rawZip({ entries: parts(), zip64: true }))).verdict).toBe('qualifies')
  const many = await inspected(await rawZip({ entries: parts(), zip64: true, count: 2 ** 33 }))
  expect(many.findings[0]).toMatchObject({ code: 'zip-too-many-entries', params: { found: 2 ** 33 } })
  const sizes = new Uint8Array(8)
  new DataView(sizes.buffer).setBigUint64(0, 1n << 40n, true)
  const huge = { name: 'a.txt', bytes: encodeUtf8('a'), size: 0xffffffff, centralExtra: extraField(1, sizes) }
  expect(codes(await inspected(await rawZip({ entries: [...parts(), huge] })))).toEqual(
    expect.arrayContaining(['zip-too-large', 'zip-ratio']),
  )
})

test('what ordinary writers leave in an archive is no fault', async () => {
  const entries: RawEntry[] = parts().map((entry) => ({
    ...entry,
    flags: 0,
    descriptor: true,
    localExtra: extraField(0x9999, new Uint8Array(20)),
    centralExtra: extraField(0x5455, Uint8Array.of(1, 0, 0, 0, 0)),
  }))
  const folder = { name: '3D/', bytes: new Uint8Array(0), method: 0, unixMode: 0o40755 }
  const report = await inspected(await rawZip({ entries: [...entries, folder] }))
  expect(report).toMatchObject({ verdict: 'qualifies', qualifiesFor: ['model-upload'] })
})

const unicodeName = (of: string, said: string, crc = crc32(encodeUtf8(of))): Uint8Array => {
  const name = encodeUtf8(said)
  const field = new Uint8Array(5 + name.length)
  field[0] = 1
  new DataView(field.buffer).setUint32(1, crc, true)
  field.set(name, 5)
  return extraField(0x7075, field)
}

test('a second name for an entry shows no reader another file than the next one sees', async () => {
  const [types, rels, model] = parts()
  const named = (entry: RawEntry | undefined, as: string, said: string, crc?: number): RawEntry => ({
    ...entry!,
    name: as,
    flags: 0,
    centralExtra: unicodeName(as, said, crc),
  })
  const fair = [types!, rels!, named(model, '3D/x.model', '3D/3dmodel.model')]
  expect((await inspected(await rawZip({ entries: fair }))).verdict).toBe('qualifies')
  const stale = [types!, rels!, named(model, '3D/3dmodel.model', '3D/other.model', 7)]
  expect((await inspected(await rawZip({ entries: stale }))).verdict).toBe('qualifies')
  const twofold = [...parts(), named(model, '3D/3dmodel.model', '3D/other.model')]
  expect(codes(await inspected(await rawZip({ entries: twofold })))).toContain('zip-duplicate-name')
})

test('keys of a prototype are keys like any other', async () => {
  const polluted = `{"__proto__": {"from": "User", "polluted": "yes"}, "constructor": {"prototype": {"polluted": "yes"}}, "toString": "x", ${presetText().slice(1)}`
  const report = await inspected(encodeUtf8(polluted), 'x.json')
  expect(report).toMatchObject({ kind: 'preset', qualifiesFor: ['print-profile'] })
  expect('polluted' in {}).toBe(false)
  const only = await inspected(
    encodeUtf8('{"__proto__": {"from": "User", "name": "x", "print_settings_id": "x"}}'),
    'x.json',
  )
  expect(only.kind).toBe('unknown')
})
