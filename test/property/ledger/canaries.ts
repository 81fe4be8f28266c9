import { err, ok } from '@shared/result'
import { appError } from '@shared/errors'
import type { Entry, EntryDraft } from '@shared/ledger/entry'
import type { OrderMove } from '@shared/ledger/redemption'
import { realParts, type Parts } from './in-memory'

export type Canary = {
  readonly name: string
  readonly parts: Partial<Parts>
  /** The properties that must see it; others may. */
  readonly caughtBy: readonly string[]
}

const { request, cancel, fulfil, expire, resolve, appeal, counted } = realParts

const withEntries = (move: OrderMove, change: (entry: EntryDraft) => readonly EntryDraft[]): OrderMove => ({
  ...move,
  entries: move.entries.flatMap(change),
})

/** Stores that are broken on purpose, each in one place. */
export const canaries: readonly Canary[] = [
  {
    name: 'orders that nobody has the points for',
    parts: {
      request: (offer, applicant, asked) =>
        request(offer, { ...applicant, balance: 99, available: 99 }, asked),
    },
    caughtBy: ['available never falls below zero through a redemption', 'the ledger keeps its invariants'],
  },
  {
    name: 'orders fulfilled with points that were taken back',
    parts: { fulfil: (order, by) => fulfil(order, { ...by, available: 0 }) },
    caughtBy: ['available never falls below zero through a redemption', 'the ledger keeps its invariants'],
  },
  {
    name: 'a hold counted twice',
    parts: {
      request: (...asked) => {
        const move = request(...asked)
        return move.ok ? ok(withEntries(move.value, (entry) => [entry, entry])) : move
      },
    },
    caughtBy: ['a naive account comes to the same', 'points that were held are in exactly one place'],
  },
  {
    name: 'a stored balance that counts a hold twice',
    parts: {
      counted: (entry: Entry) => ({ ...counted(entry), held: entry.held * (entry.kind === 'hold' ? 2 : 1) }),
    },
    caughtBy: ['balance and available are what the sums say'],
  },
  {
    name: 'a release of more than was held',
    parts: {
      cancel: (...asked) => {
        const move = cancel(...asked)
        return move.ok ? ok(withEntries(move.value, (entry) => [{ ...entry, held: entry.held - 1 }])) : move
      },
    },
    caughtBy: ['points that were held are in exactly one place', 'the ledger keeps its invariants'],
  },
  {
    name: 'a capture that forgets to end the hold',
    parts: {
      fulfil: (...asked) => {
        const move = fulfil(...asked)
        return move.ok ? ok(withEntries(move.value, (entry) => [{ ...entry, held: 0 }])) : move
      },
    },
    caughtBy: ['a naive account comes to the same', 'points that were held are in exactly one place'],
  },
  {
    name: 'a code given twice',
    parts: { codeOf: (pool) => pool[0] ?? null },
    caughtBy: ['no code is in two orders, and no order changes its code'],
  },
  {
    name: 'stock that is looked at before a rush',
    parts: { stockSeen: (_now, atTheStart) => atTheStart },
    caughtBy: ['no item is oversold'],
  },
  {
    name: 'no limit for each member',
    parts: { takenSeen: () => 0 },
    caughtBy: ['no limit for each member is passed'],
  },
  {
    name: 'orders that are cancelled after they were fulfilled',
    parts: { cancel: (order, at) => cancel({ ...order, state: 'requested' }, at) },
    caughtBy: ['what has ended stays as it ended', 'the ledger keeps its invariants'],
  },
  {
    name: 'a second order for a key that comes again',
    parts: { known: () => null },
    caughtBy: ['an order sent again is the same order and takes nothing'],
  },
  {
    name: 'deadlines that nobody looks for',
    parts: { isDue: () => false },
    caughtBy: ['no open order outlives its deadline, and none ends by it before'],
  },
  {
    name: 'orders that expire at once',
    parts: {
      isDue: ({ state }) => state === 'requested',
      expire: (order, _at) => expire(order, order.deadline),
    },
    caughtBy: ['no open order outlives its deadline, and none ends by it before'],
  },
  {
    name: 'disputes that take back what was taken before',
    parts: { standingSeen: ({ reversed }, { amount }) => ({ left: amount, reversed }) },
    caughtBy: ['a naive account comes to the same', 'the ledger keeps its invariants'],
  },
  {
    name: 'an appeal that gives again what a reversal took',
    parts: { standingSeen: ({ left }) => ({ left, reversed: false }) },
    caughtBy: ['a naive account comes to the same'],
  },
  {
    name: 'a decision that leaves the points held',
    parts: {
      resolve: (...asked) => {
        const move = resolve(...asked)
        if (!move.ok) return move
        return ok({ ...move.value, entries: move.value.entries.filter(({ kind }) => kind !== 'release') })
      },
    },
    caughtBy: ['a naive account comes to the same', 'points that were held are in exactly one place'],
  },
  {
    name: 'disputes that are appealed again and again',
    parts: {
      appeal: (dispute) =>
        dispute.state === 'open' ? err(appError('conflict')) : appeal({ ...dispute, state: 'resolved' }),
    },
    caughtBy: ['what has ended stays as it ended'],
  },
]
