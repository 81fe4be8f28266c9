import { decodeLatin1, decodeText } from '../text/decode'
import type { Fault, FaultParams } from '../fault'
import type { ByteSource } from './byte-source'
import { byteWindow, type ByteWindow, type Piece } from './byte-window'
import type { FindingCode } from '../finding-codes'
import { beyond, type InspectLimits } from '../limits'
import { crc32 } from './crc32'
import { nameFault, partKey } from './part-name'

/**
 * The raw central directory, read and judged before anything is unpacked. A general zip library is lenient where a
 * reader of strangers' files must not be (last of two entries with one name wins, offsets and local names are not
 * compared), so this gate stands before it. Format: PKWARE APPNOTE 6.3; docs: slicer-formats.md f.
 */
export type ZipEntry = {
  readonly name: string
  readonly isDirectory: boolean
  readonly method: number
  readonly crc: number
  readonly packedSize: number
  readonly size: number
  /** Where the packed bytes start. */
  readonly dataOffset: number
}

export type ZipDirectory = {
  readonly entries: readonly ZipEntry[]
  readonly faults: readonly Fault[]
  /** Only zero bytes follow the end record. */
  readonly trailingZeros: boolean
}

const EOCD = 0x06054b50
const EOCD_SIZE = 22
const ZIP64_LOCATOR = 0x07064b50
const ZIP64_EOCD = 0x06064b50
const CENTRAL = 0x02014b50
const CENTRAL_SIZE = 46
const LOCAL = 0x04034b50
const LOCAL_SIZE = 30
const MAX16 = 0xffff
/** A directory is held in memory; the largest that the most entries could have with names as long as a path. */
const MOST_DIRECTORY = 64 * 1024 * 1024
const MAX32 = 0xffffffff
const FLAG_ENCRYPTED = 0x0001
const FLAG_DESCRIPTOR = 0x0008
const FLAG_STRONG = 0x0040
const FLAG_UTF8 = 0x0800
const FLAG_MASKED = 0x2000
const UNIX = 3
const UNIX_TYPE = 0xf000
const UNIX_LINK = 0xa000

const fault = (code: FindingCode, part: string | null, at: number | null, params?: FaultParams): Fault => {
  const where = at === null ? null : String(at)
  return params === undefined ? { code, part, at: where } : { code, part, at: where, params }
}

const failed = (...faults: Fault[]): ZipDirectory => ({ entries: [], faults, trailingZeros: false })

function findEndRecord(file: ByteWindow): number {
  const { size } = file
  const lowest = Math.max(0, size - EOCD_SIZE - MAX16)
  let loose = -1
  for (let at = size - EOCD_SIZE; at >= lowest; at--) {
    if (file.u32(at) !== EOCD) continue
    const end = at + EOCD_SIZE + file.u16(at + 20)
    if (end === size) return at
    if (end < size && loose < 0) loose = at
  }
  return loose
}

type EndRecord = {
  readonly count: number
  readonly offset: number
  readonly size: number
  /** Where the directory must end. */
  readonly directoryEnd: number
}

function readEndRecord(file: ByteWindow, eocd: number): EndRecord | Fault {
  const disks = [file.u16(eocd + 4), file.u16(eocd + 6)]
  const countHere = file.u16(eocd + 8)
  const count = file.u16(eocd + 10)
  const size = file.u32(eocd + 12)
  const offset = file.u32(eocd + 16)
  const locator = eocd - 20
  const hasLocator = locator >= 0 && file.u32(locator) === ZIP64_LOCATOR
  const needs64 = count === MAX16 || countHere === MAX16 || size === MAX32 || offset === MAX32
  if (!hasLocator) {
    if (needs64) return fault('zip-broken', null, eocd)
    if (disks.some((disk) => disk !== 0) || countHere !== count) return fault('zip-multi-disk', null, eocd)
    return { count, offset, size, directoryEnd: eocd }
  }
  const at = file.u64(locator + 8)
  if (file.u32(locator + 16) > 1 || file.u32(locator + 4) !== 0) {
    return fault('zip-multi-disk', null, locator)
  }
  if (!Number.isSafeInteger(at) || at + 56 > locator || file.u32(at) !== ZIP64_EOCD) {
    return fault('zip-broken', null, locator)
  }
  if (file.u32(at + 16) !== 0 || file.u32(at + 20) !== 0) {
    return fault('zip-multi-disk', null, at)
  }
  const count64 = file.u64(at + 32)
  if (file.u64(at + 24) !== count64) return fault('zip-multi-disk', null, at)
  return { count: count64, size: file.u64(at + 40), offset: file.u64(at + 48), directoryEnd: at }
}

