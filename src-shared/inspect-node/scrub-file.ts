import { open, rename, rm, mkdir } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { randomUUID } from 'node:crypto'
import { appError, type AppError } from '../errors'
import { inspectBytes } from '../inspect/inspect'
import { defaultLimits, type InspectLimits } from '../inspect/limits'
import type { PrivacyFinding, Report } from '../inspect/report'
import { scrub } from '../inspect/scrub'
import { err, ok, type Result } from '../result'
import { nodeInspectDeps, sha256Hex } from './deps'
import { readFileOnce } from './read-file'

export type ScrubbedCopy = {
  readonly bytes: Uint8Array
  readonly removed: readonly PrivacyFinding[]
  /** Of the scrubbed bytes themselves: what is sent is what was checked. */
  readonly report: Report
}

export type ScrubbedFile = Omit<ScrubbedCopy, 'bytes'> & {
  /** In the folder that was given, named by its hash. */
  readonly path: string
  readonly sha256: string
  readonly size: number
}

const suffixes: Readonly<Record<Report['kind'], string>> = {
  'project-3mf': '.3mf',
  'sliced-3mf': '.3mf',
  'plain-3mf': '.3mf',
  preset: '.json',
  'preset-bundle': '.zip',
  gcode: '.gcode',
  'slicer-config': '.conf',
  unknown: '.bin',
}
const BUNDLE_SUFFIX = /\.(?:orca|elegoo)_(?:printer|filament|bundle)$|\.bbscfg$|\.bbsflmt$/i

const suffixFor = (path: string, kind: Report['kind']) =>
  (kind === 'preset-bundle' ? BUNDLE_SUFFIX.exec(path)?.[0].toLowerCase() : undefined) ?? suffixes[kind]

/** Writes, flushes, and only then gives the file its name, so that a name never stands for half a file. */
async function writeDurably(folder: string, name: string, bytes: Uint8Array): Promise<string> {
  await mkdir(folder, { recursive: true })
  const target = join(folder, name)
  const temporary = join(folder, `.${randomUUID()}.tmp`)
  try {
    const handle = await open(temporary, 'wx', 0o600)
    try {
      await handle.writeFile(bytes)
      await handle.sync()
    } finally {
      await handle.close()
    }
    await rename(temporary, target)
  } catch (cause) {
    await rm(temporary, { force: true })
    throw cause
  }
  return target
}

const errorCode = (cause: unknown) =>
  cause instanceof Error && 'code' in cause && typeof cause.code === 'string' ? cause.code : 'unknown'

/**
 * Makes the copy that may be sent. The member's own file is only read. An error where the file cannot be read or
 * scrubbed, or where the copy still holds something private or no longer says the same.
 */
export async function scrubbedCopy(
  path: string,
  limits: InspectLimits = defaultLimits,
): Promise<Result<ScrubbedCopy, AppError>> {
  const read = await readFileOnce(path, limits)
  if (!read.ok) return read
  const { content } = read.value
  if (content === null) return err(appError('too-large', { path }))
  if (!('whole' in content)) return err(appError('not-possible-here', { why: 'too long' }))
  const scrubbed = await scrub(basename(path), content.whole, nodeInspectDeps, limits)
  if (!scrubbed.ok) return scrubbed
  const { bytes, removed } = scrubbed.value
  const report = await inspectBytes(path, bytes, nodeInspectDeps, limits)
  if (report.verdict === 'rejected')
    return err(appError('file-rejected', { code: report.findings[0]?.code ?? '' }))
  if (report.privacy.length > 0) return err(appError('not-possible-here', { why: 'private values remain' }))
  return ok({ bytes, removed, report })
}

/** The same, written durably into `outDir` under its own hash. */
export async function scrubFile(
  path: string,
  outDir: string,
  limits: InspectLimits = defaultLimits,
): Promise<Result<ScrubbedFile, AppError>> {
  const copy = await scrubbedCopy(path, limits)
  if (!copy.ok) return copy
  const { bytes, removed, report } = copy.value
  const sha256 = sha256Hex(bytes)
  try {
    const target = await writeDurably(outDir, `${sha256}${suffixFor(path, report.kind)}`, bytes)
    return ok({ path: target, sha256, size: bytes.length, removed, report: { ...report, file: target } })
  } catch (cause) {
    const code = errorCode(cause)
    return err(
      code === 'ENOSPC'
        ? appError('disk-full', { path: outDir })
        : appError('file-unreadable', { path: outDir, why: code }),
    )
  }
}
