import { inspect } from '../inspect/inspect'
import { createFindings } from '../inspect/findings'
import { beyond, defaultLimits, type InspectLimits } from '../inspect/limits'
import { outlineOf, type Outline } from '../inspect/outline/outline'
import type { Report } from '../inspect/report'
import { rejectedReport } from '../inspect/rejected-report'
import type { AppError } from '../errors'
import { ok, type Result } from '../result'
import { nodeInspectDeps } from './deps'
import { readDownloadMark } from './download-mark'
import { presetFolderAt } from './preset-folder'
import { readFileOnce, useFileOnce, type LyingFile, type ReadFile } from './read-file'

function tooLarge(file: string, size: number, limits: InspectLimits): Report {
  const findings = createFindings(limits)
  findings.add('file-too-large', null, null, {
    megabytes: Math.round(size / 1e6),
    limit: Math.round(limits.fileBytes / 1e6),
    ...beyond(limits, 'fileBytes', size),
  })
  return rejectedReport(file, size, findings.list())
}

async function inspectRead(
  path: string,
  { size, sha256, content }: ReadFile,
  limits: InspectLimits,
  dataFolder: string | null,
): Promise<Report> {
  if (content === null) return tooLarge(path, size, limits)
  const mark = await readDownloadMark(path)
  const presets = dataFolder === null ? null : await presetFolderAt(dataFolder, path)
  return inspect({ file: path, size, sha256, content, mark, presets }, nodeInspectDeps, limits)
}

async function inspectLying(
  path: string,
  { size, archive }: LyingFile,
  limits: InspectLimits,
): Promise<Report> {
  const mark = await readDownloadMark(path)
  const input = { file: path, size, sha256: null, content: { archive }, mark }
  const report = await inspect(input, nodeInspectDeps, limits)
  return { ...report, sha256: await archive.sha256() }
}

/**
 * Reads a file and says what it is. A file that cannot be understood is a report that is rejected; an error is only
 * what keeps it from being read at all (`file-unreadable`) or changed meanwhile (`file-changed`, try again later).
 * A preset's parents are looked up in `dataFolder`, the slicer's, when one is given.
 */
export const inspectFile = (
  path: string,
  limits: InspectLimits = defaultLimits,
  dataFolder: string | null = null,
): Promise<Result<Report, AppError>> =>
  useFileOnce(path, limits, (file) =>
    'archive' in file ? inspectLying(path, file, limits) : inspectRead(path, file, limits, dataFolder),
  )

/** The report and, of the same bytes, the outline that can be sent when the report is wrong. */
export async function outlineFile(
  path: string,
  appVersion: string,
  limits: InspectLimits = defaultLimits,
): Promise<Result<{ readonly report: Report; readonly outline: Outline }, AppError>> {
  const read = await readFileOnce(path, limits)
  if (!read.ok) return read
  const report = await inspectRead(path, read.value, limits, null)
  const outline = await outlineOf(read.value.content, report, appVersion, nodeInspectDeps, limits)
  return ok({ report, outline })
}