/** Where the zip64 end record is said to be and could be; null where there is none. */
function zip64RecordAt(file: ByteWindow, eocd: number): number | null {
  const locator = eocd - 20
  if (locator < 0 || file.u32(locator) !== ZIP64_LOCATOR) return null
  const at = file.u64(locator + 8)
  return Number.isSafeInteger(at) && at + 56 <= locator ? at : null
}

/** Name and, where present, the zip64 values that the 32-bit fields only point to. */
function readExtra(file: ByteWindow, start: number, end: number) {
  let zip64: { at: number; end: number } | null = null
  let unicodeName: { readonly bytes: Uint8Array; readonly crc: number } | null = null
  for (let at = start; at + 4 <= end;) {
    const id = file.u16(at)
    const next = at + 4 + file.u16(at + 2)
    if (next > end) break
    if (id === 0x0001) zip64 = { at: at + 4, end: next }
    if (id === 0x7075 && next - at > 9)
      unicodeName = { crc: file.u32(at + 5), bytes: file.slice(at + 9, next) }
    at = next
  }
  return { zip64, unicodeName }
}

const readName = (raw: Uint8Array) => decodeText(raw) ?? decodeLatin1(raw)

/** The name of the Unicode extra field, where it was written for the name that stands there (APPNOTE 4.6.9). */
function decodeName(
  raw: Uint8Array,
  flags: number,
  unicodeName: { readonly bytes: Uint8Array; readonly crc: number } | null,
): string {
  const holds = (flags & FLAG_UTF8) === 0 && unicodeName !== null && unicodeName.crc === crc32(raw)
  return (holds ? decodeText(unicodeName.bytes) : null) ?? readName(raw)
}

const sameBytes = (a: Uint8Array, b: Uint8Array) => a.every((byte, i) => byte === b[i])

type Central = Omit<ZipEntry, 'dataOffset'> & {
  readonly rawName: string
  readonly flags: number
  readonly localOffset: number
  readonly nameAt: number
  readonly nameLength: number
}

function readCentral(file: ByteWindow, at: number): { entry: Central; next: number; faults: Fault[] } | null {
  if (at + CENTRAL_SIZE > file.size || file.u32(at) !== CENTRAL) return null
  const faults: Fault[] = []
  const flags = file.u16(at + 8)
  const nameLength = file.u16(at + 28)
  const extraLength = file.u16(at + 30)
  const nameAt = at + CENTRAL_SIZE
  const extraAt = nameAt + nameLength
  const next = extraAt + extraLength + file.u16(at + 32)
  if (next > file.size) return null
  const { zip64, unicodeName } = readExtra(file, extraAt, extraAt + extraLength)
  const raw = file.slice(nameAt, extraAt)
  const name = decodeName(raw, flags, unicodeName)
  let wideAt = zip64?.at ?? 0
  const wide = (narrow: number) => {
    if (narrow !== MAX32) return narrow
    if (zip64 === null || wideAt + 8 > zip64.end) {
      faults.push(fault('zip-broken', name, at))
      return 0
    }
    const value = file.u64(wideAt)
    wideAt += 8
    return value
  }
  const size = wide(file.u32(at + 24))
  const packedSize = wide(file.u32(at + 20))
  const localOffset = wide(file.u32(at + 42))
  const disk = file.u16(at + 34)
  if (disk !== 0 && disk !== MAX16) faults.push(fault('zip-multi-disk', name, at))
  const unixMode = file.u32(at + 38) >>> 16
  if (file.u8(at + 5) === UNIX && (unixMode & UNIX_TYPE) === UNIX_LINK)
    faults.push(fault('zip-link', name, at))
  const entry: Central = {
    name,
    rawName: readName(raw),
    isDirectory: name.endsWith('/'),
    method: file.u16(at + 10),
    crc: file.u32(at + 16),
    packedSize,
    size,
    flags,
    localOffset,
    nameAt,
    nameLength,
  }
  return { entry, next, faults }
}

