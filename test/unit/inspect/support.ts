import { inspectBytes } from '@shared/inspect/inspect'
import { defaultLimits, type InspectLimits } from '@shared/inspect/limits'
import type { Report } from '@shared/inspect/report'
import { nodeInspectDeps } from '@shared/inspect-node/deps'

export const deps = nodeInspectDeps

export const inspected = (
  bytes: Uint8Array,
  file = 'export.3mf',
  limits: Partial<InspectLimits> = {},
): Promise<Report> => inspectBytes(file, bytes, deps, { ...defaultLimits, ...limits })

export const codes = (report: Report) => report.findings.map(({ code }) => code)

/** Time of the processor, not of the wall: other work on the computer must not decide a test. */
export function cpuMs(since: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(since)
  return (user + system) / 1000
}
