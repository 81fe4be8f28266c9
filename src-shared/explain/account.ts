import { compareFacts, type Fact } from '../facts/fact'
import type { EntryDraft } from '../ledger/entry'
import type { Silence } from '../programme/passed'
import { bringAll, type BroughtForward } from '../programme/brought-forward'
import type { Programme } from '../programme/schema'
import { createState } from '../programme/state'
import { advance, step } from '../programme/step'

/** One fact and all that came of it: the entries, and the rules that read it and gave nothing. */
export type Accounted = {
  /** null for what the calendar brought about, and for what was brought forward. */
  readonly fact: Fact | null
  readonly entries: readonly EntryDraft[]
  readonly silences: readonly Silence[]
}

/** Evaluates facts, given in any order, and accounts for every single one of them. */
export function* accountOf(
  programmes: readonly Programme[],
  facts: readonly Fact[],
  asOf: string,
  brought: readonly BroughtForward[] = [],
): Generator<Accounted> {
  const state = createState(programmes)
  yield { fact: null, entries: bringAll(state, brought), silences: [] }
  for (const fact of facts.toSorted(compareFacts)) {
    const silences: Silence[] = []
    const entries = step(state, fact, silences)
    yield { fact, entries, silences }
  }
  yield { fact: null, entries: advance(state, asOf), silences: [] }
}
