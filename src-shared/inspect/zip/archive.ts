import JSZip from 'jszip'
import type { Deadline } from '../deadline'
import { FaultError, stop, type Fault } from '../fault'
import { beyond, type InspectLimits } from '../limits'
import { decodeLatin1, decodeText } from '../text/decode'
import { crc32 } from './crc32'
import type { ZipDirectory, ZipEntry } from './directory'
import { partKey } from './part-name'

/** Which limit holds for the size of a part. */
export type PartLimit = Extract<keyof InspectLimits, `${string}PartBytes`> | 'jsonBytes'

/** The parts of a package whose directory passed the gate, unpacked one at a time and counted while they unpack. */
export type Archive = {
  readonly names: readonly string[]
  /** The entry that is this part, whatever the case of its name. */
  readonly find: (name: string) => ZipEntry | null
  /** Hands on the unpacked bytes piece by piece. Stops at the limit, at a wrong length and at a wrong checksum. */
  readonly stream: (entry: ZipEntry, limit: PartLimit, onChunk: (chunk: Uint8Array) => void) => Promise<void>
  readonly read: (entry: ZipEntry, limit: PartLimit) => Promise<Uint8Array>
}

/** jszip has this method on every file and leaves it out of its types (documented: `internalStream(type)`). */
type StreamedFile = JSZip.JSZipObject & {
  readonly internalStream: (type: 'uint8array') => JSZip.JSZipStreamHelper<Uint8Array>
}

const decodeFileName = (bytes: string[] | Uint8Array): string =>
  bytes instanceof Uint8Array ? (decodeText(bytes) ?? decodeLatin1(bytes)) : bytes.join('')

export async function openArchive(
  bytes: Uint8Array,
  directory: ZipDirectory,
  deadline: Deadline,
  limits: InspectLimits,
): Promise<Archive> {
  const byKey = new Map<string, ZipEntry>()
  for (const entry of directory.entries) if (!entry.isDirectory) byKey.set(partKey(entry.name), entry)
  let zip: JSZip
  try {
    zip = await JSZip.loadAsync(bytes, { decodeFileName, createFolders: false })
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : ''
    return stop('zip-broken', null, null, { reason })
  }

  const checkSize = ({ name, size }: ZipEntry, limit: PartLimit) => {
    if (size <= limits[limit]) return
    const megabytes = Math.round(size / 1e6)
    stop('part-too-large', name, null, { megabytes, ...beyond(limits, limit, size) })
  }

  const stream: Archive['stream'] = async (entry, limit, onChunk) => {
    checkSize(entry, limit)
    const file = zip.file(entry.name)
    if (file === null) return stop('zip-broken', entry.name)
    let count = 0
    let crc = 0
    await new Promise<void>((resolve, reject) => {
      const source = (file as StreamedFile).internalStream('uint8array')
      const fail = (fault: Fault | FaultError) => {
        source.pause()
        reject(fault instanceof FaultError ? fault : new FaultError(fault))
      }
      source
        .on('data', (chunk) => {
          count += chunk.length
          if (count > entry.size) return fail({ code: 'zip-size-lies', part: entry.name, at: null })
          try {
            deadline.check()
            crc = crc32(chunk, crc)
            onChunk(chunk)
          } catch (cause) {
            source.pause()
            reject(cause instanceof Error ? cause : new Error(String(cause)))
          }
        })
        .on('error', () => fail({ code: 'zip-part-broken', part: entry.name, at: null }))
        .on('end', () => resolve())
        .resume()
    })
    if (count !== entry.size) stop('zip-size-lies', entry.name)
    if (crc !== entry.crc) stop('zip-crc', entry.name)
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
    read,
  }
}
