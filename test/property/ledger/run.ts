import fc from 'fast-check'
import type { Ruling } from '@shared/ledger/dispute'
import { uuid } from '../../unit/programme/support/facts'
import { items, members, type Implementation, type Look, type Running } from './implementation'

/** Which one, counted from the newest: most often one of the last, so that what is begun goes on. */
const nth = fc.oneof(fc.nat(2), fc.nat(20))
const who = fc.constantFrom(...members)
const what = fc.constantFrom(...items.map(({ id }) => id))
const command = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant('award'), member: who, points: fc.integer({ min: 0, max: 20 }) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('deduct'), nth, points: fc.integer({ min: 0, max: 9 }) }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('reverse'), nth }) },
  { weight: 6, arbitrary: fc.record({ do: fc.constant('order'), member: who, item: what }) },
  fc.record({ do: fc.constant('again'), nth }),
  { weight: 2, arbitrary: fc.record({ do: fc.constant('rush'), item: what }) },
  {
    weight: 5,
    arbitrary: fc.record({ do: fc.constant('end'), nth, how: fc.constantFrom('cancel', 'fulfil', 'reject') }),
  },
  fc.record({ do: fc.constant('expire') }),
  fc.record({ do: fc.constant('wait'), hours: fc.constantFrom(1, 24, 48) }),
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('dispute'), nth, by: fc.constantFrom('member', 'operator') }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('resolve'),
      nth,
      ruling: fc.oneof(
        fc.record({ outcome: fc.constantFrom('stands', 'taken-back') }),
        fc.record({ outcome: fc.constant('corrected'), points: fc.integer({ min: 1, max: 5 }) }),
      ),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('appeal'), nth }) },
)

export type Command =
  | { readonly do: 'award'; readonly member: string; readonly points: number }
  | { readonly do: 'deduct'; readonly nth: number; readonly points: number }
  | { readonly do: 'order'; readonly member: string; readonly item: string }
  | { readonly do: 'rush'; readonly item: string }
  | { readonly do: 'end'; readonly nth: number; readonly how: 'cancel' | 'fulfil' | 'reject' }
  | { readonly do: 'wait'; readonly hours: number }
  | { readonly do: 'dispute'; readonly nth: number; readonly by: 'member' | 'operator' }
  | { readonly do: 'resolve'; readonly nth: number; readonly ruling: Ruling }
  | { readonly do: 'reverse' | 'again' | 'appeal'; readonly nth: number }
  | { readonly do: 'expire' }

/** A dispute from its beginning to its end: too long a way to be met by chance often enough. */
const quarrel = fc
  .tuple(who, fc.integer({ min: 1, max: 20 }), fc.boolean(), fc.constantFrom('stands', 'taken-back'))
  .map(([member, points, reversed, outcome]): readonly Command[] => [
    { do: 'award', member, points },
    { do: 'dispute', nth: 0, by: 'operator' },
    { do: 'resolve', nth: 0, ruling: { outcome: 'taken-back' } },
    ...(reversed ? [{ do: 'reverse', nth: 0 } as const] : []),
    { do: 'appeal', nth: 0 },
    { do: 'resolve', nth: 0, ruling: { outcome } },
  ])

/** Anything that members, operators, the rules and time can do to a store, in any order. */
export const commands = (maxLength: number): fc.Arbitrary<readonly Command[]> =>
  fc
    .array(
      fc.oneof(
        { weight: 30, arbitrary: (command as fc.Arbitrary<Command>).map((one): readonly Command[] => [one]) },
        { weight: 1, arbitrary: quarrel },
      ),
      { maxLength, size: 'max' },
    )
    .map((sequence) => sequence.flat())

