import type { Report } from '@shared/inspect/report'
import type { FileRecord } from '@shared/state/document'
import type { Inspector } from '../ports'
import type { WatchRoot } from '../watch/roots'
import type { ReportCache } from './report-cache'

type Deps = {
  readonly reports: ReportCache
  readonly inspector: Inspector
  readonly rootOf: (file: FileRecord) => WatchRoot | null
}

/** The full report, from the cache, or once more from the file as long as it is the one that was checked. */
export function createReportOf({ reports, inspector, rootOf }: Deps) {
  return async (file: FileRecord): Promise<Report | null> => {
    if (file.sha256 !== null) {
      const kept = await reports.get(file.sha256)
      if (kept) return { ...kept, file: file.path }
    }
    if (file.gone) return null
    const root = rootOf(file)
    const dataFolder = root?.kind === 'slicer-data' ? root.path : null
    const again = await inspector.inspect(file.path, dataFolder)
    if (!again.ok || again.value.sha256 !== file.sha256) return null
    await reports.put(again.value)
    return again.value
  }
}
