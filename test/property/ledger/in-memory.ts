import type { AppError } from '@shared/errors'
import { appeal, open, resolve, type Dispute, type Standing } from '@shared/ledger/dispute'
import type { Entry, EntryDraft } from '@shared/ledger/entry'
import {
  cancel,
  expire,
  fulfil,
  reject,
  request,
  type Order,
  type OrderMove,
} from '@shared/ledger/redemption'
import type { Result } from '@shared/result'
import { uuid } from '../../unit/programme/support/facts'
import { items, members, type Ask, type Implementation, type Look } from './implementation'

/** What a store is made of: the moves of the real ledger, and the little around them that a broken one gets wrong. */
export type Parts = typeof realParts

export const realParts = {
  request,
  cancel,
  fulfil,
  reject,
  expire,
  open,
  resolve,
  appeal,
  /** What is left of an item for the n-th of those who ask at the same moment. */
  stockSeen: (now: number | null, _atTheStart: number | null): number | null => now,
  takenSeen: (now: number): number => now,
  standingSeen: (now: Standing, _award: Entry): Standing => now,
  /** The first code of the pool that is in no living order. */
  codeOf: (pool: readonly string[], used: ReadonlySet<string>): string | null =>
    pool.find((code) => !used.has(code)) ?? null,
  /** The order that a key made before. */
  known: (keys: ReadonlyMap<string, string>, key: string): string | null => keys.get(key) ?? null,
  isDue: (order: Order, now: string): boolean => order.state === 'requested' && order.deadline <= now,
  /** What a stored balance learns of an entry. */
  counted: ({ amount, held }: Entry): { readonly amount: number; readonly held: number } => ({
    amount,
    held,
  }),
}

type Kept = { order: Order; hold: string; code: string | null }
type KeptDispute = { dispute: Dispute; hold: string | null }

