import { failingField, idIn } from '../condition'
import type { RuleOf } from '../rule-schema'
import { isNewIn, ruleStandingOf, takeSubject, type RuleStanding } from '../book'
import { pass } from '../passed'
import { award, type Turn } from '../turn'

/** Each new subject once: for everyone together, or once for each member. */
export function perSubject(rule: RuleOf<'per-subject'>): (turn: Turn) => void {
  const failing = failingField(rule.where)
  const { scope } = rule
  return (turn) => {
    const { fact, member, book } = turn
    const field = failing(fact)
    if (field !== null) return pass(turn, rule.id, { reason: 'condition', field })
    const subject = idIn(fact, rule.subject)
    const standing = ruleStandingOf(turn.own, rule.id)
    if (scope === 'everyone' ? !takeSubject(book, rule.id, subject) : !takeOwn(standing, subject))
      return pass(turn, rule.id, { reason: 'subject-used', subject, scope })
    award(turn, {
      rule: rule.id,
      member,
      standing,
      subject,
      step: 1,
      asked: rule.points,
      cap: rule.cap,
    })
  }
}

/** Takes a subject for one member alone; false when he or she had it before. */
export const takeOwn = (standing: RuleStanding, subject: string): boolean =>
  isNewIn((standing.subjects ??= new Set()), subject)