/** Where the packed bytes of an entry are, once its local header agrees with the directory. */
function readLocal(file: ByteWindow, entry: Central, directoryAt: number): number | Fault {
  const at = entry.localOffset
  const outside = !Number.isSafeInteger(at) || at + LOCAL_SIZE > directoryAt
  if (outside || file.u32(at) !== LOCAL) return fault('zip-broken', entry.name, outside ? null : at)
  const nameLength = file.u16(at + 26)
  const data = at + LOCAL_SIZE + nameLength + file.u16(at + 28)
  if (!Number.isSafeInteger(entry.packedSize) || data + entry.packedSize > directoryAt) {
    return fault('zip-broken', entry.name, at)
  }
  const mismatch = (what: string) => fault('zip-mismatch', entry.name, at, { what })
  const name = file.slice(entry.nameAt, entry.nameAt + entry.nameLength)
  if (
    nameLength !== entry.nameLength ||
    !sameBytes(name, file.slice(at + LOCAL_SIZE, at + LOCAL_SIZE + nameLength))
  )
    return mismatch('name')
  if (file.u16(at + 8) !== entry.method) return mismatch('method')
  const flags = file.u16(at + 6)
  if ((flags & FLAG_ENCRYPTED) !== (entry.flags & FLAG_ENCRYPTED)) return mismatch('encryption')
  if ((flags & FLAG_DESCRIPTOR) === 0) {
    const packed = file.u32(at + 18)
    const size = file.u32(at + 22)
    if (packed !== MAX32 && packed !== entry.packedSize) return mismatch('size')
    if (size !== MAX32 && size !== entry.size) return mismatch('size')
    if (file.u32(at + 14) !== entry.crc) return mismatch('checksum')
  }
  return data
}

/** Whether so much comes out of so little as only a trap has. */
export const isBomb = (size: number, packedSize: number, limits: InspectLimits): boolean =>
  size > limits.zipRatioFromBytes && size > packedSize * limits.zipRatio

function entryFaults(entry: Central, limits: InspectLimits): Fault[] {
  const faults: Fault[] = []
  if ((entry.flags & (FLAG_ENCRYPTED | FLAG_STRONG | FLAG_MASKED)) !== 0)
    faults.push(fault('zip-encrypted', entry.name, null))
  else if (entry.method !== 0 && entry.method !== 8) {
    faults.push(fault('zip-method', entry.name, null, { method: entry.method }))
  } else if (entry.method === 0 && entry.size !== entry.packedSize) {
    faults.push(fault('zip-mismatch', entry.name, null, { what: 'size' }))
  }
  const why = nameFault(entry.name)
  if (why !== null) faults.push(fault('zip-name', entry.name, null, { why }))
  if (entry.nameLength > limits.zipNameBytes) {
    const params = { why: 'too long', ...beyond(limits, 'zipNameBytes', entry.nameLength) }
    faults.push(fault('zip-name', entry.name, null, params))
  }
  if (isBomb(entry.size, entry.packedSize, limits)) {
    const ratio = Math.ceil(entry.size / Math.max(1, entry.packedSize))
    faults.push(fault('zip-ratio', entry.name, null, { ratio, ...beyond(limits, 'zipRatio', ratio) }))
  }
  return faults
}

function sharedFaults(
  entries: readonly Central[],
  ends: ReadonlyMap<Central, number>,
  limits: InspectLimits,
): Fault[] {
  const faults: Fault[] = []
  const names = new Map<string, string>()
  for (const { name, rawName } of entries) {
    // A reader that does not know the Unicode name sees the other one.
    const keys = new Set([partKey(name), partKey(rawName)])
    const other = [...keys].map((key) => names.get(key)).find((found) => found !== undefined)
    if (other !== undefined) faults.push(fault('zip-duplicate-name', name, null, { other }))
    for (const key of keys) names.set(key, name)
  }
  const total = entries.reduce((sum, entry) => sum + entry.size, 0)
  if (total > limits.zipTotalBytes)
    faults.push(
      fault('zip-too-large', null, null, {
        megabytes: Math.round(total / 1e6),
        ...beyond(limits, 'zipTotalBytes', total),
      }),
    )
  const inOrder = [...entries].sort((a, b) => a.localOffset - b.localOffset)
  for (const [index, entry] of inOrder.entries()) {
    const next = inOrder[index + 1]
    const end = ends.get(entry)
    if (next !== undefined && end !== undefined && end > next.localOffset) {
      faults.push(fault('zip-overlap', next.name, next.localOffset, { other: entry.name }))
    }
  }
  const first = inOrder[0]
  if (first !== undefined && first.localOffset > 0) faults.push(fault('zip-leading-data', null, 0))
  return faults
}

