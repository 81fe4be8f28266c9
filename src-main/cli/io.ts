/** The terminal as a command sees it: tests bring their own. */
export type CliIo = {
  readonly out: (text: string) => void
  readonly err: (text: string) => void
  /** Whether standard output may carry colours. */
  readonly colours: boolean
  /** Columns of the terminal; a fixed width where it is none. */
  readonly columns: number
  readonly cwd: string
}

/** 0 done, 1 does not qualify, 2 rejected, 3 the command itself could not run (docs: rewards.md). */
export const exitStatus = { ok: 0, doesNotQualify: 1, rejected: 2, failed: 3 } as const

type Stream = NodeJS.WriteStream

/** Waits for nothing: Node flushes pipes and files before a natural end. */
export const createProcessIo = (
  stdout: Stream,
  stderr: Stream,
  environment: NodeJS.ProcessEnv,
  cwd: string,
): CliIo => ({
  out: (text) => stdout.write(text),
  err: (text) => stderr.write(text),
  colours: stdout.isTTY && (environment['NO_COLOR'] ?? '') === '' && environment['TERM'] !== 'dumb',
  columns: stdout.isTTY ? Math.max(60, Math.min(stdout.columns, 120)) : 100,
  cwd,
})
