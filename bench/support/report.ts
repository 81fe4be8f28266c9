/** What a benchmark says: figures of one run on one machine, each beside its target and what it is compared with. */
export type Report = {
  readonly about: string
  readonly figures: readonly Figure[]
  /** For what single figures do not tell. */
  readonly tables?: readonly Table[]
}

export type Table = {
  readonly title: string
  readonly head: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

export type Figure = {
  readonly name: string
  readonly value: number
  readonly unit: string
  /** The most it may be; null where it is only told, or is to be as much as possible. */
  readonly atMost: number | null
  readonly atLeast?: number
}

/** The last thing a benchmark does: hands its report to the script that started it. */
export function tell(report: Report): void {
  process.stdout.write(`${JSON.stringify(report)}\n`)
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted[Math.floor(sorted.length / 2)]
  if (middle === undefined) throw new Error('nothing was measured')
  return middle
}

/** The least value that so many of a hundred do not exceed. */
export function percentile(values: readonly number[], of: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  const value = sorted[Math.min(sorted.length - 1, Math.ceil((sorted.length * of) / 100) - 1)]
  if (value === undefined) throw new Error('nothing was measured')
  return value
}

/** Seconds that a piece of work takes. */
export function secondsOf(work: () => void): number {
  const start = performance.now()
  work()
  return (performance.now() - start) / 1000
}

/** Bytes in use after a full collection; needs `--expose-gc`. */
export function heapInUse(): number {
  globalThis.gc?.()
  globalThis.gc?.()
  return process.memoryUsage().heapUsed
}
