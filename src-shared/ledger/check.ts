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
  | 'overspent'

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
  const holds = new Map<string, { readonly hold: Entry; left: number }>()
  const accounts = new Map<string, { balance: number; held: number }>()
  const found: Violation[] = []
  for (const entry of entries) {
    const refuse = (code: ViolationCode) => found.push({ code, entry: entry.id })
    if (ids.has(entry.id)) refuse('id-twice')
    ids.add(entry.id)
    if (!hasSigns(entry)) refuse('wrong-sign')
    const account = accountIn(accounts, entry)
    account.balance += entry.amount
    account.held += entry.held
    if (isOverspent(entry, account)) refuse('overspent')
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
    } else if (entry.kind === 'adjustment' && entry.answers !== null) {
      const award = awards.get(entry.answers)
      if (award?.key === awardKey(entry)) award.left += entry.amount
      else refuse('answers-nothing')
    } else if (entry.kind === 'hold') {
      holds.set(entry.id, { hold: entry, left: entry.held })
    } else if (entry.kind === 'release' || entry.kind === 'capture') {
      const held = holds.get(entry.answers ?? '')
      if (held === undefined || !endsHold(entry, held.hold)) {
        refuse('answers-nothing')
        continue
      }
      held.left += entry.held
      if (held.left < 0) refuse('hold-overdrawn')
    }
  }
  return found
}

function accountIn(
  accounts: Map<string, { balance: number; held: number }>,
  { member, programme }: Entry,
): { balance: number; held: number } {
  const key = JSON.stringify([member, programme])
  let account = accounts.get(key)
  if (!account) accounts.set(key, (account = { balance: 0, held: 0 }))
  return account
}

/** No redemption begins or ends well while less than nothing is available; a dispute may hold what was spent. */
const isOverspent = (
  { kind, reason }: Entry,
  after: { readonly balance: number; readonly held: number },
): boolean => (kind === 'capture' || (kind === 'hold' && reason !== 'disputed')) && after.balance < after.held

/** Held points end with whom and in what they were held; those in dispute are never spent. */
const endsHold = (end: Entry, hold: Entry): boolean =>
  end.member === hold.member &&
  end.programme === hold.programme &&
  end.cause === hold.cause &&
  !(end.kind === 'capture' && hold.reason === 'disputed')

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