/** With any fault there may be no entries, and nothing of it should be unpacked. */
function judgeDirectory(file: ByteWindow, limits: InspectLimits): ZipDirectory {
  const eocd = findEndRecord(file)
  if (eocd < 0) return failed(fault('zip-truncated', null, null))
  const end = readEndRecord(file, eocd)
  if ('code' in end) return failed(end)
  if (end.count > limits.zipEntries)
    return failed(
      fault('zip-too-many-entries', null, null, {
        count: end.count,
        ...beyond(limits, 'zipEntries', end.count),
      }),
    )
  const directoryAt = end.directoryEnd - end.size
  if (end.size > MOST_DIRECTORY) return failed(fault('zip-broken', null, eocd))
  if (!Number.isSafeInteger(end.offset) || !Number.isSafeInteger(end.size) || directoryAt < 0) {
    return failed(fault('zip-broken', null, eocd))
  }
  if (directoryAt > end.offset) return failed(fault('zip-leading-data', null, 0))
  if (directoryAt < end.offset) return failed(fault('zip-broken', null, eocd))

  const faults: Fault[] = []
  const archiveEnd = eocd + EOCD_SIZE + file.u16(eocd + 20)
  const rest = file.slice(archiveEnd, file.size)
  const trailingZeros = rest.length > 0 && rest.every((byte) => byte === 0)
  if (rest.length > 0 && !trailingZeros) faults.push(fault('zip-trailing-data', null, archiveEnd))

  const central: Central[] = []
  let at = directoryAt
  for (let index = 0; index < end.count; index++) {
    const read = readCentral(file, at)
    if (read === null) return failed(...faults, fault('zip-broken', null, at))
    faults.push(...read.faults, ...entryFaults(read.entry, limits))
    central.push(read.entry)
    at = read.next
  }
  if (at !== end.directoryEnd) faults.push(fault('zip-broken', null, at))

  const entries: ZipEntry[] = []
  const ends = new Map<Central, number>()
  for (const entry of central) {
    const data = readLocal(file, entry, directoryAt)
    if (typeof data !== 'number') {
      faults.push(data)
      continue
    }
    ends.set(entry, data + entry.packedSize)
    const { name, isDirectory, method, crc, packedSize, size } = entry
    entries.push({ name, isDirectory, method, crc, packedSize, size, dataOffset: data })
  }
  faults.push(...sharedFaults(central, ends, limits))
  return { entries, faults, trailingZeros }
}

/** Reads the directory of a zip. With any fault there may be no entries, and nothing of it should be unpacked. */
export const readZipDirectory = (bytes: Uint8Array, limits: InspectLimits): ZipDirectory =>
  judgeDirectory(byteWindow(bytes.length, [{ from: 0, bytes }]), limits)

/** The end record with the longest comment before it, and what zip64 puts in front. */
const TAIL = EOCD_SIZE + MAX16 + 20 + 56

/** The same without the packed bytes: only the directory and the entries' headers are read. */
export async function readZipDirectoryOf(source: ByteSource, limits: InspectLimits): Promise<ZipDirectory> {
  const { size } = source
  const piece = async (from: number, to: number): Promise<Piece> => ({
    from,
    bytes: await source.read(from, to),
  })
  const tail = await piece(Math.max(0, size - TAIL), size)
  const ending = byteWindow(size, [tail])
  const eocd = findEndRecord(ending)
  if (eocd < 0) return judgeDirectory(ending, limits)
  const record = zip64RecordAt(ending, eocd)
  const pieces = record !== null && record < tail.from ? [await piece(record, record + 56), tail] : [tail]
  const end = readEndRecord(byteWindow(size, pieces), eocd)
  if ('code' in end || end.count > limits.zipEntries) return judgeDirectory(byteWindow(size, pieces), limits)
  const directoryAt = end.directoryEnd - end.size
  if (directoryAt !== end.offset || directoryAt < 0 || end.size > MOST_DIRECTORY)
    return judgeDirectory(byteWindow(size, pieces), limits)

  const directory = directoryAt < tail.from ? await piece(directoryAt, size) : tail
  const listing = byteWindow(size, [directory])
  const headers = new Map<number, { readonly from: number; readonly to: number }>()
  let at = directoryAt
  for (let index = 0; index < end.count; index++) {
    const read = readCentral(listing, at)
    if (read === null) break
    const { localOffset, nameLength } = read.entry
    const to = Math.max(localOffset + LOCAL_SIZE + nameLength, headers.get(localOffset)?.to ?? 0)
    if (localOffset < directory.from && localOffset + LOCAL_SIZE <= directoryAt)
      headers.set(localOffset, { from: localOffset, to })
    at = read.next
  }
  const heads: Piece[] = []
  for (const { from, to } of [...headers.values()].sort((a, b) => a.from - b.from))
    heads.push(await piece(from, Math.min(to, size)))
  return judgeDirectory(byteWindow(size, [...heads, directory]), limits)
}
