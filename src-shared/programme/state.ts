import { createBook, type Book } from './book'
import { compileProgrammes, type Compiled } from './compile'
import { copyOf } from './copy'
import { createMember, type Member } from './member'
import type { Programme } from './schema'
import { createSeen, type Seen } from './seen'
import { createWorld, type World } from './world'

/**
 * Everything that deciding the next fact needs, and nothing of the facts before but what can still matter. `step` and
 * `advance` change it in place; `copyState` first where the old one is still wanted.
 */
export type EvaluationState = Compiled & {
  readonly memory: {
    readonly seen: Seen
    readonly members: Map<string, Member>
    readonly world: World
    readonly book: Book
  }
}

/** The state before any fact. Several programmes of one id are its dated versions. */
export function createState(programmes: readonly Programme[]): EvaluationState {
  const compiled = compileProgrammes(programmes)
  return {
    ...compiled,
    memory: {
      seen: createSeen(),
      members: new Map(),
      world: createWorld(),
      book: createBook(compiled.places),
    },
  }
}

/** The member of an id, known from now on. */
export function memberOf({ memory: { members }, places }: EvaluationState, id: string): Member {
  let member = members.get(id)
  if (!member) members.set(id, (member = createMember(id, places)))
  return member
}

/** Programmes are shared between copies, as they never change. */
export const copyState = (state: EvaluationState): EvaluationState => ({
  ...state,
  memory: copyOf(state.memory),
})
