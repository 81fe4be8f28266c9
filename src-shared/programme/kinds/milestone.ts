import type { RuleOf, Tier } from '../rule-schema'
import { standingOf, type RunningTotal } from '../book'
import { award, momentOf, type Turn } from '../turn'

/** Steps over a running total, to the owner of the model or profile, up to the most that one subject gives. */
export function milestone(rule: RuleOf<'milestone'>): (turn: Turn) => void {
  return (turn) => {
    const found = counted(turn)
    if (!found) return
    const { owner, subject, total, model } = found
    const origin = turn.world.models.get(model)?.origin
    if (rule.origins && (origin === undefined || !rule.origins.includes(origin))) return
    const totals = (standingOf(turn.book, owner, rule.id).totals ??= new Map<string, RunningTotal>())
    let running = totals.get(subject)
    if (!running) totals.set(subject, (running = { total: 0, reached: 0, awarded: 0 }))
    running.total = total
    for (;;) {
      const next = nextStep(rule, running)
      if (!next || next.at > total) return
      const within = { limit: rule.maxPerSubject, usedBefore: running.awarded }
      const why = { threshold: next.at, total }
      const line = { rule: rule.id, member: owner, subject, step: next.at, asked: next.points, within, why }
      running.awarded += award(turn, { ...line, moment: momentOf(turn.fact) }).net
      running.reached = next.at
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
  for (const [index, { above, every, points }] of tiers.entries()) {
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
    return profile ? { ...profile, subject: fact.profile, total: fact.total } : null
  }
  return null
}
