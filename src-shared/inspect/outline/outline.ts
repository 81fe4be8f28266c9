import { createDeadline, type Deadline } from '../deadline'
import type { InspectDeps } from '../deps'
import { FaultError } from '../fault'
import type { FileContent } from '../inspect'
import { defaultLimits, type InspectLimits } from '../limits'
import type { Report } from '../report'
import { sniff, type Sniffed } from '../sniff'
import { decodeLatin1 } from '../text/decode'
import { pictureShape } from '../thumbnail'
import { openArchive, type Archive } from '../zip/archive'
import { readZipDirectory, type ZipEntry } from '../zip/directory'
import { safePartName } from './part-names'
import { redactedReport, type RedactedReport } from './redacted-report'
import {
  createXmlStructure,
  jsonStructure,
  linesStructure,
  linesStructureOf,
  type Structure,
} from './structure'

/**
 * What a member can send when a file was judged wrongly: how the file is built and what was made of it, and nothing of
 * what it says. The same file gives the same outline. Every name and value in it comes from a closed list; all else is
 * `*` or left out, and lengths are bounded whatever the file holds.
 */
export type Outline = {
  readonly outline: 1
  readonly app: { readonly name: 'Firstlayer'; readonly version: string }
  readonly size: number
  readonly looksLike: Sniffed | 'too large'
  readonly parts: readonly PartOutline[]
  readonly partsLeftOut: number
  /** Findings of the archive's own directory. */
  readonly faults: readonly string[]
  /** A file that is no archive. */
  readonly structure: Structure | null
  readonly report: RedactedReport
}

export type PartOutline = {
  readonly name: string
  readonly size: number
  readonly packedSize: number
  readonly method: number
  readonly structure: Structure | null
  readonly picture: { readonly mime: string; readonly width: number; readonly height: number } | null
  /** The finding that unpacking ended in. */
  readonly fault: string | null
}

const MOST_PARTS = 500
const XML = /\.(?:model|rels|xml|config|fdm_material)$/i
const JSON_PART = /\.json$|(?:project_settings|_settings_\d+)\.config$/i
const LINES = /\.(?:cfg|ini|gcode|txt|info)$|Slic3r_PE\.config$/i
const PICTURE = /\.(?:png|jpe?g)$/i

async function structureOf(
  archive: Archive,
  entry: ZipEntry,
  limits: InspectLimits,
): Promise<Pick<PartOutline, 'structure' | 'picture'>> {
  const { name } = entry
  const whole = () => archive.read(entry, 'settingsPartBytes')
  if (PICTURE.test(name)) {
    if (entry.size > limits.picturePartBytes) return { structure: null, picture: null }
    return { structure: null, picture: pictureShape(await archive.read(entry, 'picturePartBytes')) }
  }
  if (JSON_PART.test(name)) return { structure: jsonStructure(await whole(), limits), picture: null }
  if (/\.gcode$/i.test(name)) {
    const head: Uint8Array[] = []
    let length = 0
    await archive.stream(entry, 'gcodePartBytes', (chunk) => {
      if (length < limits.gcodeHeadBytes) head.push(chunk.slice(0, limits.gcodeHeadBytes - length))
      length += chunk.length
    })
    return { structure: linesStructure(head.map(decodeLatin1).join('')), picture: null }
  }
  if (LINES.test(name)) return { structure: linesStructureOf(await whole()), picture: null }
  if (!XML.test(name) && name !== '[Content_Types].xml') return { structure: null, picture: null }
  const reader = createXmlStructure(name, limits)
  await archive.stream(entry, 'modelPartBytes', reader.write)
  return { structure: reader.done(), picture: null }
}

async function partOutline(
  archive: Archive | null,
  entry: ZipEntry,
  limits: InspectLimits,
): Promise<PartOutline> {
  const { size, packedSize, method } = entry
  const shape = { name: safePartName(entry.name), size, packedSize, method }
  if (archive === null) return { ...shape, structure: null, picture: null, fault: null }
  try {
    return { ...shape, ...(await structureOf(archive, entry, limits)), fault: null }
  } catch (cause) {
    if (!(cause instanceof FaultError)) throw cause
    return { ...shape, structure: null, picture: null, fault: cause.fault.code }
  }
}

async function partsOf(
  bytes: Uint8Array,
  limits: InspectLimits,
  deadline: Deadline,
): Promise<Pick<Outline, 'parts' | 'partsLeftOut' | 'faults'>> {
  const { entries, faults } = readZipDirectory(bytes, limits)
  const files = entries.filter(({ isDirectory }) => !isDirectory)
  const archive =
    faults.length > 0
      ? null
      : await openArchive(bytes, { entries, faults, trailingZeros: false }, deadline, limits)
  const parts: PartOutline[] = []
  for (const entry of files.slice(0, MOST_PARTS)) parts.push(await partOutline(archive, entry, limits))
  return {
    parts,
    partsLeftOut: Math.max(0, files.length - MOST_PARTS),
    faults: faults.map(({ code }) => code),
  }
}

const noParts = { parts: [], partsLeftOut: 0, faults: [] } as const

function singleStructure(what: Sniffed, content: FileContent, limits: InspectLimits): Structure | null {
  if (what === 'json' && 'whole' in content) return jsonStructure(content.whole, limits)
  if (what !== 'text') return null
  return 'whole' in content
    ? linesStructureOf(content.whole)
    : linesStructure(`${decodeLatin1(content.head)}\n${decodeLatin1(content.tail)}`)
}

/** `content` is null for a file that is larger than is read. */
export async function outlineOf(
  content: FileContent | null,
  report: Report,
  appVersion: string,
  deps: Pick<InspectDeps, 'now'>,
  limits: InspectLimits = defaultLimits,
): Promise<Outline> {
  const head = {
    outline: 1,
    app: { name: 'Firstlayer', version: appVersion },
    size: report.size,
  } as const
  const redacted = redactedReport(report)
  if (content === null)
    return { ...head, looksLike: 'too large', ...noParts, structure: null, report: redacted }
  const what = sniff('whole' in content ? content.whole : content.head)
  if (what === 'zip' && 'whole' in content) {
    try {
      const parts = await partsOf(content.whole, limits, createDeadline(deps.now, limits))
      return { ...head, looksLike: what, ...parts, structure: null, report: redacted }
    } catch (cause) {
      if (!(cause instanceof FaultError)) throw cause
      return {
        ...head,
        looksLike: what,
        ...noParts,
        faults: [cause.fault.code],
        structure: null,
        report: redacted,
      }
    }
  }
  return {
    ...head,
    looksLike: what,
    ...noParts,
    // Of a slicer's configuration only named keys are ever read; even the names of the others stay unsaid.
    structure: report.kind === 'slicer-config' ? null : singleStructure(what, content, limits),
    report: redacted,
  }
}
