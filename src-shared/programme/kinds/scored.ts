import { failingField, idIn, testOf } from '../condition'
import type { RuleOf } from '../rule-schema'
import { itemAt, takeSubject } from '../book'
import { standingOf, takeOwn } from '../member'
import { pass } from '../passed'
import { award, correct, type Turn } from '../turn'

/** A sum of parts, once for each member and subject; the first of a subject by anyone scores more than the later ones. */
export function scored(rule: RuleOf<'scored'>, place: number): (turn: Turn) => void {
  const failing = failingField(rule.where)
  const parts = rule.parts.map((part) => ({ ...part, test: testOf(part.where) }))
  return (turn) => {
    const { fact, member, book } = turn
    const field = failing(fact)
    if (field !== null) return pass(turn, rule.id, { reason: 'condition', field })
    if (rule.exceptOwner && turn.model?.approved?.owner === member)
      return pass(turn, rule.id, { reason: 'own-model' })
    const subject = idIn(fact, rule.subject)
    const which = takeSubject(book, place, subject) ? 'first' : 'later'
    const standing = standingOf(member, place)
    if (!takeOwn(standing, subject))
      return pass(turn, rule.id, { reason: 'subject-used', subject, scope: 'member' })
    const earned: Part[] = []
    for (const part of parts) if (part.test(fact)) earned.push({ name: part.name, points: part[which] })
    const given = award(turn, {
      rule: rule.id,
      member,
      standing,
      subject,
      step: 1,
      asked: sumOf(earned, rule.max[which]),
      cap: rule.cap,
      why: { parts: earned },
    })
    const { takenBack } = rule
    const part = takenBack && earned.find(({ name }) => name === takenBack.part)
    if (!part) return
    itemAt(book.deductible, place).set(idIn(fact, takenBack.by), {
      award: given,
      others: sumOf(
        earned.filter((other) => other !== part),
        rule.max[which],
      ),
      part: part.points,
    })
  }
}

type Part = { readonly name: string; readonly points: number }

function sumOf(parts: readonly Part[], most: number): number {
  let sum = 0
  for (const { points } of parts) sum += points
  return Math.min(most, sum)
}

/** Takes back what a part had added: the award falls to what the other parts came to, and only once. */
export function takePartBack(
  rule: string,
  place: number,
  takenBack: { readonly by: string; readonly part: string },
): (turn: Turn) => void {
  return (turn) => {
    const open = itemAt(turn.book.deductible, place)
    const by = idIn(turn.fact, takenBack.by)
    const found = open.get(by)
    if (!found || found.award.net <= found.others) pass(turn, rule, { reason: 'nothing-to-take-back' })
    if (!found) return
    open.delete(by)
    const why = { asked: -found.part, parts: [{ name: takenBack.part, points: -found.part }] }
    correct(turn, found.award, { kind: 'deduction', reason: 'photo-rejected', to: found.others, why })
  }
}
