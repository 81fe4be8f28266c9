import { createBook, type Book } from './book'
import { compileProgrammes, type CompiledVersions } from './compile'
import { copyOf } from './copy'
import type { Programme } from './schema'
import { createSeen, type Seen } from './seen'
import { createWorld, type World } from './world'

/**
 * Everything that deciding the next fact needs, and nothing of the facts before but what can still matter. `step` and
 * `advance` change it in place; `copyState` first where the old one is still wanted.
 */
export type EvaluationState = {
  /** By programme id, in the order given; shared between copies, as programmes never change. */
  readonly programmes: ReadonlyMap<string, CompiledVersions>
  readonly memory: {
    readonly seen: Seen
    /** Each by its one string, so that looking a member up again and again stays cheap. */
    readonly members: Map<string, string>
    readonly world: World
    readonly books: Map<string, Book>
  }
}

/** The state before any fact. Several programmes of one id are its dated versions. */
export function createState(programmes: readonly Programme[]): EvaluationState {
  const compiled = compileProgrammes(programmes)
  return {
    programmes: compiled,
    memory: {
      seen: createSeen(),
      members: new Map(),
      world: createWorld(),
      books: new Map([...compiled.keys()].map((id) => [id, createBook()])),
    },
  }
}

export const copyState = (state: EvaluationState): EvaluationState => ({
  programmes: state.programmes,
  memory: copyOf(state.memory),
})
