import type { Entry, EntryDraft } from './entry'

/** What a ledger must never hold, whoever wrote it. */
export type ViolationCode =
  | 'id-twice'
  | 'award-twice'
  | 'wrong-sign'
  | 'cap-passed'
  | 'answers-nothing'
  | 'reversed-twice'
  | 'taken-back-too-much'
  | 'hold-overdrawn'

export type Violation = { readonly code: ViolationCode; readonly entry: string }

/** One award per step: rule, member, subject and step; what a deduction or a reversal shares with its award. */
export const awardKey = (
  entry: Pick<EntryDraft, 'programme' | 'rule' | 'member' | 'subject' | 'step'>,
): string => JSON.stringify([entry.programme, entry.rule, entry.member, entry.subject, entry.step])

/** Checks entries in the order they were recorded, from the beginning of the ledger. */
export function checkLedger(entries: readonly Entry[]): readonly Violation[] {
  const ids = new Set<string>()
  const awards = new Map<string, { readonly key: string; left: number; reversed: boolean }>()
  const keys = new Set<string>()
  const holds = new Map<string, number>()
  const found: Violation[] = []
  for (const entry of entries) {
    const refuse = (code: ViolationCode) => found.push({ code, entry: entry.id })
    if (ids.has(entry.id)) refuse('id-twice')
    ids.add(entry.id)
    if (!hasSigns(entry)) refuse('wrong-sign')
    if (entry.kind === 'award') {
      const key = awardKey(entry)
      if (keys.has(key)) refuse('award-twice')
      keys.add(key)
      awards.set(entry.id, { key, left: entry.amount, reversed: false })
      const { cap } = entry.why
      if (cap && entry.amount > Math.max(0, cap.limit - cap.usedBefore)) refuse('cap-passed')
    } else if (entry.kind === 'deduction' || entry.kind === 'reversal') {
      const award = awards.get(entry.answers ?? '')
      if (award?.key !== awardKey(entry)) {
        refuse('answers-nothing')
        continue
      }
      award.left += entry.amount
      if (award.left < 0) refuse('taken-back-too-much')
      if (entry.kind === 'reversal' && award.reversed) refuse('reversed-twice')
      award.reversed ||= entry.kind === 'reversal'
    } else if (entry.kind === 'hold') {
      holds.set(entry.id, entry.held)
    } else if (entry.kind === 'release' || entry.kind === 'capture') {
      const left = holds.get(entry.answers ?? '')
      if (left === undefined) refuse('answers-nothing')
      else if (left + entry.held < 0) refuse('hold-overdrawn')
      else holds.set(entry.answers ?? '', left + entry.held)
    }
  }
  return found
}

function hasSigns({ kind, amount, held }: Entry): boolean {
  switch (kind) {
    case 'award':
      return amount >= 0 && held === 0
    case 'deduction':
    case 'reversal':
    case 'expiry':
      return amount <= 0 && held === 0
    case 'hold':
      return amount === 0 && held > 0
    case 'release':
      return amount === 0 && held < 0
    case 'capture':
      return amount < 0 && held === amount
    case 'adjustment':
    case 'brought-forward':
      return held === 0
  }
}
