import type { Fact } from '@shared/facts/fact'
import { factSchema } from '@shared/facts/fact'
import type { EntryDraft } from '@shared/ledger/entry'
import type { Programme } from '@shared/programme/schema'
import { createState, type EvaluationState } from '@shared/programme/state'
import { advance, step } from '@shared/programme/step'
import type { Reading } from '../store/port'

const factsPerRead = 2_000

/**
 * What the rules remember of all facts so far, in memory. The database is the truth: the replica folds what it has not
 * seen yet, its own facts and those that other processes wrote, and starts anew after a transaction that failed.
 */
export type Replica = {
  /** Takes in everything stored; to be called with the write lock held, before a new fact. */
  readonly catchUp: (tx: Reading) => Promise<void>
  /** The last fact in the order of the ledger, as of the last catch-up or step. */
  readonly last: () => { readonly recordedAt: string; readonly id: string } | null
  /** Takes in a fact just stored and gives the entries it makes. */
  readonly step: (seq: number, fact: Fact) => readonly EntryDraft[]
  /** Entries that time alone brings about. They may have been stored before. */
  readonly advance: (now: string) => readonly EntryDraft[]
  readonly startAnew: () => void
}

export function createReplica(programmes: readonly Programme[]): Replica {
  let state: EvaluationState = createState(programmes)
  let seen = 0
  let last: { readonly recordedAt: string; readonly id: string } | null = null

  const take = (seq: number, fact: Fact): readonly EntryDraft[] => {
    const made = step(state, fact)
    seen = seq
    last = { recordedAt: fact.recordedAt ?? fact.at, id: fact.id }
    return made
  }

  return {
    async catchUp(tx) {
      for (;;) {
        const rows = await tx
          .selectFrom('facts')
          .select(['seq', 'body'])
          .where('seq', '>', seen)
          .orderBy('seq')
          .limit(factsPerRead)
          .execute()
        for (const row of rows) take(row.seq, factSchema.parse(JSON.parse(row.body)))
        if (rows.length < factsPerRead) return
      }
    },
    last: () => last,
    step: take,
    advance: (now) => advance(state, now),
    startAnew() {
      state = createState(programmes)
      seen = 0
      last = null
    },
  }
}
