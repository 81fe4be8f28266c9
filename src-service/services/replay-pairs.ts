import type { EntryDraft } from '@shared/ledger/entry'
import { isDeepStrictEqual } from 'node:util'
import type { StoredLine } from './replay-stored'

/** Where the ledger is not what the stored facts give under the stored versions. */
export type Difference = {
  /** `missing`: the facts give it and it is not stored. `unfounded`: it is stored and no fact gives it. */
  readonly what: 'missing' | 'unfounded' | 'differs'
  /** The stored entry. */
  readonly entry: string | null
  readonly line: Pick<EntryDraft, 'kind' | 'programme' | 'rule' | 'member' | 'subject' | 'step' | 'cause'>
  readonly fields: readonly { readonly name: string; readonly stored: unknown; readonly replayed: unknown }[]
}

/** Pairs what is stored with what is replayed, whichever comes first; only what waits for its other half is kept. */
export function createPairs() {
  const replayed = new Map<string, EntryDraft>()
  const stored = new Map<string, StoredLine>()
  const found: Difference[] = []
  const compare = (line: StoredLine, draft: EntryDraft) => {
    const fields = fieldsOf(line, draft).filter((field) => !isDeepStrictEqual(field.stored, field.replayed))
    if (fields.length > 0) found.push({ what: 'differs', entry: line.id, line: lineOf(line), fields })
  }
  const nowhere = (line: StoredLine) => {
    found.push({ what: 'unfounded', entry: line.id, line: lineOf(line), fields: amountOf(line.amount, null) })
  }
  return {
    isStored: (draft: EntryDraft) => stored.has(keyOf(draft)),
    replay(draft: EntryDraft) {
      const key = keyOf(draft)
      const line = stored.get(key)
      if (line === undefined) replayed.set(key, draft)
      else compare(line, draft)
      stored.delete(key)
    },
    store(line: StoredLine) {
      const key = keyOf(line)
      const draft = replayed.get(key)
      if (draft !== undefined) compare(line, draft)
      else if (stored.has(key)) nowhere(line)
      else stored.set(key, line)
      replayed.delete(key)
    },
    differences(): readonly Difference[] {
      for (const line of stored.values()) nowhere(line)
      for (const draft of replayed.values()) {
        found.push({
          what: 'missing',
          entry: null,
          line: lineOf(draft),
          fields: amountOf(null, draft.amount),
        })
      }
      return found
    },
  }
}

const amountOf = (stored: number | null, replayed: number | null) => [{ name: 'amount', stored, replayed }]

function fieldsOf(line: StoredLine, draft: EntryDraft): Difference['fields'] {
  return [
    { name: 'amount', stored: line.amount, replayed: amountFor(draft, line.left) },
    { name: 'version', stored: line.version, replayed: draft.version },
    { name: 'cause', stored: line.cause, replayed: draft.cause },
    { name: 'occurredAt', stored: line.occurredAt, replayed: draft.occurredAt },
    { name: 'recordedAt', stored: line.recordedAt, replayed: draft.recordedAt },
    { name: 'reason', stored: line.reason, replayed: draft.reason },
    { name: 'why', stored: line.why, replayed: JSON.parse(JSON.stringify(draft.why)) as unknown },
    { name: 'answers', stored: line.answersItsAward, replayed: draft.kind !== 'award' },
  ]
}

/** As `storeEntry` has it: a deduction takes no more than is left of its award, a reversal all of it. */
function amountFor({ kind, amount }: EntryDraft, left: number): number {
  if (kind === 'deduction') return Math.max(amount, 0 - left)
  return kind === 'reversal' ? 0 - left : amount
}

/** One award per step, whatever caused it; an award may have several corrections, one per cause. */
const keyOf = (line: Difference['line']): string =>
  JSON.stringify([
    line.kind,
    line.programme,
    line.rule,
    line.member,
    line.subject,
    line.step,
    line.kind === 'award' ? null : line.cause,
  ])

const lineOf = ({
  kind,
  programme,
  rule,
  member,
  subject,
  step: nth,
  cause,
}: Difference['line']): Difference['line'] => ({
  kind,
  programme,
  rule,
  member,
  subject,
  step: nth,
  cause,
})
