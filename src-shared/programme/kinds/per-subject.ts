import { idIn, testOf } from '../condition'
import type { RuleOf } from '../rule-schema'
import { standingOf, takeSubject } from '../book'
import { award, momentOf, type Turn } from '../turn'

/** Each new subject once: for everyone together, or once for each member. */
export function perSubject(rule: RuleOf<'per-subject'>): (turn: Turn) => void {
  const test = testOf(rule.where)
  return (turn) => {
    const { fact, book } = turn
    if (!test(fact)) return
    const subject = idIn(fact, rule.subject)
    if (rule.scope === 'everyone' ? !takeSubject(book, rule.id, subject) : !takeOwn(turn, rule.id, subject))
      return
    award(turn, {
      rule: rule.id,
      member: fact.member,
      subject,
      step: 1,
      asked: rule.points,
      cap: rule.cap,
      moment: momentOf(fact),
    })
  }
}

/** Takes a subject for the fact's member alone; false when he or she had it before. */
export function takeOwn({ book, fact }: Turn, rule: string, subject: string): boolean {
  const taken = (standingOf(book, fact.member, rule).subjects ??= new Set())
  if (taken.has(subject)) return false
  taken.add(subject)
  return true
}
