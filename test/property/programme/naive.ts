import type { Fact } from '@shared/facts/fact'
import { logOf, withoutZeros } from './naive-log'

/**
 * creator-rewards a second time, in the plainest way: no state, everything looked up again in the list of facts and in
 * the list of awards so far. Shares nothing with the evaluator but the order of facts. Month in UTC.
 */

export type Limits = {
  readonly upload: number
  readonly profile: number
  readonly review: number
  readonly perModel: number
  readonly perProfile: number
}

type Made = {
  readonly index: number
  readonly member: string
  readonly rule: string
  readonly subject: string
  readonly amount: number
  readonly month: string
  readonly model: string | null
  readonly review?: string
  readonly withoutPhoto?: number
}

/** Net points by `member rule subject`, zeros left out; under limits that may be others at other times. */
export function naivePoints(
  facts: readonly Fact[],
  limits: Limits | ((at: string) => Limits),
): Map<string, number> {
  const log = logOf(facts)
  const made: Made[] = []
  for (const [index, { at }] of log.entries()) {
    made.push(...awardsOf(log, index, made, typeof limits === 'function' ? limits(at) : limits))
  }
  const net = new Map<string, number>()
  for (const award of made) {
    const key = `${award.member} ${award.rule} ${award.subject}`
    net.set(key, (net.get(key) ?? 0) + netOf(log, award))
  }
  return withoutZeros(net)
}

function netOf(log: readonly Fact[], award: Made): number {
  if (revokedBetween(log, award.model, 0, log.length)) return 0
  const rejected = log.some(
    (fact, index) =>
      index > award.index && fact.type === 'review.photo_rejected' && fact.review === award.review,
  )
  return rejected && award.withoutPhoto !== undefined
    ? Math.min(award.amount, award.withoutPhoto)
    : award.amount
}

function revokedBetween(log: readonly Fact[], model: string | null, from: number, to: number): boolean {
  return (
    model !== null &&
    log.slice(from, to).some((fact) => fact.type === 'model.revoked' && fact.model === model)
  )
}

const publishedBefore = (log: readonly Fact[], index: number, profile: string) =>
  log.find((fact, at) => at < index && fact.type === 'print_profile.published' && fact.profile === profile)

const approvedBefore = (log: readonly Fact[], index: number, model: string) =>
  log.find((fact, at) => at < index && fact.type === 'model.approved' && fact.model === model)

const fieldsBefore = (log: readonly Fact[], index: number, member: string) =>
  log
    .slice(0, index + 1)
    .flatMap((fact) => (fact.type === 'profile.set' && fact.member === member ? fact.fields : []))

const identityBefore = (log: readonly Fact[], index: number, member: string, what: 'nickname' | 'avatar') =>
  log
    .slice(0, index + 1)
    .some((fact) => fact.type === 'identity.set' && fact.member === member && fact[what] === true)

