import { factSchema } from '@shared/facts/fact'
import type { Programme } from '@shared/programme/schema'
import { createState } from '@shared/programme/state'
import { advance, step } from '@shared/programme/step'
import type { Clock } from '@shared/time'
import type { Reading, Store } from '../store/port'
import { storedVersions } from './programme-book'
import { createPairs, type Difference } from './replay-pairs'
import { createLeft, storedLines } from './replay-stored'

const rowsPerRead = 2_000

export type Replayed = {
  readonly facts: number
  readonly entries: number
  readonly differences: readonly Difference[]
}

/**
 * Replays every stored fact and compares what it gives with the stored awards, deductions and reversals. What a dispute
 * moved is no fact's; what a dispute or expiry left of an award bounds what the rules could take of it. An anniversary
 * that is not stored yet is no difference: it is given at the next look. Changes nothing, and takes its time in a view
 * of its own, so it is for a process of its own.
 */
export function replayLedger(deps: {
  readonly store: Store
  readonly clock: Clock
  readonly programmes: readonly Programme[]
}): Promise<Replayed> {
  return deps.store.read(async (tx) => {
    const pairs = createPairs()
    const state = createState([...deps.programmes, ...(await storedVersions(tx))])
    const stored = storedLines(tx, rowsPerRead, createLeft())
    let [facts, entries, made] = [0, 0, 0]
    const takeStored = async (until: number) => {
      while (entries < until) {
        const { value, done } = await stored.next()
        if (done === true) return
        entries += 1
        pairs.store(value)
      }
    }
    for await (const body of factBodies(tx)) {
      facts += 1
      for (const draft of step(state, factSchema.parse(JSON.parse(body)))) {
        made += 1
        pairs.replay(draft)
      }
      if (facts % rowsPerRead === 0) await takeStored(made)
    }
    await takeStored(Number.POSITIVE_INFINITY)
    for (const draft of advance(state, deps.clock.now().toISOString())) {
      if (pairs.isStored(draft)) pairs.replay(draft)
    }
    return { facts, entries, differences: pairs.differences() }
  })
}

async function* factBodies(tx: Reading): AsyncGenerator<string> {
  for (let seen = 0; ;) {
    const rows = await tx
      .selectFrom('facts')
      .select(['seq', 'body'])
      .where('seq', '>', seen)
      .orderBy('seq')
      .limit(rowsPerRead)
      .execute()
    for (const { body } of rows) yield body
    const last = rows.at(-1)
    if (last === undefined || rows.length < rowsPerRead) return
    seen = last.seq
  }
}
