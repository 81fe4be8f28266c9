import type { EntryDraft } from '../ledger/entry'
import { nextStep } from '../programme/kinds/milestone'
import { nextPeriodStart } from '../programme/period'
import type { Rule } from '../programme/rule-schema'
import type { Programme } from '../programme/schema'
import type { Answer, ArithmeticLine, Explanation, NextStep } from './explanation'

/** What of an entry its explanation rests on; `pending` is an award that the service has not made yet. */
export type Explainable = Pick<
  EntryDraft,
  'programme' | 'version' | 'rule' | 'kind' | 'amount' | 'held' | 'step' | 'occurredAt' | 'why'
>

/**
 * Why an entry is what it is, and what follows from it. `programmes` holds the versions that made it, where they are
 * known: without them the arithmetic stands all the same, for it is the entry's own.
 */
export function explainEntry(programmes: readonly Programme[], entry: Explainable): Explanation {
  const programme =
    programmes.find(({ id, version }) => id === entry.programme && version === entry.version) ??
    programmes.find(({ id }) => id === entry.programme) ??
    null
  const rule = programme?.rules.find(({ id }) => id === entry.rule) ?? null
  return {
    rule: entry.rule,
    ruleName: rule?.name ?? null,
    programme: entry.programme,
    version: entry.version,
    answer: answerOf(entry, rule),
    lines: linesOf(entry),
    next: nextOf(entry, rule, programme),
  }
}

function answerOf({ kind, amount, held, why }: Explainable, rule: Rule | null): Answer {
  if (kind === 'deduction' || kind === 'reversal') return { code: 'taken-back', taken: -amount }
  if (kind !== 'award') return { code: 'moved', kind, amount, held }
  const isCounted = rule === null || isRepeated(rule)
  const nth = isCounted && why.nth !== undefined ? { nth: why.nth, period: why.cap?.month ?? null } : null
  const { asked } = why
  if (!why.cap || amount >= asked) return { code: 'given', nth, given: amount }
  const { limit, usedBefore } = why.cap
  if (amount === 0) return { code: 'cap-reached', nth, asked, limit }
  return { code: 'cut-to-cap', nth, asked, left: Math.max(0, limit - usedBefore), limit, given: amount }
}

/** Whether it says something that it was the how-many-th. */
const isRepeated = ({ kind }: Rule): boolean =>
  kind === 'per-subject' || kind === 'scored' || kind === 'milestone' || kind === 'counter'

function linesOf({ kind, amount, held, why }: Explainable): readonly ArithmeticLine[] {
  if (kind !== 'award' && kind !== 'deduction' && kind !== 'reversal') {
    return [
      ...(why.parts ?? []).map((part) => ({ code: 'part' as const, ...part })),
      ...(held === 0 ? [] : [{ code: 'held' as const, points: held }]),
      { code: 'moved', points: amount },
    ]
  }
  const lines: ArithmeticLine[] = (why.parts ?? []).map((part) => ({ code: 'part', ...part }))
  if (why.threshold !== undefined) lines.push({ code: 'threshold', at: why.threshold })
  if (why.total !== undefined) lines.push({ code: 'total', total: why.total })
  if (kind !== 'award') return [...lines, { code: 'taken', points: amount }]
  lines.push({ code: 'asked', points: why.asked })
  if (!why.cap) return [...lines, { code: 'given', points: amount, smallerOf: null }]
  const { limit, usedBefore, month: period } = why.cap
  const left = Math.max(0, limit - usedBefore)
  return [
    ...lines,
    { code: 'cap', limit, period },
    { code: 'used-before', used: usedBefore, period },
    { code: 'left', limit, used: usedBefore, left },
    { code: 'given', points: amount, smallerOf: amount < why.asked ? [why.asked, left] : null },
  ]
}

function nextOf(entry: Explainable, rule: Rule | null, programme: Programme | null): NextStep {
  switch (entry.kind) {
    case 'award':
      return rule === null || programme === null
        ? { code: 'nothing-to-do' }
        : afterAward(entry, rule, programme.timeZone)
    case 'deduction':
      return { code: 'part-taken-back' }
    case 'reversal':
      return { code: 'task-open-again' }
    default:
      return { code: entry.kind }
  }
}

function afterAward({ why, amount, step, occurredAt }: Explainable, rule: Rule, timeZone: string): NextStep {
  switch (rule.kind) {
    case 'per-subject':
    case 'scored': {
      const parts = missingParts(rule, why.parts)
      const cap = rule.cap && why.cap
      if (!rule.cap || !cap) return parts ?? { code: 'nothing-to-do' }
      if (rule.cap.per === 'ever' || cap.month === null) {
        return amount < why.asked ? { code: 'cap-stays' } : (parts ?? { code: 'nothing-to-do' })
      }
      const at = new Date(nextPeriodStart(timeZone, rule.cap.per, occurredAt)).toISOString()
      const left = Math.max(0, cap.limit - cap.usedBefore - amount)
      if (left === 0) return { code: 'cap-opens', at, timeZone }
      return parts ?? { code: 'room-left', left, period: cap.month, at, timeZone }
    }
    case 'milestone': {
      const awarded = (why.cap?.usedBefore ?? 0) + amount
      const next = nextStep(rule, { reached: step, awarded })
      return next
        ? { code: 'step', at: next.at, points: Math.min(next.points, rule.maxPerSubject - awarded) }
        : { code: 'most-reached', limit: rule.maxPerSubject }
    }
    case 'counter':
      return { code: 'step', at: step + rule.every, points: rule.points }
    case 'once':
    case 'anniversary':
    case 'threshold-badge':
    case 'granted-badge':
      return { code: 'nothing-to-do' }
  }
}

/** What another time would add: the parts that this one had not, as the later ones of a subject are scored. */
function missingParts(
  rule: Extract<Rule, { kind: 'scored' | 'per-subject' }>,
  earned: Explainable['why']['parts'],
): NextStep | null {
  if (rule.kind !== 'scored') return null
  const parts = rule.parts
    .filter(({ name }) => !earned?.some((part) => part.name === name))
    .map(({ name, later }) => ({ name, points: later }))
  return parts.length === 0 ? null : { code: 'parts', parts }
}
