import { failingField, fieldOf } from '../condition'
import type { Collect, RuleOf } from '../rule-schema'
import { standingOf, type RuleStanding } from '../member'
import { pass } from '../passed'
import { award, type Turn } from '../turn'

/** A one-off task. A reversal opens it again; the next time is its next attempt. */
export function once(
  rule: RuleOf<'once'>,
  place: number,
  requiredFields: readonly string[],
): (turn: Turn) => void {
  const failing = failingField(rule.where)
  const wanted = rule.collect && wantedBy(rule.collect, requiredFields)
  return (turn) => {
    const { fact, member } = turn
    const field = failing(fact)
    if (field !== null) return pass(turn, rule.id, { reason: 'condition', field })
    const standing = standingOf(member, place)
    if (standing.done) return pass(turn, rule.id, { reason: 'already-done' })
    if (wanted) {
      const missing = missingOf(standing, wanted, foundIn(fact, rule.collect))
      if (missing.length > 0) return pass(turn, rule.id, { reason: 'incomplete', missing })
    }
    standing.done = true
    award(turn, {
      rule: rule.id,
      member,
      standing,
      subject: member.id,
      step: standing.made + 1,
      asked: rule.points,
    })
  }
}

/** What must come together for a task. */
export function wantedBy(collect: Collect, requiredFields: readonly string[]): readonly string[] {
  if ('flags' in collect) return collect.flags
  return collect.all === 'requiredFields' ? requiredFields : collect.all
}

function foundIn(fact: Turn['fact'], collect: Collect | undefined): readonly unknown[] {
  if (!collect) return []
  if ('flags' in collect) return collect.flags.filter((flag) => fieldOf(fact, flag) === true)
  const list = fieldOf(fact, collect.list)
  return Array.isArray(list) ? list : []
}

/** Takes in what was found, and says what is wanted still. */
function missingOf(
  standing: RuleStanding,
  wanted: readonly string[],
  found: readonly unknown[],
): readonly string[] {
  const collected = (standing.collected ??= new Set())
  for (const item of wanted) if (found.includes(item)) collected.add(item)
  return wanted.filter((item) => !collected.has(item))
}
