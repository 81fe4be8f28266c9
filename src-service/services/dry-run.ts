import { factSchema } from '@shared/facts/fact'
import type { EntryDraft } from '@shared/ledger/entry'
import type { Programme } from '@shared/programme/schema'
import { createState } from '@shared/programme/state'
import { advance, step } from '@shared/programme/step'
import type { Clock } from '@shared/time'
import type { Store } from '../store/port'

/** Few enough that a request in between waits for some milliseconds alone. */
const factsPerRead = 500

/** What came of all facts so far by the versions in force, and what would have come of them by another one. */
export type Compared = { readonly before: number; readonly after: number }

export type DryRun = {
  readonly facts: number
  readonly rules: ReadonlyMap<string, Compared>
  readonly members: ReadonlyMap<string, Compared>
}

/**
 * Evaluates every stored fact twice: by the versions of the programme that there are, and as if the candidate alone had
 * always been in force. What the team and disputes moved is no rule's and not in it. Changes nothing; facts never
 * change either, so they are read a few at a time, without holding a view of the database or the event loop for long.
 */
export async function dryRun(
  deps: { readonly store: Store; readonly clock: Clock; readonly programmes: readonly Programme[] },
  candidate: Programme,
): Promise<DryRun> {
  const { from: _from, ...always } = candidate
  const before = createState(deps.programmes.filter(({ id }) => id === candidate.id))
  const after = createState([always])
  const sums = createSums()
  let facts = 0
  for await (const bodies of factBodies(deps.store)) {
    for (const body of bodies) {
      const fact = factSchema.parse(JSON.parse(body))
      sums.know(fact.member)
      sums.add('before', step(before, fact))
      sums.add('after', step(after, fact))
    }
    facts += bodies.length
  }
  const now = deps.clock.now().toISOString()
  sums.add('before', advance(before, now))
  sums.add('after', advance(after, now))
  return { facts, rules: sums.rules, members: sums.members }
}

function createSums() {
  const rules = new Map<string, { before: number; after: number }>()
  const members = new Map<string, { before: number; after: number }>()
  const sumIn = (sums: typeof rules, key: string) => {
    const found = sums.get(key) ?? { before: 0, after: 0 }
    sums.set(key, found)
    return found
  }
  return {
    rules,
    members,
    /** Also whoever gets nothing by either is one of the members. */
    know(member: string) {
      sumIn(members, member)
    },
    add(side: 'before' | 'after', drafts: readonly EntryDraft[]) {
      for (const { rule, member, amount } of drafts) {
        sumIn(rules, rule)[side] += amount
        sumIn(members, member)[side] += amount
      }
    },
  }
}

async function* factBodies(store: Store): AsyncGenerator<readonly string[]> {
  for (let seen = 0; ;) {
    const rows = await store.read((tx) =>
      tx
        .selectFrom('facts')
        .select(['seq', 'body'])
        .where('seq', '>', seen)
        .orderBy('seq')
        .limit(factsPerRead)
        .execute(),
    )
    yield rows.map(({ body }) => body)
    const last = rows.at(-1)
    if (last === undefined || rows.length < factsPerRead) return
    seen = last.seq
  }
}
