import type { Fact } from '@shared/facts/fact'
import type { Entry, EntryDraft } from '@shared/ledger/entry'
import type { MemberProgress } from '@shared/programme/evaluation'
import type { Programme } from '@shared/programme/schema'
import type { Clock } from '@shared/time'
import type { Reading, Store, Writing } from '../store/port'
import { standingOfAward } from './award-standing'
import { publish } from './feed'
import { inTurn } from './in-turn'
import { erasedMembers } from './erased'
import { createProgrammeBook, type ProgrammeBook } from './programme-book'
import { createReplica } from './replica'
import { createSheet, type Sheet } from './sheet'

type WithoutBase<T> = T extends unknown ? Omit<T, 'id' | 'recordedAt'> : never
/** A fact before it gets its id and its place in the order. */
export type NewFact = WithoutBase<Fact>

/** Writes a fact and everything it earns or takes back, inside the transaction of its cause. */
export type Recorder = (fact: NewFact, claim: string | null) => Promise<void>

/** The rows of a transaction that need not be written at once, and facts that are recorded on it. */
export type Recording = Sheet & {
  readonly record: Recorder
  /** The ids of the facts that a claim became in this transaction. */
  readonly factsOf: (claim: string) => readonly string[]
}

export type Ledger = {
  /** By what it awards. */
  readonly book: ProgrammeBook
  /**
   * One transaction. When it fails nothing of it happened, in the database or in the rules' memory. What is put on the
   * sheet is written at its end; what `record` is given, at once.
   */
  readonly write: <T>(work: (tx: Writing, record: Recorder, sheet: Recording) => Promise<T>) => Promise<T>
  /** Gives what time alone brings about (anniversaries), each once however often it is asked. */
  readonly advance: () => Promise<void>
  /** How far a member is in each programme, as of a moment. */
  readonly progressOf: (member: string, asOf: string) => Promise<Readonly<Record<string, MemberProgress>>>
}

export type LedgerDeps = {
  readonly store: Store
  readonly clock: Clock
  readonly newId: () => string
  /** Those the service came with; what its team put in force is in the database. */
  readonly programmes: readonly Programme[]
}

export function createLedger(deps: LedgerDeps): Ledger {
  const book = createProgrammeBook(deps)
  let replica = createReplica(book.programmes)
  let edition = book.edition()
  const oneAtATime = inTurn()

  /** Goes by the programmes as they are now. */
  const renew = async (tx: Reading): Promise<void> => {
    await book.refresh(tx)
    if (edition !== book.edition()) replica = createReplica(book.programmes)
    edition = book.edition()
  }

  const write: Ledger['write'] = (work) =>
    oneAtATime(async () => {
      try {
        const done = await deps.store.write(async (tx) => {
          await renew(tx)
          const sheet = recordingOn(tx)
          const record: Recorder = async (fact, claim) => {
            await sheet.record(fact, claim)
            await sheet.write()
          }
          const result = await work(tx, record, sheet).finally(sheet.atRest)
          await sheet.write()
          return result
        })
        replica.ended('committed')
        return done
      } catch (error) {
        replica.ended('failed')
        throw error
      }
    })

  const recordingOn = (tx: Writing): Recording => {
    const sheet = createSheet(deps.store, tx)
    const byClaim = new Map<string, string[]>()
    let caughtUp = false
    const record: Recorder = async (draft, claim) => {
      // Once: nobody else writes while this transaction has the lock.
      if (!caughtUp) await replica.catchUp(tx)
      caughtUp = true
      const id = deps.newId()
      const fact = {
        ...draft,
        id,
        recordedAt: placeInOrder(deps.clock, draft.at, id, replica.last()),
      } as Fact
      const { member, type, at, recordedAt } = fact
      sheet.fact({ id, member, type, at, recorded_at: recordedAt ?? at, claim, body: JSON.stringify(fact) })
      sheet.news(member, 'fact', id)
      if (claim !== null) byClaim.set(claim, [...(byClaim.get(claim) ?? []), id])
      for (const entry of replica.step(fact)) {
        if (entry.kind === 'award') sheet.award(entry, deps.newId())
        else {
          await sheet.write()
          await storeEntry(tx, entry, deps.newId())
        }
      }
    }
    return { ...sheet, record, factsOf: (claim) => byClaim.get(claim) ?? [] }
  }

  return {
    book,
    write,
    progressOf: (member, asOf) =>
      oneAtATime(() =>
        deps.store.read(async (tx) => {
          await renew(tx)
          await replica.catchUp(tx)
          return replica.progressOf(member, asOf)
        }),
      ),
    advance: () =>
      write(async (tx) => {
        await replica.catchUp(tx)
        const erased = await erasedMembers(tx)
        for (const entry of replica.advance(deps.clock.now().toISOString())) {
          // What would come after a member was erased comes to nobody.
          const until = erased.get(entry.member)
          if (until !== undefined && entry.occurredAt > until) continue
          if ((await awardOf(tx, entry)) === null) await storeEntry(tx, entry, deps.newId())
        }
      }),
  }
}

