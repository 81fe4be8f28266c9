import type { HistoryRow, LocalText } from '@shared/ipc/views'
import { monthIn } from '@shared/time'

/** What one rule gave in one month, and what a cap kept back. */
export type MonthOfRule = {
  readonly rule: string
  readonly name: LocalText
  readonly counted: number
  /** How many awards there were, zeros too. */
  readonly awards: number
  /** Asked and not given, as the cap was reached; and how many awards that cut. */
  readonly lost: number
  readonly cut: number
  /** Taken back by deductions and reversals; room under the cap does not come back. */
  readonly takenBack: number
  readonly limit: number | null
  /** Of the limit, as the rules had it at the last award; the whole of it where there is none. */
  readonly used: number
}

type Sums = { -readonly [K in keyof MonthOfRule]: MonthOfRule[K] }

/** The month as the rules count it, rules with a cap first and those that gave most before the others. */
export function monthOfRules(
  rows: readonly HistoryRow[],
  timeZone: string,
  month: string,
): readonly MonthOfRule[] {
  const byRule = new Map<string, Sums>()
  for (const { entry, ruleName } of rows) {
    if ((entry.why.cap?.month ?? monthIn(timeZone, entry.occurredAt)) !== month) continue
    const isAward = entry.kind === 'award'
    const isBack = entry.kind === 'deduction' || entry.kind === 'reversal'
    if (!isAward && !isBack) continue
    const sums = byRule.get(entry.rule) ?? {
      rule: entry.rule,
      name: ruleName,
      counted: 0,
      awards: 0,
      lost: 0,
      cut: 0,
      takenBack: 0,
      limit: null,
      used: 0,
    }
    byRule.set(entry.rule, sums)
    if (isBack) {
      sums.takenBack -= entry.amount
      continue
    }
    sums.awards += 1
    sums.counted += entry.amount
    if (!entry.why.cap) {
      sums.used = sums.counted
      continue
    }
    sums.limit = entry.why.cap.limit
    sums.used = Math.max(sums.used, entry.why.cap.usedBefore + entry.amount)
    const kept = entry.why.asked - entry.amount
    if (kept > 0) {
      sums.lost += kept
      sums.cut += 1
    }
  }
  return [...byRule.values()].sort(
    (a, b) => Number(b.limit !== null) - Number(a.limit !== null) || b.counted - a.counted,
  )
}
