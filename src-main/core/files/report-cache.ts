import { randomUUID } from 'node:crypto'
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { reportSchema, type Report } from '@shared/inspect/report'

/**
 * Full reports by the file's hash, beside the store: a cache that may be thrown away, as inspecting again gives the
 * same. So the store stays light with fifty thousand files.
 */
export type ReportCache = {
  readonly get: (sha256: string) => Promise<Report | null>
  readonly put: (report: Report) => Promise<void>
}

export function createReportCache(folder: string): ReportCache {
  const pathOf = (sha256: string) => join(folder, sha256.slice(0, 2), `${sha256}.json`)
  return {
    get: async (sha256) => {
      try {
        const parsed = reportSchema.safeParse(JSON.parse(await readFile(pathOf(sha256), 'utf8')))
        return parsed.success ? parsed.data : null
      } catch {
        return null
      }
    },
    put: async (report) => {
      if (report.sha256 === null) return
      const path = pathOf(report.sha256)
      const half = `${path}.${randomUUID()}`
      try {
        await mkdir(dirname(path), { recursive: true })
        await writeFile(half, JSON.stringify(report))
        await rename(half, path)
      } catch {
        // A full disk costs the cache, not the verdict.
        await rm(half, { force: true }).catch(() => undefined)
      }
    },
  }
}
