import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { defaultLimits } from '@shared/inspect/limits'
import { inspectFile } from '@shared/inspect-node/inspect-file'

/** Measures in processes of their own: this program starts itself again with `--measure FILE`. */
const MEASURE = '--measure'
const run = promisify(execFile)
/** A busy machine is no reason to measure nothing. */
export const patient = { ...defaultLimits, timeMs: 600_000 }

/** In megabytes, as the system counted it at its highest. */
const peakMemory = () => process.resourceUsage().maxRSS / 1024

/** The most memory that a process of Node takes that does nothing. */
export async function idleMemory(): Promise<number> {
  const { stdout } = await run(process.execPath, ['-p', 'process.resourceUsage().maxRSS / 1024'])
  return Number(stdout)
}

/** The most memory that a fresh process takes to check a file. */
export async function memoryOf(file: string): Promise<number> {
  const { stdout } = await run(process.execPath, [fileURLToPath(import.meta.url), MEASURE, file])
  return Number(stdout)
}

/** Whether this is such a process; then it has measured and told. */
export async function measuredHere(): Promise<boolean> {
  const [, , flag, file] = process.argv
  if (flag !== MEASURE || file === undefined) return false
  const report = await inspectFile(file, patient)
  if (!report.ok || report.value.verdict !== 'qualifies') throw new Error(`${file} was not checked`)
  process.stdout.write(String(peakMemory()))
  return true
}
