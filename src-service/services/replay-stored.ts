import type { EntryDraft } from '@shared/ledger/entry'
import type { Reading } from '../store/port'

/** A stored entry that a fact is to give, with what was left of its award just before it. */
export type StoredLine = Omit<EntryDraft, 'why' | 'reason' | 'held'> & {
  readonly id: string
  readonly reason: string | null
  readonly why: unknown
  readonly answersItsAward: boolean
  readonly left: number
}

/** The stored awards, deductions and reversals in the order of recording, without those that a dispute made. */
export async function* storedLines(
  tx: Reading,
  rowsPerRead: number,
  left: Left,
): AsyncGenerator<StoredLine, undefined> {
  for (let seen = 0; ;) {
    const rows = await readRows(tx, seen, rowsPerRead)
    for (const row of rows) {
      const before = left.of(row.answers)
      left.take(row)
      if (!isGiven(row.kind) || row.dispute !== null) continue
      const { kind, member, programme, version, amount, rule, subject, step, cause, id, reason } = row
      yield {
        kind,
        member,
        programme,
        version,
        amount,
        rule,
        subject,
        step,
        cause,
        id,
        reason,
        occurredAt: row.occurred_at,
        recordedAt: row.recorded_at,
        why: JSON.parse(row.why) as unknown,
        answersItsAward: row.award !== null,
        left: before,
      }
    }
    const last = rows.at(-1)
    if (last === undefined || rows.length < rowsPerRead) return
    seen = last.seq
  }
}

const readRows = (tx: Reading, seen: number, rowsPerRead: number) =>
  tx
    .selectFrom('entries')
    .leftJoin('disputes', 'disputes.id', 'entries.cause')
    .leftJoin('entries as award', (join) =>
      join
        .onRef('award.id', '=', 'entries.answers')
        .on('award.kind', '=', 'award')
        .onRef('award.programme', '=', 'entries.programme')
        .onRef('award.rule', '=', 'entries.rule')
        .onRef('award.member', '=', 'entries.member')
        .onRef('award.subject', '=', 'entries.subject')
        .onRef('award.step', '=', 'entries.step'),
    )
    .selectAll('entries')
    .select(['disputes.id as dispute', 'award.id as award'])
    .where('entries.seq', '>', seen)
    .orderBy('entries.seq')
    .limit(rowsPerRead)
    .execute()

type Given = 'award' | 'deduction' | 'reversal'
const isGiven = (kind: string): kind is Given =>
  kind === 'award' || kind === 'deduction' || kind === 'reversal'

/** What is left of each award as the entries go by. */
export type Left = {
  readonly of: (award: string | null) => number
  readonly take: (row: {
    readonly id: string
    readonly kind: string
    readonly amount: number
    readonly answers: string | null
  }) => void
}

export function createLeft(): Left {
  const left = new Map<string, number>()
  /** The award of an adjustment, whose points may expire, too. */
  const adjusted = new Map<string, string>()
  const moving = new Set(['deduction', 'reversal', 'adjustment', 'expiry'])
  return {
    of: (award) => Math.max(0, left.get(award ?? '') ?? 0),
    take({ id, kind, amount, answers }) {
      if (kind === 'award') left.set(id, amount)
      if (answers === null || !moving.has(kind)) return
      if (kind === 'adjustment') adjusted.set(id, answers)
      const award = kind === 'expiry' ? (adjusted.get(answers) ?? answers) : answers
      left.set(award, (left.get(award) ?? 0) + amount)
    },
  }
}
