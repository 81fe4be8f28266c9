import type { RuleOf, Tier } from '../rule-schema'
import { standingOf, type RunningTotal } from '../book'
import { pass } from '../passed'
import { award, type Turn } from '../turn'

/** Steps over a running total, to the owner of the model or profile, up to the most that one subject gives. */
export function milestone(rule: RuleOf<'milestone'>): (turn: Turn) => void {
  return (turn) => {
    const found = counted(turn)
    const origin = found && turn.world.models.get(found.model)?.origin
    if (!found || (rule.origins && origin === undefined))
      return pass(turn, rule.id, { reason: 'not-approved' })
    const { owner, subject, total } = found
    if (rule.origins && origin && !rule.origins.includes(origin))
      return pass(turn, rule.id, { reason: 'condition', field: 'origin' })
    const standing = standingOf(turn.book, owner, rule.id)
    const totals = (standing.totals ??= new Map<string, RunningTotal>())
    let running = totals.get(subject)
    if (!running) totals.set(subject, (running = { total: 0, reached: 0, awarded: 0 }))
    running.total = total
    let next = nextStep(rule, running)
    if (!next) return pass(turn, rule.id, { reason: 'most-reached', limit: rule.maxPerSubject })
    if (next.at > total)
      return pass(turn, rule.id, { reason: 'not-enough-yet', total, next: next.at, points: next.points })
    while (next && next.at <= total) {
      running.awarded += award(turn, {
        rule: rule.id,
        member: owner,
        standing,
        subject,
        step: next.at,
        asked: next.points,
        within: { limit: rule.maxPerSubject, usedBefore: running.awarded },
        why: { threshold: next.at, total },
      }).net
      running.reached = next.at
      next = nextStep(rule, running)
    }
  }
}

/** The next threshold and its points; null when the subject has given all it can. */
export function nextStep(
  rule: Pick<RuleOf<'milestone'>, 'tiers' | 'maxPerSubject'>,
  running: { readonly reached: number; readonly awarded: number },
): { readonly at: number; readonly points: number } | null {
  if (running.awarded >= rule.maxPerSubject) return null
  return nextOf(rule.tiers, running.reached)
}

function nextOf(
  tiers: readonly Tier[],
  reached: number,
): { readonly at: number; readonly points: number } | null {
  for (let index = 0; index < tiers.length; index += 1) {
    const tier = tiers[index]
    if (!tier) continue
    const { above, every, points } = tier
    const at = above + (Math.floor(Math.max(0, reached - above) / every) + 1) * every
    if (at <= (tiers[index + 1]?.above ?? Number.MAX_SAFE_INTEGER)) return { at, points }
  }
  return null
}

function counted({ fact, world }: Turn) {
  if (fact.type === 'model.downloads') {
    const owner = world.models.get(fact.model)?.owner
    return owner === undefined ? null : { owner, subject: fact.model, total: fact.total, model: fact.model }
  }
  if (fact.type === 'print_profile.downloads') {
    const profile = world.profiles.get(fact.profile)
    return profile
      ? { owner: profile.owner, subject: fact.profile, total: fact.total, model: profile.model }
      : null
  }
  return null
}
