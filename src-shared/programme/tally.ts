import type { Fact } from '../facts/fact'
import { itemAt, type Book } from './book'
import { idIn, type FactTest } from './condition'
import { countOf, type Member } from './member'
import type { Counts } from './rule-schema'

/** What is counted, at a place that rules counting the same share. */
export type Tally = Counts & { readonly place: number; readonly test: FactTest }

export const tallyKey = (counts: Counts): string => JSON.stringify(counts)

/**
 * Counts a fact of a type that the tally reads. A subject stands from the fact that adds it to the one that removes it;
 * each is counted once, for who added it.
 */
export function count(book: Book, tally: Tally, fact: Fact, member: Member): void {
  const { place } = tally
  const standing = itemAt(book.tallies, place)
  const subject = idIn(fact, tally.subject)
  const holder = standing.get(subject)
  if (fact.type === tally.fact) {
    if (holder !== undefined || !tally.test(fact)) return
    standing.set(subject, member)
    member.counts[place] = countOf(member, place) + 1
  } else if (holder !== undefined) {
    standing.delete(subject)
    holder.counts[place] = countOf(holder, place) - 1
  }
}