/** The machines of the ledger over plain memory, with as little around them as a store needs. */
export const inMemory =
  (broken: Partial<Parts> = {}): Implementation =>
  () => {
    const parts: Parts = { ...realParts, ...broken }
    const entries: Entry[] = []
    const stored = new Map<string, { amount: number; held: number }>(
      members.map((member) => [member, { amount: 0, held: 0 }]),
    )
    const orders = new Map<string, Kept>()
    const disputes = new Map<string, KeptDispute>()
    const keys = new Map<string, string>()
    let time = Date.parse('2026-11-22T12:00:00.000Z')
    let made = 0
    const newId = () => uuid((made += 1))
    const now = () => new Date(time).toISOString()

    const write = (draft: EntryDraft, id: string, answers: string | null) => {
      const entry = { ...draft, id, answers }
      entries.push(entry)
      const account = stored.get(entry.member)
      const { amount, held } = parts.counted(entry)
      if (account) stored.set(entry.member, { amount: account.amount + amount, held: account.held + held })
    }
    const entryOf = (id: string): Entry => {
      const found = entries.find((entry) => entry.id === id)
      if (!found) throw new Error(`no entry ${id}`)
      return found
    }
    const standingOf = (award: string): Standing => {
      const own = entries.filter(
        ({ id, answers, kind }) =>
          id === award || (answers === award && ['deduction', 'reversal', 'adjustment'].includes(kind)),
      )
      return {
        left: own.reduce((sum, { amount }) => sum + amount, 0),
        reversed: own.some(({ kind }) => kind === 'reversal'),
      }
    }
    const living = () =>
      [...orders.values()].filter(({ order }) => ['requested', 'fulfilled'].includes(order.state))
    const leftOf = (item: (typeof items)[number]): number | null => {
      const supply = item.codes.length > 0 ? item.codes.length : item.stock
      return supply === null ? null : supply - living().filter(({ order }) => order.item === item.id).length
    }
    const pointsOf = (member: string) => {
      const { amount, held } = stored.get(member) ?? { amount: 0, held: 0 }
      return { balance: amount, available: amount - held }
    }

    const ask = ({ member, item: name, key }: Ask, stockAtTheStart?: number | null): string | null => {
      const before = parts.known(keys, `${member} ${key}`)
      if (before !== null) return before
      const item = items.find(({ id }) => id === name)
      if (!item) return null
      const left = leftOf(item)
      const own = living().filter(({ order }) => order.item === name && order.member === member)
      const terms = { programme: 'creator-rewards', version: '1', terms: 1, minLevel: 0, reserved: false }
      const { kind, price, perMember, days } = item
      const move = parts.request(
        {
          ...terms,
          item: name,
          kind,
          price,
          perMember,
          days,
          from: null,
          until: null,
          stock: parts.stockSeen(left, stockAtTheStart === undefined ? left : stockAtTheStart),
        },
        {
          member,
          ...pointsOf(member),
          level: 0,
          privileges: [],
          taken: parts.takenSeen(own.length),
          payoutsStopped: false,
        },
        { id: newId(), at: now(), price, terms: 1, hasAddress: false },
      )
      if (!move.ok) return null
      const used = new Set(living().flatMap(({ code }) => code ?? []))
      const code = kind === 'code' ? parts.codeOf(item.codes, used) : null
      const { order } = move.value
      const hold = newId()
      orders.set(order.id, { order, hold, code })
      keys.set(`${member} ${key}`, order.id)
      move.value.entries.forEach((entry, n) => write(entry, n === 0 ? hold : newId(), null))
      return order.id
    }

    const settle = (id: string, moved: (order: Order) => Result<OrderMove, AppError>): boolean => {
      const kept = orders.get(id)
      if (!kept) return false
      const move = moved(kept.order)
      if (!move.ok) return false
      const { order } = move.value
      orders.set(id, { ...kept, order, code: order.state === 'fulfilled' ? kept.code : null })
      for (const entry of move.value.entries) write(entry, newId(), kept.hold)
      return true
    }

    const look = (): Look => ({
      now: now(),
      entries: [...entries],
      accounts: Object.fromEntries(members.map((member) => [member, pointsOf(member)])),
      left: Object.fromEntries(items.map((item) => [item.id, leftOf(item)])),
      orders: [...orders.values()].map(({ order, code }) => {
        const { id, member, item, price, state, deadline } = order
        return { id, member, item, price, state, deadline, code }
      }),
      disputes: [...disputes.values()].map(({ dispute: { id, entry, line, state, held } }) => ({
        id,
        entry,
        member: line.member,
        state,
        held,
      })),
    })

    const correct = (award: string, kind: 'deduction' | 'reversal', most: number) => {
      const given = entryOf(award)
      const amount = 0 - Math.min(most, standingOf(award).left)
      write({ ...given, amount, kind, cause: newId(), reason: null }, newId(), award)
    }

    return Promise.resolve({
      award: async (member, points) => {
        const id = newId()
        const line = {
          rule: 'model-upload',
          subject: id,
          step: 1,
          cause: id,
          reason: null,
          why: { asked: points },
        }
        const moment = { occurredAt: now(), recordedAt: now() }
        const programme = { programme: 'creator-rewards', version: '1' }
        write({ ...line, ...moment, ...programme, member, amount: points, held: 0, kind: 'award' }, id, null)
        return id
      },
      deduct: async (award, points) => correct(award, 'deduction', points),
      reverse: async (award) => correct(award, 'reversal', Number.POSITIVE_INFINITY),
      order: async (member, item, key) => ask({ member, item, key }),
      rush: async (asks) => {
        const item = items.find(({ id }) => id === asks[0]?.item)
        const atTheStart = item ? leftOf(item) : null
        for (const one of asks) ask(one, atTheStart)
      },
      end: async (id, how) =>
        settle(id, (order) => {
          if (how === 'cancel') return parts.cancel(order, now())
          if (how === 'reject') return parts.reject(order, now(), 'Broken.')
          const { available } = pointsOf(order.member)
          return parts.fulfil(order, { at: now(), available, payoutsStopped: false })
        }),
      expire: async () => {
        for (const { order } of [...orders.values()]) {
          if (parts.isDue(order, now())) settle(order.id, (due) => parts.expire(due, now()))
        }
      },
      dispute: async (id, by) => {
        const entry = entryOf(id)
        if ([...disputes.values()].some(({ dispute }) => dispute.entry === id)) return null
        const move = parts.open(entry, {
          id: newId(),
          by,
          at: now(),
          standing: standingOf(entry.answers ?? id),
          madeByDispute: disputes.has(entry.cause),
        })
        if (!move.ok) return null
        const { dispute } = move.value
        const hold = dispute.held > 0 ? newId() : null
        disputes.set(dispute.id, { dispute, hold })
        for (const draft of move.value.entries) write(draft, hold ?? newId(), null)
        return dispute.id
      },
      resolve: async (id, ruling) => {
        const kept = disputes.get(id)
        if (!kept) return false
        const entry = entryOf(kept.dispute.entry)
        const award = entry.answers ?? entry.id
        const standing = parts.standingSeen(standingOf(award), entryOf(award))
        const move = parts.resolve(kept.dispute, ruling, now(), standing)
        if (!move.ok) return false
        disputes.set(id, { ...kept, dispute: move.value.dispute })
        for (const draft of move.value.entries)
          write(draft, newId(), draft.kind === 'release' ? kept.hold : award)
        return true
      },
      appeal: async (id) => {
        const kept = disputes.get(id)
        const move = kept && parts.appeal(kept.dispute)
        if (!kept || !move?.ok) return false
        disputes.set(id, { ...kept, dispute: move.value.dispute })
        return true
      },
      wait: (hours) => {
        time += hours * 60 * 60 * 1000
      },
      look: async () => look(),
      close: async () => undefined,
    })
  }
