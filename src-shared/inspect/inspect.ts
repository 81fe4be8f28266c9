import { createDeadline } from './deadline'
import type { InspectDeps } from './deps'
import { claimsToBe3mf, emptyDraft, type Draft, type InspectContext } from './draft'
import { FaultError } from './fault'
import { createFindings } from './findings'
import { inspect3mf, kindByNames } from './inspect-3mf'
import { inspectBundle, isBundle } from './inspect-bundle'
import { inspectGcode } from './inspect-gcode'
import { inspectJson } from './inspect-json'
import { defaultLimits, type InspectLimits } from './limits'
import type { DownloadMark } from './origin/download-mark'
import { preflightOf } from './preflight/preflight'
import type { PresetFolder } from './slicer/inherited'
import type { Report } from './report'
import { sniff, sniffedName } from './sniff'
import { decodeLatin1, decodeText } from './text/decode'
import { decide } from './verdict'
import { openArchive } from './zip/archive'
import { sourceOf, type ByteSource } from './zip/byte-source'
import { readZipDirectoryOf } from './zip/directory'

/** All of a file, or, for what is too long to be anything but G-code, its first and last bytes. */
export type FileContent =
  { readonly whole: Uint8Array } | { readonly head: Uint8Array; readonly tail: Uint8Array }

/** A zip that is read where it lies. */
export type ArchiveContent = { readonly archive: ByteSource }

export type InspectInput = {
  /** As the caller names it; only its suffix is looked at, to say what the file claims to be. */
  readonly file: string
  readonly size: number
  readonly sha256: string | null
  readonly content: FileContent | ArchiveContent
  /** The system's note that the file came from the internet; it is not in the bytes. */
  readonly mark?: DownloadMark | null
  /** Where a preset's parents are, when it lies in a slicer's data folder. */
  readonly presets?: PresetFolder | null
}

function describePackage(names: readonly string[]): string {
  const has = (prefix: string) => names.some((name) => name.startsWith(prefix))
  if (has('word/')) return 'a text document'
  if (has('xl/')) return 'a spreadsheet'
  if (has('ppt/')) return 'a presentation'
  if (has('META-INF/')) return 'a Java archive'
  return 'other files'
}

async function inspectZip(source: ByteSource, context: InspectContext): Promise<Draft> {
  const { file, deps, findings, limits, deadline } = context
  const directory = await readZipDirectoryOf(source, limits)
  const names = directory.entries.filter(({ isDirectory }) => !isDirectory).map(({ name }) => name)
  const is3mf =
    names.some((name) => /\.model$/i.test(name)) ||
    (claimsToBe3mf(file) && names.includes('[Content_Types].xml'))
  if (directory.faults.length > 0) {
    for (const fault of directory.faults) findings.addFault(fault)
    return emptyDraft(is3mf ? kindByNames(names, null) : isBundle(names) ? 'preset-bundle' : 'unknown')
  }
  if (directory.trailingZeros) findings.add('zip-trailing-zeros')
  if (!is3mf && !isBundle(names)) {
    findings.add(claimsToBe3mf(file) ? 'not-a-3mf' : 'not-recognised', null, null, {
      what: describePackage(names),
    })
    return emptyDraft()
  }
  const otherPackage =
    is3mf && !names.some((name) => /\.model$/i.test(name)) && describePackage(names) !== 'other files'
  if (otherPackage) {
    findings.add('not-a-3mf', null, null, { what: describePackage(names) })
    return emptyDraft()
  }
  if (directory.entries.some((entry) => deps.parts?.mayHold(entry))) source.threadIsFree?.()
  const archive = await openArchive(source, directory, deadline, limits, deps.native)
  return is3mf ? inspect3mf(archive, context) : inspectBundle(archive, context)
}

async function route(content: InspectInput['content'], context: InspectContext): Promise<Draft> {
  const { file, findings } = context
  if ('archive' in content) return inspectZip(content.archive, context)
  const head = 'whole' in content ? content.whole : content.head
  const what = sniff(head)
  if (what === 'empty') {
    findings.add('file-empty')
    return emptyDraft()
  }
  if (what === 'zip' && 'whole' in content) return inspectZip(sourceOf(content.whole), context)
  if (claimsToBe3mf(file)) {
    findings.add('not-a-zip', null, null, { what: sniffedName[what] })
    return emptyDraft()
  }
  if (what === 'json' && 'whole' in content) {
    const text = decodeText(content.whole)
    if (text !== null) return inspectJson(text, context)
  }
  if (what === 'text') {
    const text =
      'whole' in content
        ? decodeLatin1(content.whole)
        : `${decodeLatin1(content.head)}\n${decodeLatin1(content.tail)}`
    const draft = inspectGcode(text, context)
    if (draft !== null) return draft
  }
  findings.add('not-recognised')
  return emptyDraft()
}

/**
 * From bytes to verdict. Never throws over what a file holds: whatever cannot be read is a report that is rejected
 * and says why. Bounded by `limits` in memory, and in time by `limits.timeMs`.
 */
export async function inspect(
  { file, size, sha256, content, mark = null, presets: presetFolder = null }: InspectInput,
  deps: InspectDeps,
  limits: InspectLimits = defaultLimits,
): Promise<Report> {
  const findings = createFindings(limits)
  const deadline = createDeadline(deps.now, limits)
  const context: InspectContext = { file, deps, limits, findings, deadline, mark, presets: presetFolder }
  let draft = emptyDraft()
  try {
    draft = await route(content, context)
  } catch (cause) {
    if (!(cause instanceof FaultError)) throw cause
    findings.addFault(cause.fault)
  }
  const { candidates, kind, writer, model, profile, printers, presets, privacy, originEvidence } = draft
  const list = findings.list()
  const { verdict, qualifiesFor } = decide(list, candidates)
  const report = {
    file,
    size,
    sha256,
    kind,
    writer,
    verdict,
    qualifiesFor,
    findings: list,
    model,
    profile,
    printers,
    presets: presets.slice(0, limits.presets),
    privacy: privacy.slice(0, limits.privacyFindings),
    originEvidence,
  }
  return { ...report, preflight: preflightOf(report, draft.publish) }
}

/** The whole bytes of a file, ready to be inspected; long text is cut to its ends as it is when read from disk. */
export async function inspectBytes(
  file: string,
  bytes: Uint8Array,
  deps: InspectDeps,
  limits: InspectLimits = defaultLimits,
): Promise<Report> {
  return inspect(
    { file, size: bytes.length, sha256: await deps.sha256(bytes), content: contentOf(bytes, limits) },
    deps,
    limits,
  )
}

export function contentOf(bytes: Uint8Array, limits: InspectLimits): FileContent {
  const ends = limits.gcodeHeadBytes + limits.gcodeTailBytes
  if (sniff(bytes) !== 'text' || bytes.length <= ends) return { whole: bytes }
  return {
    head: bytes.subarray(0, limits.gcodeHeadBytes),
    tail: bytes.subarray(bytes.length - limits.gcodeTailBytes),
  }
}
