import type { Fact } from '../facts/fact'
import { versionAt } from '../programme/compile'
import { nextStep } from '../programme/kinds/milestone'
import { badgeOf, type Rule, type RuleOf } from '../programme/rule-schema'
import type { Programme } from '../programme/schema'
import { sliceOf } from '../programme/slice'
import type { EvaluationState } from '../programme/state'
import { advance, step } from '../programme/step'
import { countingRules, nextOf } from './counting'
import { mostAtOnce } from './offer'
import { progressAt, type Ground, type Place } from './trial'

/** What would help too, but is not in the member's hand. */
export type Beside =
  /** So many more downloads of a model or a profile to its next milestone. */
  | {
      readonly kind: 'downloads'
      readonly rule: string
      readonly of: 'model' | 'profile'
      readonly subject: string
      readonly togo: number
      readonly points: number
    }
  /** So many more of something that others do: implement a suggestion, like a post, accept an answer. */
  | {
      readonly kind: 'suggestions' | 'likes' | 'answers'
      readonly rule: string
      readonly togo: number
      readonly points: number
    }
  /** A badge that an operator grants. */
  | { readonly kind: 'badge'; readonly rule: string; readonly points: number }
  /** It comes by itself at that moment. */
  | {
      readonly kind: 'anniversary'
      readonly rule: string
      readonly years: number
      readonly at: string
      readonly points: number
    }

/** Milestones of one rule that are named: the nearest. */
const nearest = 3

export function besidesOf(
  ground: Ground,
  start: Place,
  whole: EvaluationState,
  asOf: string,
): readonly Beside[] {
  const compiled = start.state.programmes.get(ground.programme)
  const programme = compiled && versionAt(compiled, asOf)?.programme
  if (!programme) return []
  return [
    ...programme.rules.flatMap((rule) =>
      rule.kind === 'milestone' ? downloads(ground, whole, rule, asOf) : [],
    ),
    ...byOthers(ground, start, programme, asOf),
    ...programme.rules.flatMap((rule) => badge(ground, start, rule, asOf)),
    ...anniversary(ground, start),
  ]
}

function downloads(
  ground: Ground,
  whole: EvaluationState,
  rule: RuleOf<'milestone'>,
  asOf: string,
): readonly Beside[] {
  const of = rule.fact === 'model.downloads' ? 'model' : 'profile'
  const subjects = Object.entries(progressAt(ground, whole, asOf).rules[rule.id]?.subjects ?? {})
  const next = subjects.flatMap(([subject, { total, nextAt, capLeft }]) => {
    const at = nextAt === null ? null : nextStep(rule, { reached: nextAt - 1, awarded: 0 })
    if (at === null) return []
    const points = Math.min(at.points, capLeft ?? at.points)
    return [{ kind: 'downloads' as const, rule: rule.id, of, subject, togo: at.at - total, points } as const]
  })
  return next.toSorted((a, b) => a.togo - b.togo).slice(0, nearest)
}

/** What others do for a member, as the facts it becomes. */
const others = {
  suggestions: (base) => ({ ...base, type: 'feedback.implemented', suggestion: base.id }),
  likes: (base) => ({ ...base, type: 'like.received', like: base.id }),
  answers: (base) => ({ ...base, type: 'answer.accepted', answer: base.id }),
} as const satisfies Readonly<Record<string, (base: Pick<Fact, 'id' | 'member' | 'at'>) => Fact>>

function byOthers(ground: Ground, start: Place, { rules }: Programme, asOf: string): readonly Beside[] {
  const kinds = ['suggestions', 'likes', 'answers'] as const
  const progress = progressAt(ground, start.state, asOf).rules
  return kinds.flatMap((kind) => {
    const fact = (n: number) => others[kind]({ id: `beside-${n}`, member: ground.member, at: asOf })
    const after = (times: number, of: (rule: string) => boolean) => {
      const state = sliceOf(start.state, ground.member)
      const facts = Array.from({ length: times }, (_, n) => fact(n))
      return facts.flatMap((one) => step(state, one)).filter((entry) => of(entry.rule))
    }
    const counted = countingRules(rules, [fact(0)])
    const ids = new Set(counted.map(({ id }) => id))
    const single = after(1, (rule) => !ids.has(rule)).map((entry) => ({ ...entry, togo: 1 }))
    const many = counted.flatMap((rule) => {
      const togo = nextOf(rule, progress[rule.id])?.togo ?? Number.POSITIVE_INFINITY
      if (togo > mostAtOnce) return []
      return after(togo, (id) => id === rule.id).map((entry) => ({ ...entry, togo }))
    })
    return [...single, ...many]
      .filter(({ amount, why }) => amount > 0 && amount === why.asked)
      .map(({ rule, amount, togo }): Beside => ({ kind, rule, togo, points: amount }))
  })
}

function badge({ member }: Ground, start: Place, rule: Rule, at: string): readonly Beside[] {
  if (rule.kind !== 'granted-badge') return []
  const fact: Fact = {
    id: 'beside',
    member,
    at,
    type: 'badge.granted',
    badge: badgeOf(rule),
    reason: '',
  }
  return step(sliceOf(start.state, member), fact)
    .filter(({ amount }) => amount > 0)
    .map(({ rule: id, amount }): Beside => ({ kind: 'badge', rule: id, points: amount }))
}

/** The next anniversary: it was worked out when those before it were given. */
function anniversary({ programme, member }: Ground, start: Place): readonly Beside[] {
  const place = start.state.programmes.get(programme)?.place ?? -1
  const due = start.state.memory.members.get(member)?.joined[place]?.due ?? Number.NaN
  if (Number.isNaN(due)) return []
  const at = new Date(due).toISOString()
  return advance(sliceOf(start.state, member), at).map(({ rule, step: years, amount }): Beside => ({
    kind: 'anniversary',
    rule,
    years,
    at,
    points: amount,
  }))
}
