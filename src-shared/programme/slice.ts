import type { Book } from './book'
import { copyOf } from './copy'
import { createSeen } from './seen'
import type { EvaluationState } from './state'
import { createWorld } from './world'

/**
 * A small state that gives the same as the whole one for further facts of this member about subjects that are new to
 * everyone; it shares nothing with it. What others have and what was used up is left behind.
 */
export const sliceOf = (state: EvaluationState, member: string): EvaluationState => ({
  programmes: state.programmes,
  memory: {
    seen: createSeen(),
    members: new Map([[member, member]]),
    world: createWorld(),
    books: new Map([...state.memory.books].map(([id, book]) => [id, bookOf(book, member)])),
  },
})

const bookOf = (book: Book, member: string): Book => ({
  members: only(book.members, member),
  subjects: new Map(),
  deductible: new Map(),
  tallies: new Map(),
  joined: only(book.joined, member),
  givenBy: new Map(),
})

function only<T>(all: ReadonlyMap<string, T>, member: string): Map<string, T> {
  const own = all.get(member)
  return new Map(own === undefined ? [] : [[member, copyOf(own)]])
}
