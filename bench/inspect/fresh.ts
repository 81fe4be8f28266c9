import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { defaultLimits } from '@shared/inspect/limits'
import { boundedMemory } from '@shared/inspect-node/process/forked'
import { inspectFile } from '@shared/inspect-node/inspect-file'

/** Measures in processes of their own: this program starts itself again with `--measure FILE`. */
const MEASURE = '--measure'
const STATE = '/proc/self/status'
const run = promisify(execFile)
/** A busy machine is no reason to measure nothing. */
export const patient = { ...defaultLimits, timeMs: 600_000 }

/**
 * In megabytes, the most that a process of Node held itself, which tells its own state at its end. The system's other
 * figure, `maxRSS`, counts what the process that started it held as well.
 */
async function peakMemory(args: readonly string[]): Promise<number> {
  const { stdout } = await run(process.execPath, args)
  const [, kilobytes] = /VmHWM:\s+(\d+) kB/.exec(stdout) ?? []
  if (kilobytes === undefined) throw new Error('memory is measured on Linux')
  return Number(kilobytes) / 1024
}

/** The most memory that a process of Node takes that does nothing. */
export const idleMemory = () => peakMemory(['-p', `require('node:fs').readFileSync('${STATE}', 'utf8')`])

/** The most memory that a fresh process takes to check a file, started as the service starts its inspectors. */
export const memoryOf = (file: string) =>
  peakMemory([...boundedMemory, fileURLToPath(import.meta.url), MEASURE, file])

/** Whether this is such a process; then it has measured and told. */
export async function measuredHere(): Promise<boolean> {
  const [, , flag, file] = process.argv
  if (flag !== MEASURE || file === undefined) return false
  const report = await inspectFile(file, patient)
  if (!report.ok || report.value.verdict !== 'qualifies') throw new Error(`${file} was not checked`)
  process.stdout.write(readFileSync(STATE, 'utf8'))
  return true
}