/**
 * Facts count in the order (`recordedAt`, `id`), and what was paid is never retaken: so a new fact comes after every
 * stored one, also when the clock was set back.
 */
function placeInOrder(
  clock: Clock,
  at: string,
  id: string,
  last: { readonly recordedAt: string; readonly id: string } | null,
): string {
  const now = Math.max(clock.now().getTime(), Date.parse(at))
  if (last === null) return new Date(now).toISOString()
  const lastAt = Date.parse(last.recordedAt)
  if (now > lastAt) return new Date(now).toISOString()
  return new Date(id > last.id ? lastAt : lastAt + 1).toISOString()
}

/**
 * Writes an entry, its balance and the news of it. A correction finds the award that it answers by itself; what ends a
 * hold says which one.
 */
export async function storeEntry(
  tx: Writing,
  draft: EntryDraft,
  id: string,
  hold: string | null = null,
): Promise<void> {
  const entry: Entry = { ...draft, id, answers: hold, ...(await correctionOf(tx, draft)) }
  await tx
    .insertInto('entries')
    .values({
      id,
      member: entry.member,
      programme: entry.programme,
      version: entry.version,
      amount: entry.amount,
      held: entry.held,
      kind: entry.kind,
      rule: entry.rule,
      subject: entry.subject,
      step: entry.step,
      cause: entry.cause,
      answers: entry.answers,
      occurred_at: entry.occurredAt,
      recorded_at: entry.recordedAt,
      reason: entry.reason,
      why: JSON.stringify(entry.why),
    })
    .execute()
  await tx
    .insertInto('balances')
    .values({ member: entry.member, programme: entry.programme, balance: entry.amount, held: entry.held })
    .onConflict((conflict) =>
      conflict.columns(['member', 'programme']).doUpdateSet((eb) => ({
        balance: eb('balances.balance', '+', entry.amount),
        held: eb('balances.held', '+', entry.held),
      })),
    )
    .execute()
  await publish(tx, entry.member, 'entry', id)
}

/**
 * What a correction answers. A dispute may have taken some of the award before, or added to it, and the rules do not
 * know: so a deduction takes no more than is left, and a reversal all of it.
 */
async function correctionOf(
  tx: Writing,
  draft: EntryDraft,
): Promise<Partial<Pick<Entry, 'amount' | 'answers'>>> {
  if (draft.kind !== 'deduction' && draft.kind !== 'reversal' && draft.kind !== 'adjustment') return {}
  const award = await awardOf(tx, draft)
  if (award === null || draft.kind === 'adjustment') return { answers: award }
  const { left } = await standingOfAward(tx, award)
  return { answers: award, amount: draft.kind === 'reversal' ? 0 - left : Math.max(draft.amount, 0 - left) }
}

/** The award that a correction names by its rule, member, subject and step; there is at most one. */
async function awardOf(tx: Writing, line: EntryDraft): Promise<string | null> {
  const row = await tx
    .selectFrom('entries')
    .select('id')
    .where('kind', '=', 'award')
    .where('programme', '=', line.programme)
    .where('rule', '=', line.rule)
    .where('member', '=', line.member)
    .where('subject', '=', line.subject)
    .where('step', '=', line.step)
    .executeTakeFirst()
  return row?.id ?? null
}