function awardsOf(log: readonly Fact[], index: number, made: readonly Made[], limits: Limits): Made[] {
  const fact = log[index]
  if (!fact) return []
  const { member } = fact
  const month = fact.at.slice(0, 7)
  const base = { index, month, model: null }
  const once = (rule: string, points: number, model: string | null = null): Made[] => {
    const standing = made.some(
      (one) =>
        one.rule === rule && one.member === member && !revokedBetween(log, one.model, one.index, index),
    )
    return standing ? [] : [{ ...base, member, rule, subject: member, amount: points, model }]
  }
  const capped = (rule: string, asked: number, limit: number): number => {
    const used = made
      .filter((one) => one.rule === rule && one.member === member && one.month === month)
      .reduce((sum, { amount }) => sum + amount, 0)
    return Math.min(asked, Math.max(0, limit - used))
  }
  const used = (rule: string, subject: string) =>
    made.some((one) => one.rule === rule && one.subject === subject)

  switch (fact.type) {
    case 'preferences.set':
      return fact.tags.length > 0 ? once('set-preference', 10) : []
    case 'identity.set':
      return identityBefore(log, index, member, 'nickname') && identityBefore(log, index, member, 'avatar')
        ? once('nickname-avatar', 5)
        : []
    case 'profile.set': {
      const fields = fieldsBefore(log, index, member)
      return fields.includes('bio') && fields.includes('region') ? once('complete-profile', 5) : []
    }
    case 'printer.configured':
      return once('setup-printer', 5)
    case 'model.approved': {
      const { model } = fact
      if (
        revokedBetween(log, model, 0, index) ||
        approvedBefore(log, index, model) ||
        fact.origin === 'repost'
      )
        return []
      const amount = capped('model-upload', 10, limits.upload)
      return [
        ...once('first-model-upload', 30, model),
        { ...base, member, rule: 'model-upload', subject: model, amount, model },
      ]
    }
    case 'print_profile.published': {
      const { model } = fact
      if (revokedBetween(log, model, 0, index) || publishedBefore(log, index, fact.profile)) return []
      const awards = once('first-print-profile', 20, model)
      if (used('model-first-profile', model)) return awards
      const amount = capped('model-first-profile', 5, limits.profile)
      return [...awards, { ...base, member, rule: 'model-first-profile', subject: model, amount, model }]
    }
    case 'model.downloads': {
      const approved = approvedBefore(log, index, fact.model)
      if (approved?.type !== 'model.approved' || approved.origin === 'repost') return []
      if (revokedBetween(log, fact.model, 0, index)) return []
      const points = Math.min(limits.perModel, shape(fact.total, 20, 30))
      return upTo(made, {
        ...base,
        member: approved.member,
        rule: 'excellent-model',
        subject: fact.model,
        amount: points,
        model: fact.model,
      })
    }
    case 'print_profile.downloads': {
      const published = publishedBefore(log, index, fact.profile)
      if (published?.type !== 'print_profile.published' || revokedBetween(log, published.model, 0, index))
        return []
      const points = Math.min(limits.perProfile, shape(fact.total, 5, 8))
      const { model } = published
      return upTo(made, {
        ...base,
        member: published.member,
        rule: 'excellent-profile',
        subject: fact.profile,
        amount: points,
        model,
      })
    }
    case 'review.posted': {
      const { model, review } = fact
      if (revokedBetween(log, model, 0, index)) return []
      const isOwner = (one: Fact, at: number) => approvedBefore(log, at, model)?.member === one.member
      if (isOwner(fact, index)) return []
      const earlier = log.filter(
        (one, at): one is Extract<Fact, { type: 'review.posted' }> =>
          at < index && one.type === 'review.posted',
      )
      const standing = earlier.filter(
        (one, at) => earlier.findIndex(({ review: id }) => id === one.review) === at,
      )
      if (standing.some((one) => one.review === review)) return []
      const ofModel = standing.filter((one) => one.model === model && !isOwner(one, log.indexOf(one)))
      if (ofModel.some((one) => one.member === member)) return []
      const first = ofModel.length === 0
      const withoutPhoto = 2 + (fact.description ? (first ? 4 : 2) : 0)
      const photo = fact.photo ? (first ? 4 : 3) : 0
      const amount = capped('print-review', withoutPhoto + photo, limits.review)
      return [{ ...base, member, rule: 'print-review', subject: model, amount, model, review, withoutPhoto }]
    }
    case 'feedback.implemented':
      return used('feedback', fact.suggestion)
        ? []
        : [{ ...base, member, rule: 'feedback', subject: fact.suggestion, amount: 2 }]
    default:
      return []
  }
}

function shape(total: number, per50: number, per100: number): number {
  return Math.floor(Math.min(total, 1000) / 50) * per50 + Math.floor(Math.max(0, total - 1000) / 100) * per100
}

/** What is still to give, if a subject is to have had so much. */
function upTo(made: readonly Made[], award: Made): Made[] {
  const had = made
    .filter(({ rule, subject }) => rule === award.rule && subject === award.subject)
    .reduce((sum, { amount }) => sum + amount, 0)
  return award.amount > had ? [{ ...award, amount: award.amount - had }] : []
}
