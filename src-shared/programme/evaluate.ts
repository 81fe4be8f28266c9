import { compareFacts, type Fact } from '../facts/fact'
import type { EntryDraft } from '../ledger/entry'
import type { Evaluation, MemberProgress } from './evaluation'
import type { Programme } from './schema'
import { createState } from './state'
import { advance, step } from './step'
import { memberView } from './view'

/** Facts in any order, evaluated at once: every member's progress and entries in every programme as of a moment. */
export function evaluate(programmes: readonly Programme[], facts: readonly Fact[], asOf: string): Evaluation {
  return { members: Object.fromEntries(evaluateMembers(programmes, facts, asOf)) }
}

/** The same member by member, so that a long answer need never stand in memory as one text. */
export function* evaluateMembers(
  programmes: readonly Programme[],
  facts: readonly Fact[],
  asOf: string,
): Generator<readonly [string, Readonly<Record<string, MemberProgress>>]> {
  const state = createState(programmes)
  const entries = new Map<string, Map<string, EntryDraft[]>>()
  const keep = (made: readonly EntryDraft[]) => {
    for (const entry of made) {
      let own = entries.get(entry.member)
      if (!own) entries.set(entry.member, (own = new Map<string, EntryDraft[]>()))
      const inProgramme = own.get(entry.programme)
      if (inProgramme) inProgramme.push(entry)
      else own.set(entry.programme, [entry])
    }
  }
  for (const fact of facts.toSorted(compareFacts)) keep(step(state, fact))
  keep(advance(state, asOf))
  for (const member of state.memory.members) {
    const own = entries.get(member)
    const view = Object.entries(memberView(state, member, asOf)).map(
      ([id, progress]) => [id, { ...progress, entries: own?.get(id) ?? [] }] as const,
    )
    yield [member, Object.fromEntries(view)]
  }
}
