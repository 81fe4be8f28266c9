import type { Fact } from '@shared/facts/fact'
import { highestCount, logOf, withoutZeros, yearsOf } from './naive-log'

/**
 * The made-up school's programme a second time, read off its text: caps by the week, by the day and for ever, on clocks
 * fourteen hours ahead of UTC. No state; nothing of the evaluator's calendar.
 */

type Review = Extract<Fact, { type: 'review.posted' }>
type Given = {
  readonly rule: string
  readonly member: string
  readonly subject: string
  readonly amount: number
  readonly period: string
}

/** The day at the school, and the Monday its week began on. */
export const schoolDay = (at: string): string =>
  new Date(Date.parse(at) + 14 * 3_600_000).toISOString().slice(0, 10)
export function schoolMonday(at: string): string {
  const day = new Date(schoolDay(at))
  return new Date(day.getTime() - ((day.getUTCDay() + 6) % 7) * 86_400_000).toISOString().slice(0, 10)
}

/** Net points by `member rule subject`, zeros left out. */
export function naiveSchoolPoints(facts: readonly Fact[], asOf: string): Map<string, number> {
  const log = logOf(facts)
  const given = [...anyModel(log), ...printed(log), ...photoDay(log)]
  const net = new Map<string, number>()
  for (const { member, rule, subject, amount } of given) {
    net.set(`${member} ${rule} ${subject}`, isRevoked(log, subject, log.length) ? 0 : amount)
  }
  for (const [profile, { member, points }] of likedProfiles(log))
    net.set(`${member} liked-profile ${profile}`, points)
  for (const member of new Set(log.map((fact) => fact.member))) {
    const own = log.filter((fact) => fact.member === member)
    const years = yearsOf(log, member, asOf)
    const models = highestCount(countable(log), modelsThatStand, member)
    for (const [rule, points] of [
      ['pick-topics', own.some((fact) => fact.type === 'preferences.set' && fact.tags.length >= 3) ? 3 : 0],
      ['tell-us', own.some((fact) => fact.type === 'profile.set' && fact.fields.includes('class')) ? 4 : 0],
      ['three-models', 2 * Math.floor(models / 3)],
      ['years', (years * (years + 1)) / 2],
      [
        'badge:captain',
        own.some((fact) => fact.type === 'badge.granted' && fact.badge === 'captain') ? 11 : 0,
      ],
    ] as const) {
      net.set(`${member} ${rule} ${member}`, points)
    }
  }
  return withoutZeros(net)
}

const modelsThatStand = { added: 'model.approved', removed: 'model.revoked', id: 'model' } as const

/** Of a model, the first approval counts, and that only before it was revoked. */
const countable = (log: readonly Fact[]): readonly Fact[] =>
  log.filter(
    (fact, index) =>
      fact.type !== 'model.approved' ||
      (!isRevoked(log, fact.model, index) && approvalOf(log, fact.model, index) === undefined),
  )

const isRevoked = (log: readonly Fact[], model: string, before: number): boolean =>
  log.slice(0, before).some((fact) => fact.type === 'model.revoked' && fact.model === model)

const approvalOf = (log: readonly Fact[], model: string, before: number) =>
  log
    .slice(0, before)
    .flatMap((fact) => (fact.type === 'model.approved' && fact.model === model ? [fact] : []))[0]

/** Reviews that can count: the first of each id, of a model that was not revoked yet. */
const reviewsIn = (log: readonly Fact[]): readonly Review[] =>
  log.flatMap((fact, index) => {
    if (fact.type !== 'review.posted' || isRevoked(log, fact.model, index)) return []
    const again = log
      .slice(0, index)
      .some((one) => one.type === 'review.posted' && one.review === fact.review)
    return again ? [] : [fact]
  })

function cut(given: readonly Given[], to: number, next: Given): Given {
  const used = given
    .filter(({ member, period }) => member === next.member && period === next.period)
    .reduce((sum, { amount }) => sum + amount, 0)
  return { ...next, amount: Math.min(next.amount, to - used) }
}

/** 7 for each remix or repost, 20 a week. */
function anyModel(log: readonly Fact[]): readonly Given[] {
  return countable(log).reduce<readonly Given[]>((given, fact) => {
    if (fact.type !== 'model.approved' || fact.origin === 'original') return given
    const { member, model } = fact
    const next = { rule: 'any-model', member, subject: model, amount: 7, period: schoolMonday(fact.at) }
    return [...given, cut(given, 20, next)]
  }, [])
}

/** 1 for each model that a member gave four stars or more, 2 for ever. */
function printed(log: readonly Fact[]): readonly Given[] {
  return reviewsIn(log).reduce<readonly Given[]>((given, { member, model, rating }) => {
    if (rating < 4 || given.some((one) => one.member === member && one.subject === model)) return given
    return [...given, cut(given, 2, { rule: 'printed', member, subject: model, amount: 1, period: 'ever' })]
  }, [])
}

/** 1 for a review and 9 for a photo, at most 8, of the first of a model; 1 and 3 of the later ones; 9 a day. */
function photoDay(log: readonly Fact[]): readonly Given[] {
  return reviewsIn(log).reduce<readonly Given[]>((given, { member, model, photo, at }) => {
    if (given.some((one) => one.member === member && one.subject === model)) return given
    const isFirst = !given.some((one) => one.subject === model)
    const amount = !photo ? 1 : isFirst ? Math.min(8, 1 + 9) : Math.min(4, 1 + 3)
    const next = { rule: 'photo-day', member, subject: model, amount, period: schoolDay(at) }
    return [...given, cut(given, 9, next)]
  }, [])
}

/** By profile of an original model: 1 for every 3 up to 10, 2 for every 5 up to 20, 5 for every 10 beyond; at most 14. */
function likedProfiles(
  log: readonly Fact[],
): ReadonlyMap<string, { readonly member: string; readonly points: number }> {
  const best = new Map<string, { readonly member: string; readonly points: number }>()
  for (const [index, fact] of log.entries()) {
    if (fact.type !== 'print_profile.downloads') continue
    const published = log
      .slice(0, index)
      .flatMap((one) =>
        one.type === 'print_profile.published' && one.profile === fact.profile ? [one] : [],
      )[0]
    if (!published || approvalOf(log, published.model, index)?.origin !== 'original') continue
    if (isRevoked(log, published.model, log.length)) continue
    const points = Math.max(best.get(fact.profile)?.points ?? 0, shape(fact.total))
    best.set(fact.profile, { member: published.member, points })
  }
  return best
}

function shape(total: number): number {
  const low = Math.floor(Math.min(total, 10) / 3)
  const middle = 2 * Math.floor(Math.max(0, Math.min(total, 20) - 10) / 5)
  const high = 5 * Math.floor(Math.max(0, total - 20) / 10)
  return Math.min(14, low + middle + high)
}
