import { resolve } from 'node:path'
import type { AppError } from '@shared/errors'
import { inspectFile } from '@shared/inspect-node/inspect-file'
import type { Report } from '@shared/inspect/report'
import { exitStatus, type CliIo } from './io'
import { formatReport, printablePath } from './format-report'

const USAGE = 'Usage: check FILE... [--json]\n'

type Arguments = { readonly files: readonly string[]; readonly json: boolean } | { readonly fault: string }

function parseArguments(args: readonly string[]): Arguments {
  const files: string[] = []
  let json = false
  let onlyFiles = false
  for (const arg of args) {
    if (onlyFiles || !arg.startsWith('-')) files.push(arg)
    else if (arg === '--') onlyFiles = true
    else if (arg === '--json') json = true
    else return { fault: `Unknown option ${arg}.` }
  }
  return files.length === 0 ? { fault: 'Name at least one file.' } : { files, json }
}

function unreadable(error: AppError): string {
  const why = error.params?.['why']
  if (error.code === 'file-changed') return 'it changed while it was read; try again'
  if (why === 'ENOENT') return 'there is no such file'
  if (why === 'EACCES' || why === 'EPERM') return 'it may not be read by you'
  if (why === 'a link') return 'it is a link; name the file that it points to'
  if (why === 'not a file') return 'it is not a file'
  return `it cannot be read (${String(why ?? error.code)})`
}

const statusOf = (report: Report): number => {
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
  let status: number = exitStatus.ok
  for (const file of parsed.files) {
    const inspected = await inspectFile(resolve(io.cwd, file))
    if (!inspected.ok) {
      io.err(`${printablePath(file)}: ${unreadable(inspected.error)}\n`)
      status = exitStatus.failed
      continue
    }
    const report: Report = { ...inspected.value, file }
    io.out(parsed.json ? `${JSON.stringify(report)}\n` : formatReport(report, io))
    status = Math.max(status, statusOf(report))
  }
  return status
}
