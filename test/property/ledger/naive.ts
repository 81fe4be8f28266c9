import type { Look } from './implementation'
import type { Step } from './run'

type Account = { balance: number; available: number }

/**
 * What each member must have after each step, worked out from what was asked and from the states of orders and
 * disputes alone, without a look at what the ledger wrote.
 */
export function naiveAccounts(steps: readonly Step[]): readonly Readonly<Record<string, Account>>[] {
  const awards = new Map<string, { readonly member: string; left: number; reversed: boolean }>()
  const taken = new Map<string, number>()
  return steps.map(({ asked, before, after }) => {
    if (asked.do === 'award')
      awards.set(asked.id, { member: asked.member, left: asked.points, reversed: false })
    if (asked.do === 'deduct') {
      const award = awards.get(asked.award)
      if (award) award.left -= Math.min(award.left, asked.points)
    }
    if (asked.do === 'reverse') {
      const award = awards.get(asked.award)
      if (award) Object.assign(award, { left: 0, reversed: true })
    }
    if (asked.do === 'resolve' && asked.done) {
      const { dispute, ruling } = asked
      const award = awards.get(awardOf(after, dispute))
      const isFirst = before.disputes.find(({ id }) => id === dispute)?.state === 'open'
      if (award && ruling.outcome === 'corrected') award.left += ruling.points
      if (award && isFirst && ruling.outcome === 'taken-back') {
        taken.set(dispute, award.left)
        award.left = 0
      }
      if (award && !isFirst && ruling.outcome === 'stands' && !award.reversed) {
        award.left += taken.get(dispute) ?? 0
      }
    }
    return accountsOf([...awards.values()], after)
  })
}

/** The award that a dispute is about in the end. */
function awardOf(look: Look, dispute: string): string {
  const entry = look.disputes.find(({ id }) => id === dispute)?.entry
  return look.entries.find(({ id }) => id === entry)?.answers ?? entry ?? ''
}

function accountsOf(
  awards: readonly { readonly member: string; readonly left: number }[],
  look: Look,
): Record<string, Account> {
  const accounts: Record<string, Account> = {}
  const add = (member: string, balance: number, available: number) => {
    const account = (accounts[member] ??= { balance: 0, available: 0 })
    account.balance += balance
    account.available += available
  }
  for (const member of Object.keys(look.accounts)) add(member, 0, 0)
  for (const { member, left } of awards) add(member, left, left)
  for (const { member, state, price } of look.orders) {
    if (state === 'requested') add(member, 0, -price)
    if (state === 'fulfilled') add(member, -price, -price)
  }
  for (const { member, state, held } of look.disputes) if (state === 'open') add(member, 0, -held)
  return accounts
}