/** What was really asked: the n-th of anything is known only while it runs. */
export type Asked =
  | { readonly do: 'award'; readonly id: string; readonly member: string; readonly points: number }
  | { readonly do: 'deduct'; readonly award: string; readonly points: number }
  | { readonly do: 'reverse'; readonly award: string }
  | { readonly do: 'order' | 'again'; readonly id: string | null; readonly first?: string | null }
  | { readonly do: 'end'; readonly order: string; readonly how: string; readonly done: boolean }
  | { readonly do: 'resolve'; readonly dispute: string; readonly ruling: Ruling; readonly done: boolean }
  | { readonly do: 'appeal'; readonly dispute: string; readonly done: boolean }
  | { readonly do: 'rush' | 'expire' | 'wait' | 'dispute' | 'nothing' }

export type Step = { readonly asked: Asked; readonly before: Look; readonly after: Look }

/** Carries a sequence out and looks after every step. */
export async function carryOut(
  start: Implementation,
  sequence: readonly Command[],
): Promise<readonly Step[]> {
  const running = await start()
  try {
    const steps: Step[] = []
    const driver = createDriver(running)
    let before = await running.look()
    for (const one of sequence) {
      const asked = await driver(one, before)
      const after = await running.look()
      steps.push({ asked, before, after })
      before = after
    }
    return steps
  } finally {
    await running.close()
  }
}

const nothing: Asked = { do: 'nothing' }

function createDriver(running: Running): (command: Command, seen: Look) => Promise<Asked> {
  const awards: string[] = []
  const orders: {
    readonly member: string
    readonly item: string
    readonly key: string
    readonly id: string | null
  }[] = []
  let keys = 0
  const key = () => uuid(70_000 + (keys += 1))
  const pick = <T>(all: readonly T[], n: number): T | undefined =>
    all[all.length - 1 - (n % (all.length || 1))]

  return async (one, seen) => {
    switch (one.do) {
      case 'award': {
        const id = await running.award(one.member, one.points)
        awards.push(id)
        return { do: 'award', id, member: one.member, points: one.points }
      }
      case 'deduct': {
        const award = pick(awards, one.nth)
        if (award === undefined) return nothing
        await running.deduct(award, one.points)
        return { do: 'deduct', award, points: one.points }
      }
      case 'reverse': {
        const award = pick(awards, one.nth)
        if (award === undefined) return nothing
        if (seen.entries.some(({ kind, answers }) => kind === 'reversal' && answers === award)) return nothing
        await running.reverse(award)
        return { do: 'reverse', award }
      }
      case 'order': {
        const ask = { member: one.member, item: one.item, key: key() }
        const id = await running.order(ask.member, ask.item, ask.key)
        orders.push({ ...ask, id })
        return { do: 'order', id }
      }
      case 'again': {
        const made = pick(
          orders.filter(({ id }) => id !== null),
          one.nth,
        )
        if (made === undefined) return nothing
        return { do: 'again', id: await running.order(made.member, made.item, made.key), first: made.id }
      }
      case 'rush':
        await running.rush(members.map((member) => ({ member, item: one.item, key: key() })))
        return { do: 'rush' }
      case 'end': {
        const order = pick(seen.orders, one.nth)?.id
        if (order === undefined) return nothing
        return { do: 'end', order, how: one.how, done: await running.end(order, one.how) }
      }
      case 'expire':
        await running.expire()
        return { do: 'expire' }
      case 'wait':
        running.wait(one.hours)
        return { do: 'wait' }
      case 'dispute': {
        const disputable = seen.entries.filter(({ kind }) =>
          ['award', 'deduction', 'reversal'].includes(kind),
        )
        const entry = pick(disputable, one.nth)?.id
        if (entry === undefined) return nothing
        await running.dispute(entry, one.by)
        return { do: 'dispute' }
      }
      case 'resolve': {
        const dispute = pick(seen.disputes, one.nth)?.id
        if (dispute === undefined) return nothing
        const done = await running.resolve(dispute, one.ruling)
        return { do: 'resolve', dispute, ruling: one.ruling, done }
      }
      case 'appeal': {
        const dispute = pick(seen.disputes, one.nth)?.id
        return dispute === undefined
          ? nothing
          : { do: 'appeal', dispute, done: await running.appeal(dispute) }
      }
    }
  }
}
