import type { FindingCode } from './finding-codes'

export type FaultParams = Readonly<Record<string, string | number>>

export type Fault = {
  readonly code: FindingCode
  readonly part: string | null
  readonly at: string | null
  readonly params?: FaultParams
}

/**
 * Leaves a deep parse (XML callbacks, streams) at the first thing that makes the rest meaningless. It never crosses
 * the edge of the inspector: `inspect` turns it into a finding.
 */
export class FaultError extends Error {
  readonly fault: Fault
  constructor(fault: Fault) {
    super(fault.code)
    this.name = 'FaultError'
    this.fault = fault
  }
}

export function stop(
  code: FindingCode,
  part: string | null,
  at: string | null = null,
  params?: FaultParams,
): never {
  throw new FaultError(params === undefined ? { code, part, at } : { code, part, at, params })
}
