import { resolve } from 'node:path'
import type { AppError } from '@shared/errors'
import { outlineFile } from '@shared/inspect-node/inspect-file'
import { writeNewFile } from '@shared/inspect-node/new-file'
import { scrubbedCopy } from '@shared/inspect-node/scrub-file'
import type { InspectLimits } from '@shared/inspect/limits'
import { exitStatus, type CliIo } from './io'
import { printablePath } from './format-report'

/** What `check` writes when asked to. Standard output stays the report's alone; what was written is said beside it. */
async function save(bytes: Uint8Array, out: string, what: string, io: CliIo): Promise<number> {
  const written = await writeNewFile(resolve(io.cwd, out), bytes)
  if (!written.ok) {
    io.err(`${printablePath(out)}: ${notWritten(written.error)}\n`)
    return exitStatus.failed
  }
  io.err(`${what} is in ${printablePath(out)}.\n`)
  return exitStatus.ok
}

function notWritten({ code, params }: AppError): string {
  if (code === 'conflict') return 'it is there already and was left as it is; name a new file'
  if (code === 'disk-full') return 'the disk is full'
  return `it cannot be written (${String(params?.['why'] ?? code)})`
}

/** The outline of a file, for a member to send when it was judged wrongly. */
export async function saveOutline(
  path: string,
  out: string,
  io: CliIo,
  limits: InspectLimits,
): Promise<number> {
  const { appVersion } = await import('./version')
  const made = await outlineFile(path, appVersion, limits)
  if (!made.ok) {
    io.err(`No outline: ${made.error.code}.\n`)
    return exitStatus.failed
  }
  const text = `${JSON.stringify(made.value.outline, null, 1)}\n`
  return save(Buffer.from(text), out, 'An outline without names, values or geometry of the file', io)
}

const noCopy: Readonly<Record<string, string>> = {
  'slicer-config': "a slicer's configuration is never copied, not even in part",
  'too long': 'the file is longer than is copied',
  text: 'it is not a file of a slicer',
  binary: 'it is not a file of a slicer',
}

/** The copy without private values, as it would be sent. */
export async function saveCopy(path: string, out: string, io: CliIo, limits: InspectLimits): Promise<number> {
  const copy = await scrubbedCopy(path, limits)
  if (!copy.ok) {
    const why = String(copy.error.params?.['why'] ?? copy.error.params?.['code'] ?? copy.error.code)
    io.err(`No copy was made: ${noCopy[why] ?? why}.\n`)
    return copy.error.code === 'file-rejected' ? exitStatus.rejected : exitStatus.failed
  }
  const count = copy.value.removed.length
  const what =
    count === 0
      ? 'A copy, of which nothing private had to be taken out,'
      : `A copy without ${count} private ${count === 1 ? 'value' : 'values'}`
  return save(copy.value.bytes, out, what, io)
}
