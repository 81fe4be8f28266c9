import { resolve } from 'node:path'
import type { AppError } from '@shared/errors'
import { inspectFile } from '@shared/inspect-node/inspect-file'
import { parseLimit, withRaised, type RaisedLimits } from '@shared/inspect/raised-limits'
import { slicerFolderOf } from '@shared/inspect-node/preset-folder'
import type { Report } from '@shared/inspect/report'
import { exitStatus, type CliIo } from './io'
import { saveCopy, saveOutline } from './check-outputs'
import { formatReport, printablePath } from './format-report'

const USAGE =
  'Usage: check FILE... [--json] [--limit NAME=VALUE]...\n       check FILE [--json] [--report OUT] [--scrub OUT]\n'

type Wanted = {
  readonly files: readonly string[]
  readonly json: boolean
  readonly report: string | null
  readonly scrub: string | null
  readonly limits: RaisedLimits
}
type Arguments = Wanted | { readonly fault: string }

function parseArguments(args: readonly string[]): Arguments {
  const files: string[] = []
  const out: { '--report': string | null; '--scrub': string | null } = { '--report': null, '--scrub': null }
  let limits: RaisedLimits = {}
  let json = false
  let onlyFiles = false
  for (let i = 0; i < args.length; i++) {
    const arg = args[i] ?? ''
    if (onlyFiles || !arg.startsWith('-')) files.push(arg)
    else if (arg === '--') onlyFiles = true
    else if (arg === '--json') json = true
    else if (arg === '--report' || arg === '--scrub') {
      const target = args[++i]
      if (target === undefined || target.startsWith('--'))
        return { fault: `${arg} needs the name of a new file.` }
      if (out[arg] !== null) return { fault: `${arg} is given twice.` }
      out[arg] = target
    } else if (arg === '--limit') {
      const limit = parseLimit(args[++i] ?? '')
      if ('fault' in limit) return limit
      limits = { ...limits, ...limit.limits }
    } else return { fault: `Unknown option ${arg}.` }
  }
  const [report, scrub] = [out['--report'], out['--scrub']]
  if (files.length === 0) return { fault: 'Name at least one file.' }
  if (files.length > 1 && (report ?? scrub) !== null)
    return { fault: '--report and --scrub are for one file at a time.' }
  return { files, json, report, scrub, limits }
}

/** Why a file could not be looked at. */
export function unreadable(error: AppError): string {
  const why = error.params?.['why']
  if (error.code === 'file-changed') return 'it changed while it was read; try again'
  if (why === 'ENOENT') return 'there is no such file'
  if (why === 'EACCES' || why === 'EPERM') return 'it may not be read by you'
  if (why === 'a link') return 'it is a link; name the file that it points to'
  if (why === 'not a file') return 'it is not a file'
  return `it cannot be read (${String(why ?? error.code)})`
}

export const statusOf = (report: Report): number => {
  if (report.verdict === 'rejected') return exitStatus.rejected
  return report.verdict === 'qualifies' ? exitStatus.ok : exitStatus.doesNotQualify
}

/** Checks files one after the other; the worst of them decides the status. A file that cannot be read stops no other. */
export async function check(args: readonly string[], io: CliIo): Promise<number> {
  const parsed = parseArguments(args)
  if ('fault' in parsed) {
    io.err(`${parsed.fault}\n${USAGE}`)
    return exitStatus.failed
  }
  const limits = withRaised(parsed.limits)
  let status: number = exitStatus.ok
  for (const file of parsed.files) {
    const path = resolve(io.cwd, file)
    const inspected = await inspectFile(path, limits, await slicerFolderOf(path))
    if (!inspected.ok) {
      io.err(`${printablePath(file)}: ${unreadable(inspected.error)}\n`)
      status = exitStatus.failed
      continue
    }
    const report: Report = { ...inspected.value, file }
    io.out(parsed.json ? `${JSON.stringify(report)}\n` : formatReport(report, io))
    status = Math.max(status, statusOf(report))
    if (parsed.report !== null) status = Math.max(status, await saveOutline(path, parsed.report, io, limits))
    if (parsed.scrub !== null) status = Math.max(status, await saveCopy(path, parsed.scrub, io, limits))
  }
  return status
}
