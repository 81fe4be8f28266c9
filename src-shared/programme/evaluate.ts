import { compareFacts, type Fact } from '../facts/fact'
import type { EntryDraft } from '../ledger/entry'
import { bringAll, type BroughtForward } from './brought-forward'
import type { Evaluation, MemberProgress } from './evaluation'
import { outlooksAt, type Outlook } from './outlook'
import type { Programme } from './schema'
import { createState } from './state'
import { advance, step } from './step'
import { progressOf } from './view'

/** What facts came to for one member: in every programme where he or she stands, and the entries that led there. */
export type Evaluated = {
  readonly member: string
  readonly programmes: ReadonlyMap<
    string,
    { readonly outlook: Outlook; readonly entries: readonly EntryDraft[] }
  >
}

/**
 * Facts in any order, evaluated at once: every member's progress and entries in every programme as of a moment. What
 * was brought forward comes before them, and must have no fault.
 */
export function evaluate(
  programmes: readonly Programme[],
  facts: readonly Fact[],
  asOf: string,
  brought: readonly BroughtForward[] = [],
): Evaluation {
  const members: [string, Evaluation['members'][string]][] = []
  for (const one of evaluateMembers(programmes, facts, asOf, brought))
    members.push([one.member, progressIn(one)])
  return { members: Object.fromEntries(members) }
}

/** The same member by member, so that a long answer need never stand in memory as one text. */
export function* evaluateMembers(
  programmes: readonly Programme[],
  facts: readonly Fact[],
  asOf: string,
  brought: readonly BroughtForward[] = [],
): Generator<Evaluated> {
  const state = createState(programmes)
  const entries = new Map<string, EntryDraft[]>()
  const keep = (made: readonly EntryDraft[]) => {
    for (const entry of made) {
      const own = entries.get(entry.member)
      if (own) own.push(entry)
      else entries.set(entry.member, [entry])
    }
  }
  keep(bringAll(state, brought))
  for (const fact of facts.toSorted(compareFacts)) keep(step(state, fact))
  keep(advance(state, asOf))
  const outlookOf = outlooksAt(state, asOf)
  for (const member of state.memory.members.keys()) {
    const own = entries.get(member) ?? []
    const outlooks = [...outlookOf(member)]
    yield {
      member,
      programmes: new Map(
        outlooks.map(([id, outlook]) => [
          id,
          { outlook, entries: own.filter(({ programme }) => programme === id) },
        ]),
      ),
    }
  }
}

/** As `evaluate --json` prints it. */
export const progressIn = ({ programmes }: Evaluated): Readonly<Record<string, MemberProgress>> =>
  Object.fromEntries(
    [...programmes].map(([id, { outlook, entries }]) => [
      id,
      { ...progressOf(outlook), entries: [...entries] },
    ]),
  )
