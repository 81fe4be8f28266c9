import type { Fact } from '@shared/facts/fact'

/** The facts in another order that keeps the order of each member and each subject. */
export function interleaved(facts: readonly Fact[], choose: (below: number) => number): readonly Fact[] {
  const waiting = facts.map((fact) => ({ fact, ties: new Set(ties(fact, facts)) }))
  const out: Fact[] = []
  while (waiting.length > 0) {
    const held = new Set<string>()
    const free = waiting.filter((one) => {
      const isFree = ![...one.ties].some((tie) => held.has(tie))
      for (const tie of one.ties) held.add(tie)
      return isFree
    })
    const chosen = free[choose(free.length)]
    if (!chosen) break
    out.push(chosen.fact)
    waiting.splice(waiting.indexOf(chosen), 1)
  }
  return out
}

/** Whose awards or counts a fact can change: what is taken away may be anyone's who had added it. */
function touchedBy(
  fact: Fact,
  all: readonly Fact[],
  modelOf: (one: Fact) => readonly string[],
): readonly string[] {
  const adds = (other: Fact): boolean => {
    switch (fact.type) {
      case 'model.revoked':
        return modelOf(other).includes(fact.model)
      case 'post.removed':
        return other.type === 'post.created' && other.post === fact.post
      case 'like.withdrawn':
        return other.type === 'like.received' && other.like === fact.like
      default:
        return false
    }
  }
  return [fact.member, ...all.filter(adds).map(({ member }) => member)]
}

/** What a fact shares with others: a member whose awards it can touch, or a subject. */
function ties(fact: Fact, all: readonly Fact[]): readonly string[] {
  const modelOf = (one: Fact): readonly string[] => {
    if (one.type === 'print_profile.downloads') {
      return all.flatMap((other) =>
        other.type === 'print_profile.published' && other.profile === one.profile ? [other.model] : [],
      )
    }
    if (one.type === 'review.photo_rejected') {
      return all.flatMap((other) =>
        other.type === 'review.posted' && other.review === one.review ? [other.model] : [],
      )
    }
    return 'model' in one && one.type !== 'printer.configured' ? [one.model] : []
  }
  const models = modelOf(fact)
  return [
    ...touchedBy(fact, all, modelOf).map((member) => `member ${member}`),
    ...models.map((model) => `model ${model}`),
    ...(['profile', 'review', 'suggestion', 'post', 'like', 'answer'] as const).flatMap((field) =>
      field in fact ? [`${field} ${String(fact[field as keyof Fact])}`] : [],
    ),
  ]
}
