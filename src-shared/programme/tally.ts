import type { Fact } from '../facts/fact'
import { idIn, type FactTest } from './condition'
import type { Counts } from './rule-schema'
import type { Book, MemberStanding } from './book'

/** What is counted, by a key that rules counting the same share. */
export type TallySpec = Counts & { readonly key: string; readonly test: FactTest }

export const tallyKey = (counts: Counts): string => JSON.stringify(counts)

/**
 * Counts a fact of a type that the tally reads. A subject stands from the fact that adds it to the one that removes it;
 * each is counted once, for who added it.
 */
export function count(book: Book, spec: TallySpec, fact: Fact, own: MemberStanding): void {
  let standing = book.tallies.get(spec.key)
  if (!standing) book.tallies.set(spec.key, (standing = new Map<string, MemberStanding>()))
  const subject = idIn(fact, spec.subject)
  const holder = standing.get(subject)
  if (fact.type === spec.fact) {
    if (holder !== undefined || !spec.test(fact)) return
    standing.set(subject, own)
    own.counts.set(spec.key, countOf(own, spec.key) + 1)
  } else if (holder !== undefined) {
    standing.delete(subject)
    holder.counts.set(spec.key, countOf(holder, spec.key) - 1)
  }
}

export const countOf = ({ counts }: MemberStanding, key: string): number => counts.get(key) ?? 0
