import { fieldOf, testOf } from '../condition'
import type { Collect, RuleOf } from '../rule-schema'
import { standingOf, type RuleStanding } from '../book'
import { award, momentOf, type Turn } from '../turn'

/** A one-off task. A reversal opens it again; the next time is its next attempt. */
export function once(rule: RuleOf<'once'>, requiredFields: readonly string[]): (turn: Turn) => void {
  const test = testOf(rule.where)
  const wanted = rule.collect && wantedBy(rule.collect, requiredFields)
  return (turn) => {
    const { fact } = turn
    if (!test(fact)) return
    const standing = standingOf(turn.book, fact.member, rule.id)
    if (standing.done) return
    if (wanted && !isComplete(standing, wanted, foundIn(turn, rule.collect))) return
    standing.done = true
    const step = standing.made + 1
    award(turn, {
      rule: rule.id,
      member: fact.member,
      subject: fact.member,
      step,
      asked: rule.points,
      moment: momentOf(fact),
    })
  }
}

function wantedBy(collect: Collect, requiredFields: readonly string[]): readonly string[] {
  if ('flags' in collect) return collect.flags
  return collect.all === 'requiredFields' ? requiredFields : collect.all
}

function foundIn({ fact }: Turn, collect: Collect | undefined): readonly unknown[] {
  if (!collect) return []
  if ('flags' in collect) return collect.flags.filter((flag) => fieldOf(fact, flag) === true)
  const list = fieldOf(fact, collect.list)
  return Array.isArray(list) ? list : []
}

function isComplete(standing: RuleStanding, wanted: readonly string[], found: readonly unknown[]): boolean {
  const collected = (standing.collected ??= new Set())
  for (const item of wanted) if (found.includes(item)) collected.add(item)
  return wanted.every((item) => collected.has(item))
}
