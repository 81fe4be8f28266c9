import { appError, type AppError } from '../errors'
import { err, ok, type Result } from '../result'
import { createDeadline } from './deadline'
import type { InspectDeps } from './deps'
import { FaultError } from './fault'
import { parseGuardedJson } from './json/guarded'
import { defaultLimits, type InspectLimits } from './limits'
import { cleanPart, isGcodePart, isModelPart, isTextPart } from './privacy/clean-part'
import { baseName } from './privacy/rules'
import type { PrivacyFinding } from './report'
import { md5Hex } from './md5'
import { readSlicerConfig, withoutChecksum } from './slicer/config'
import { readGcode } from './slicer/gcode'
import { sniff } from './sniff'
import { decodeLatin1, decodeText, encodeUtf8 } from './text/decode'
import { openArchive, type Archive, type PartLimit } from './zip/archive'
import { packPart, type PackedPart } from './zip/deflate'
import { isBomb, readZipDirectory, type ZipEntry } from './zip/directory'
import { writeZip } from './zip/write'

export type Scrubbed = { readonly bytes: Uint8Array; readonly removed: readonly PrivacyFinding[] }

const MD5_SUFFIX = '.md5'

function limitFor(name: string): PartLimit {
  if (isModelPart(name)) return 'modelPartBytes'
  return isGcodePart(name) ? 'gcodePartBytes' : 'settingsPartBytes'
}

/** The entry as it is packed, without what the archive itself says about when and where it was made. */
function asPacked(bytes: Uint8Array, entry: ZipEntry): PackedPart {
  return {
    name: entry.name,
    method: entry.method === 0 ? 0 : 8,
    crc: entry.crc,
    size: entry.size,
    packed: bytes.subarray(entry.dataOffset, entry.dataOffset + entry.packedSize),
  }
}

/** Packed again, the part may be so much smaller that it would be taken for a bomb: then it is stored. */
async function packWithin(
  { name, method }: ZipEntry,
  bytes: Uint8Array,
  limits: InspectLimits,
): Promise<PackedPart> {
  const part = await packPart(name, bytes, method === 0)
  return isBomb(part.size, part.packed.length, limits) ? packPart(name, bytes, true) : part
}

async function scrubArchive(
  bytes: Uint8Array,
  archive: Archive,
  entries: readonly ZipEntry[],
  limits: InspectLimits,
): Promise<Scrubbed> {
  const parts: PackedPart[] = []
  const removed: PrivacyFinding[] = []
  const changed = new Map<string, Uint8Array>()
  for (const entry of entries) {
    if (entry.isDirectory || !isTextPart(entry.name)) {
      parts.push(asPacked(bytes, entry))
      continue
    }
    const cleaned = cleanPart(entry.name, await archive.read(entry, limitFor(entry.name)))
    removed.push(...cleaned.removed)
    if (cleaned.removed.length === 0) parts.push(asPacked(bytes, entry))
    else {
      changed.set(entry.name, cleaned.bytes)
      parts.push(await packWithin(entry, cleaned.bytes, limits))
    }
  }
  // The slicers write a G-code part's MD5 beside it, as upper-case hex (docs: slicer-formats.md c.1).
  for (const [index, part] of parts.entries()) {
    const source = part.name.endsWith(MD5_SUFFIX)
      ? changed.get(part.name.slice(0, -MD5_SUFFIX.length))
      : undefined
    if (source === undefined) continue
    parts[index] = await packPart(part.name, encodeUtf8(md5Hex(source)), true)
  }
  return { bytes: writeZip(parts), removed: removed.slice(0, limits.privacyFindings) }
}

async function scrubZip(
  bytes: Uint8Array,
  deps: Pick<InspectDeps, 'now'>,
  limits: InspectLimits,
): Promise<Result<Scrubbed, AppError>> {
  const directory = readZipDirectory(bytes, limits)
  const [fault] = directory.faults
  if (fault !== undefined) return err(appError('file-rejected', { code: fault.code }))
  const archive = await openArchive(bytes, directory, createDeadline(deps.now, limits), limits)
  return ok(await scrubArchive(bytes, archive, directory.entries, limits))
}

function scrubJson(name: string, bytes: Uint8Array, limits: InspectLimits): Result<Scrubbed, AppError> {
  const text = decodeText(bytes)
  const parsed = text === null ? null : parseGuardedJson(withoutChecksum(text), limits)
  if (parsed === null || !parsed.ok) return err(appError('file-rejected', { code: 'json-broken' }))
  // A slicer's configuration is all about its owner: it never leaves the computer, not even in part.
  if (readSlicerConfig(parsed.value, limits) !== null)
    return err(appError('not-possible-here', { why: 'slicer-config' }))
  return ok(cleanPart(baseName(name), bytes, '.json'))
}

/**
 * A copy without what tells about its owner: hosts, keys, codes, serial and account numbers, e-mail addresses, and
 * folders in paths (the name of the file stays). All else is left as it is, entry by entry in the same order, with
 * fixed dates: the same file always gives the same bytes, and scrubbing twice changes nothing more.
 */
export async function scrub(
  name: string,
  bytes: Uint8Array,
  deps: Pick<InspectDeps, 'now'>,
  limits: InspectLimits = defaultLimits,
): Promise<Result<Scrubbed, AppError>> {
  try {
    const what = sniff(bytes)
    if (what === 'zip') return await scrubZip(bytes, deps, limits)
    if (what === 'json') return scrubJson(name, bytes, limits)
    if (what === 'text' && readGcode(decodeLatin1(bytes.subarray(0, limits.gcodeHeadBytes))).isGcode) {
      const cleaned = cleanPart(baseName(name), bytes, '.gcode')
      // With less of it, what was far behind the first bytes may tell that it is no text at all.
      const still = sniff(cleaned.bytes)
      return still === 'text' ? ok(cleaned) : err(appError('not-possible-here', { why: still }))
    }
    return err(appError('not-possible-here', { why: what }))
  } catch (cause) {
    if (cause instanceof FaultError) return err(appError('file-rejected', { code: cause.fault.code }))
    throw cause
  }
}
