import type { Fact } from '@shared/facts/fact'
import { factSchema } from '@shared/facts/fact'
import type { EntryDraft } from '@shared/ledger/entry'
import type { MemberProgress } from '@shared/programme/evaluation'
import type { Programme } from '@shared/programme/schema'
import { createState, type EvaluationState } from '@shared/programme/state'
import { advance, step } from '@shared/programme/step'
import { memberView } from '@shared/programme/view'
import type { Reading } from '../store/port'

const factsPerRead = 2_000

/**
 * What the rules remember of all facts so far, in memory. The database is the truth: the replica folds what it has not
 * seen yet, its own facts and those that other processes wrote, and starts anew after a transaction that failed.
 */
export type Replica = {
  /** Takes in everything stored; to be called with the write lock held before a new fact, or to look alone. */
  readonly catchUp: (tx: Reading) => Promise<void>
  /** The last fact in the order of the ledger, as of the last catch-up or step. */
  readonly last: () => { readonly recordedAt: string; readonly id: string } | null
  /** Takes in a fact about to be stored and gives the entries it makes. */
  readonly step: (fact: Fact) => readonly EntryDraft[]
  /** Entries that time alone brings about. They may have been stored before. */
  readonly advance: (now: string) => readonly EntryDraft[]
  /** How the transaction ended. After one that failed nothing stepped in it may stay, so the replica starts anew. */
  readonly ended: (how: 'committed' | 'failed') => void
  readonly progressOf: (member: string, asOf: string) => Readonly<Record<string, MemberProgress>>
}

export function createReplica(programmes: readonly Programme[]): Replica {
  let state: EvaluationState = createState(programmes)
  let seen = 0
  let last: { readonly recordedAt: string; readonly id: string } | null = null
  let stepped = false
  /** Facts of its own, which it will find stored and knows already. */
  const own = new Set<string>()

  const take = (fact: Fact): readonly EntryDraft[] => {
    const made = step(state, fact)
    last = { recordedAt: fact.recordedAt ?? fact.at, id: fact.id }
    return made
  }

  return {
    async catchUp(tx) {
      for (;;) {
        const rows = await tx
          .selectFrom('facts')
          .select(['seq', 'id', 'body'])
          .where('seq', '>', seen)
          .orderBy('seq')
          .limit(factsPerRead)
          .execute()
        for (const { seq, id, body } of rows) {
          if (!own.delete(id)) take(factSchema.parse(JSON.parse(body)))
          seen = seq
        }
        if (rows.length < factsPerRead) return
      }
    },
    last: () => last,
    step: (fact) => {
      stepped = true
      own.add(fact.id)
      return take(fact)
    },
    advance: (now) => {
      stepped = true
      return advance(state, now)
    },
    progressOf: (member, asOf) => memberView(state, member, asOf),
    ended(how) {
      if (how === 'failed' && stepped) {
        state = createState(programmes)
        seen = 0
        last = null
        own.clear()
      }
      stepped = false
    },
  }
}
