import { findingMessage } from '@shared/inspect/findings'
import { rejectedReport } from '@shared/inspect/rejected-report'
import type { Finding, Report } from '@shared/inspect/report'
import type { FileRecord } from '@shared/state/document'

export type Seen = Pick<FileRecord, 'id' | 'path' | 'root' | 'size' | 'mtimeMs' | 'seenAt'>

/** What the list keeps of a report. */
export function fileRecord(seen: Seen, report: Report): FileRecord {
  const { model, writer } = report
  return {
    ...seen,
    gone: false,
    sha256: report.sha256,
    kind: report.kind,
    writer: writer && { application: writer.application, version: writer.version },
    verdict: report.verdict,
    qualifiesFor: report.qualifiesFor,
    title: model?.title ?? report.presets[0]?.name ?? null,
    headline: headlineOf(report),
    origin: model?.origin ?? 'unknown',
    fromElsewhere: report.findings.some(({ code }) => code === 'came-from-elsewhere'),
    fingerprint: model?.fingerprint ?? null,
    hasThumbnail: report.profile?.plates.some(({ thumbnail }) => thumbnail !== null) ?? isPackage(report),
  }
}

const isPackage = ({ kind, verdict }: Report): boolean => kind.endsWith('-3mf') && verdict !== 'rejected'

const order = { error: 0, warning: 1, info: 2 } as const

/** The finding that says why not, or the first thing to mend; notes only where nothing else explains the verdict. */
function headlineOf({ findings, verdict }: Report): Finding | null {
  const first = findings.toSorted((a, b) => order[a.severity] - order[b.severity])[0]
  if (!first) return null
  return first.severity === 'info' && verdict === 'qualifies' ? null : first
}

/** A report for a file that the inspector could not even open, or died over. */
export const unreadableReport = (path: string, size: number): Report =>
  rejectedReport(path, size, [
    {
      code: 'file-unreadable',
      severity: 'error',
      message: findingMessage('file-unreadable'),
      part: null,
      at: null,
    },
  ])
