import type { Deadline } from '../deadline'
import { FaultError, stop } from '../fault'
import { beyond, type InspectLimits } from '../limits'
import { sourceOf, type ByteSource } from './byte-source'
import { crc32 } from './crc32'
import type { ZipDirectory, ZipEntry } from './directory'
import { partKey } from './part-name'
import { createUnpacking, type NativeZip } from './unpack'

/** Which limit holds for the size of a part. */
export type PartLimit = Extract<keyof InspectLimits, `${string}PartBytes`> | 'jsonBytes'

/** The parts of a package whose directory passed the gate, unpacked one at a time and counted while they unpack. */
export type Archive = {
  readonly names: readonly string[]
  /** The entry that is this part, whatever the case of its name. */
  readonly find: (name: string) => ZipEntry | null
  /**
   * Hands on the unpacked bytes piece by piece; a piece is only there while `onChunk` runs. Stops at the limit, at a
   * wrong length and at a wrong checksum. Gives the hash of the packed bytes of a part that the host read natively.
   */
  readonly stream: (
    entry: ZipEntry,
    limit: PartLimit,
    onChunk: (chunk: Uint8Array) => void,
  ) => Promise<string | null>
  /** The same hash without unpacking; null for small parts and without a native host. */
  readonly packedHash: (entry: ZipEntry) => Promise<string | null>
  readonly read: (entry: ZipEntry, limit: PartLimit) => Promise<Uint8Array>
}

/** Opens what passed the gate, in memory or where it lies. Without a native host jszip reads every part. */
export async function openArchive(
  packed: Uint8Array | ByteSource,
  directory: ZipDirectory,
  deadline: Deadline,
  limits: InspectLimits,
  native: NativeZip | null = null,
): Promise<Archive> {
  const source = packed instanceof Uint8Array ? sourceOf(packed) : packed
  const byKey = new Map<string, ZipEntry>()
  for (const entry of directory.entries) if (!entry.isDirectory) byKey.set(partKey(entry.name), entry)
  const { unpack, packedHash } = await createUnpacking(source, directory.entries, native)
  const crcOf = native?.crc32 ?? crc32

  const checkSize = ({ name, size }: ZipEntry, limit: PartLimit) => {
    if (size <= limits[limit]) return
    const megabytes = Math.round(size / 1e6)
    stop('part-too-large', name, null, { megabytes, ...beyond(limits, limit, size) })
  }

  const stream: Archive['stream'] = async (entry, limit, onChunk) => {
    checkSize(entry, limit)
    let count = 0
    let crc = 0
    /** Whether it is the reader that gave up, and not the stream. */
    let gaveUp = false
    const take = (chunk: Uint8Array) => {
      count += chunk.length
      if (count > entry.size) stop('zip-size-lies', entry.name)
      deadline.check()
      crc = crcOf(chunk, crc)
      onChunk(chunk)
    }
    let hash: string | null = null
    try {
      hash = await unpack(entry, (chunk) => {
        gaveUp = true
        take(chunk)
        gaveUp = false
      })
    } catch (cause) {
      if (gaveUp || cause instanceof FaultError) throw cause
      stop('zip-part-broken', entry.name)
    }
    if (count !== entry.size) stop('zip-size-lies', entry.name)
    if (crc !== entry.crc) stop('zip-crc', entry.name)
    return hash
  }

  const read: Archive['read'] = async (entry, limit) => {
    checkSize(entry, limit)
    const whole = new Uint8Array(entry.size)
    let at = 0
    await stream(entry, limit, (chunk) => {
      whole.set(chunk, at)
      at += chunk.length
    })
    return whole
  }

  return {
    names: directory.entries.filter((entry) => !entry.isDirectory).map((entry) => entry.name),
    find: (name) => byKey.get(partKey(name)) ?? null,
    stream,
    packedHash,
    read,
  }
}
