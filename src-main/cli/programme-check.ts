import { resolve } from 'node:path'
import { exitStatus, type CliIo } from './io'
import { faultLines, readProgramme } from './programme-file'

const usage = 'Usage: programme check FILE\n'

/** `programme check FILE`: is this programme valid? Called with what follows `programme`. */
export async function programmeCheck(args: readonly string[], io: CliIo): Promise<number> {
  const [word, file, ...more] = args
  if (word !== 'check' || file === undefined || more.length > 0) {
    io.err(usage)
    return exitStatus.failed
  }
  const read = await readProgramme(resolve(io.cwd, file))
  if (read.ok) {
    const { id, version, rules } = read.value
    io.out(`${file}: a valid programme (${id}, version ${version}, ${rules.length} rules)\n`)
    return exitStatus.ok
  }
  if (read.error.kind === 'unreadable') {
    io.err(`${file} can't be read: ${read.error.reason}\n`)
    return exitStatus.failed
  }
  io.out(`${file}: not a valid programme\n${faultLines(read.error.faults)}`)
  return exitStatus.doesNotQualify
}
