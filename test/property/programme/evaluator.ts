import type { Fact } from '@shared/facts/fact'
import type { EntryDraft } from '@shared/ledger/entry'
import { evaluate } from '@shared/programme/evaluate'
import type { Programme } from '@shared/programme/schema'
import { createState } from '@shared/programme/state'
import { advance, forecast, step } from '@shared/programme/step'

/** What the suite asks of an evaluator, so that a broken one can be put to the same questions. */
export type Evaluator = {
  /** Facts in any order, at once: the entries up to a moment, those of a member in each programme in their order. */
  readonly run: (
    programmes: readonly Programme[],
    facts: readonly Fact[],
    asOf: string,
  ) => readonly EntryDraft[]
  /** The same facts one at a time, in the order in which they come, and then the look at the calendar. */
  readonly feed: (
    programmes: readonly Programme[],
    arriving: readonly Fact[],
    asOf: string,
  ) => readonly EntryDraft[]
  /** What the next facts would give, after those before. */
  readonly forecast: (
    programmes: readonly Programme[],
    before: readonly Fact[],
    next: readonly Fact[],
  ) => readonly EntryDraft[]
}

export const real: Evaluator = {
  run: (programmes, facts, asOf) =>
    Object.values(evaluate(programmes, facts, asOf).members).flatMap((member) =>
      Object.values(member).flatMap(({ entries }) => entries),
    ),
  feed: (programmes, arriving, asOf) => {
    const state = createState(programmes)
    return [...arriving.flatMap((fact) => step(state, fact)), ...advance(state, asOf)]
  },
  forecast: (programmes, before, next) => {
    const state = createState(programmes)
    for (const fact of before) step(state, fact)
    return forecast(state, next)
  },
}

/** What is put between the suite and the real evaluator to break it. */
export type Break = {
  readonly programmes?: (programmes: readonly Programme[]) => readonly Programme[]
  readonly facts?: (facts: readonly Fact[]) => readonly Fact[]
  readonly entries?: (entries: readonly EntryDraft[], facts: readonly Fact[]) => readonly EntryDraft[]
}

/** The real evaluator, lied to about the rules or the facts, or misquoted. */
export function broken(by: Break): Evaluator {
  const { programmes: rules = same, facts: told = same, entries: quoted = same } = by
  return {
    run: (programmes, facts, asOf) => quoted(real.run(rules(programmes), told(facts), asOf), facts),
    feed: (programmes, arriving, asOf) =>
      quoted(real.feed(rules(programmes), told(arriving), asOf), arriving),
    forecast: (programmes, before, next) => real.forecast(rules(programmes), told(before), told(next)),
  }
}

const same = <T>(value: T): T => value
