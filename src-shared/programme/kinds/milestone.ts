import type { RuleOf, Tier } from '../rule-schema'
import { standingOf, type Member, type RunningTotal } from '../member'
import { pass } from '../passed'
import { award, type Turn } from '../turn'
import type { Model, Profile } from '../world'

/** Steps over a running total, to the owner of the model or profile, up to the most that one subject gives. */
export function milestone(rule: RuleOf<'milestone'>, place: number): (turn: Turn) => void {
  return (turn) => {
    const found = counted(turn)
    if (!found || (rule.origins && !turn.model?.approved))
      return pass(turn, rule.id, { reason: 'not-approved' })
    if (rule.origins && turn.model?.approved && !rule.origins.includes(turn.model.approved.origin))
      return pass(turn, rule.id, { reason: 'condition', field: 'origin' })
    const { owner, subject, total } = found
    const standing = standingOf(owner, place)
    const running = runningOf(subject, owner, place)
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
        subject: subject.id,
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

/** The running total of a subject under a rule, kept with its owner too, from now on. */
export function runningOf(subject: Model | Profile, owner: Member, rule: number): RunningTotal {
  for (const one of subject.totals) if (one.rule === rule) return one
  const made: RunningTotal = { subject: subject.id, rule, total: 0, reached: 0, awarded: 0 }
  subject.totals.push(made)
  const standing = standingOf(owner, rule)
  if (standing.totals) standing.totals.push(made)
  else standing.totals = [made]
  return made
}

function counted({ fact, model, world }: Turn) {
  if (fact.type === 'model.downloads')
    return model?.approved ? { owner: model.approved.owner, subject: model, total: fact.total } : null
  if (fact.type !== 'print_profile.downloads') return null
  const profile = world.profiles.get(fact.profile)
  return profile ? { owner: profile.owner, subject: profile, total: fact.total } : null
}
