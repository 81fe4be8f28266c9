import type { Fact } from '../facts/fact'
import { idIn, type FactTest } from './condition'
import type { Counts } from './rule-schema'
import type { Book } from './book'

/** What is counted, by a key that rules counting the same share. */
export type TallySpec = Counts & { readonly key: string; readonly test: FactTest }

export const tallyKey = (counts: Counts): string => JSON.stringify(counts)

/**
 * Counts a fact of a type that the tally reads. A subject stands from the fact that adds it to the one that removes it;
 * each is counted once, for who added it.
 */
export function count(book: Book, spec: TallySpec, fact: Fact): void {
  let tally = book.tallies.get(spec.key)
  if (!tally) book.tallies.set(spec.key, (tally = { standing: new Map(), counts: new Map() }))
  const subject = idIn(fact, spec.subject)
  const holder = tally.standing.get(subject)
  if (fact.type === spec.fact) {
    if (holder !== undefined || !spec.test(fact)) return
    tally.standing.set(subject, fact.member)
    tally.counts.set(fact.member, (tally.counts.get(fact.member) ?? 0) + 1)
  } else if (holder !== undefined) {
    tally.standing.delete(subject)
    tally.counts.set(holder, (tally.counts.get(holder) ?? 0) - 1)
  }
}
