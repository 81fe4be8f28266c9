import type { DisputeState, Ruling } from '@shared/ledger/dispute'
import type { Entry } from '@shared/ledger/entry'
import type { OrderState } from '@shared/ledger/redemption'

/** What the suite asks of a store and its ledger, whoever keeps them. Whoever refuses something answers null. */
export type Running = {
  readonly award: (member: string, points: number) => Promise<string>
  readonly deduct: (award: string, points: number) => Promise<void>
  readonly reverse: (award: string) => Promise<void>
  /** The id of the order; for a key that was used before, of the order that it made. */
  readonly order: (member: string, item: string, key: string) => Promise<string | null>
  /** Several members ask at the same moment. */
  readonly rush: (asks: readonly Ask[]) => Promise<void>
  readonly end: (order: string, how: 'cancel' | 'fulfil' | 'reject') => Promise<boolean>
  readonly expire: () => Promise<void>
  readonly dispute: (entry: string, by: 'member' | 'operator') => Promise<string | null>
  readonly resolve: (dispute: string, ruling: Ruling) => Promise<boolean>
  readonly appeal: (dispute: string) => Promise<boolean>
  readonly wait: (hours: number) => void
  readonly look: () => Promise<Look>
  readonly close: () => Promise<void>
}
export type Implementation = () => Promise<Running>

export type Ask = { readonly member: string; readonly item: string; readonly key: string }

/** All that can be seen from outside; orders and disputes in the order in which they began. */
export type Look = {
  readonly now: string
  readonly entries: readonly Entry[]
  readonly accounts: Readonly<Record<string, { readonly balance: number; readonly available: number }>>
  readonly left: Readonly<Record<string, number | null>>
  readonly orders: readonly {
    readonly id: string
    readonly member: string
    readonly item: string
    readonly price: number
    readonly state: OrderState
    readonly deadline: string
    readonly code: string | null
  }[]
  readonly disputes: readonly {
    readonly id: string
    readonly entry: string
    readonly member: string
    readonly state: DisputeState
    readonly held: number
  }[]
}

export const members = ['ann', 'ben', 'cid'] as const

/** What is for sale: little of it, so that short sequences reach every limit. */
export const items = [
  { id: 'mug', kind: 'digital', price: 7, stock: 2, perMember: 1, days: 2, codes: [] },
  { id: 'card', kind: 'code', price: 5, stock: null, perMember: null, days: 3, codes: ['AAA', 'BBB', 'CCC'] },
  { id: 'file', kind: 'digital', price: 3, stock: null, perMember: 2, days: 1, codes: [] },
] as const
