import { failingField, idIn } from '../condition'
import type { RuleOf } from '../rule-schema'
import { takeSubject } from '../book'
import { standingOf, takeOwn } from '../member'
import { pass } from '../passed'
import { award, type Turn } from '../turn'

/** Each new subject once: for everyone together, or once for each member. */
export function perSubject(rule: RuleOf<'per-subject'>, place: number): (turn: Turn) => void {
  const failing = failingField(rule.where)
  const { scope } = rule
  return (turn) => {
    const { fact, member, book } = turn
    const field = failing(fact)
    if (field !== null) return pass(turn, rule.id, { reason: 'condition', field })
    const subject = idIn(fact, rule.subject)
    const standing = standingOf(member, place)
    if (scope === 'everyone' ? !takeSubject(book, place, subject) : !takeOwn(standing, subject))
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
