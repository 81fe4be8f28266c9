import type { Finding } from './report'
import { findingTable, type FindingCode } from './finding-codes'
import type { Fault, FaultParams } from './fault'
import type { InspectLimits } from './limits'
import { plainText } from './text/plain-text'

export type Findings = {
  readonly add: (code: FindingCode, part?: string | null, at?: string | null, params?: FaultParams) => void
  readonly addFault: (fault: Fault) => void
  readonly has: (code: FindingCode) => boolean
  readonly hasErrors: () => boolean
  readonly list: () => Finding[]
}

const PARAM_CHARS = 200

function cleanParams(params: FaultParams): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(params).map(([key, value]) => [
      key,
      typeof value === 'string' ? plainText(value, PARAM_CHARS) : value,
    ]),
  )
}

/** The English sentence of a finding, with its values filled in. */
export function findingMessage(code: FindingCode, params: FaultParams = {}): string {
  return findingTable[code].message.replace(/\{(\w+)\}/g, (whole, key: string) =>
    Object.hasOwn(params, key) ? String(params[key]) : whole,
  )
}

/** Collects findings, a few per code, so that a broken mesh with a million faults stays a short report. */
export function createFindings(limits: InspectLimits): Findings {
  const found: Finding[] = []
  const perCode = new Map<FindingCode, number>()

  const add: Findings['add'] = (code, part = null, at = null, params) => {
    const count = (perCode.get(code) ?? 0) + 1
    perCode.set(code, count)
    const { severity } = findingTable[code]
    const room = count <= limits.findingsPerCode && found.length < limits.findings
    if (!room && count > 1) return
    const clean = params === undefined ? undefined : cleanParams(params)
    found.push({
      code,
      severity,
      message: findingMessage(code, clean),
      part: part === null ? null : plainText(part, PARAM_CHARS),
      at,
      ...(clean === undefined ? {} : { params: clean }),
    })
  }

  const rank = { error: 0, warning: 1, info: 2 } as const
  return {
    add,
    addFault: (fault) => add(fault.code, fault.part, fault.at, fault.params),
    has: (code) => perCode.has(code),
    hasErrors: () => found.some((finding) => finding.severity === 'error'),
    list: () => [...found].sort((a, b) => rank[a.severity] - rank[b.severity]),
  }
}
