import { expect } from 'vitest'
import { checkLedger } from '@shared/ledger/check'
import { sumEntries } from '@shared/ledger/entry'
import { items, members, type Look } from './implementation'
import { naiveAccounts } from './naive'
import type { Step } from './run'

/** What holds of a store and its ledger, whatever was done to them: put to the real ones and to broken ones. */
export type Property = { readonly name: string; readonly holds: (steps: readonly Step[]) => void }

export const properties: readonly Property[] = [
  {
    name: 'balance and available are what the sums say',
    holds: (steps) => {
      for (const { after } of steps) {
        for (const member of members) {
          const own = after.entries.filter((entry) => entry.member === member)
          expect(after.accounts[member]).toEqual(sumEntries(own))
        }
      }
    },
  },
  {
    name: 'a naive account comes to the same',
    holds: (steps) => {
      const naive = naiveAccounts(steps)
      expect(steps.map(({ after }) => after.accounts)).toEqual(naive)
    },
  },
  {
    name: 'available never falls below zero through a redemption',
    holds: (steps) => {
      for (const { asked, before, after } of steps) {
        if (asked.do !== 'order' && asked.do !== 'rush' && asked.do !== 'end') continue
        const changed = after.orders.filter(({ id, state }) => stateIn(before, id) !== state)
        for (const { member, state } of changed) {
          if (state !== 'requested' && state !== 'fulfilled') continue
          expect(after.accounts[member]?.available).toBeGreaterThanOrEqual(0)
          expect(after.accounts[member]?.balance).toBeGreaterThanOrEqual(0)
        }
      }
    },
  },
  {
    name: 'no item is oversold',
    holds: (steps) => {
      for (const { after } of steps) {
        for (const { id, stock, codes } of items) {
          const supply = codes.length > 0 ? codes.length : stock
          const gone = living(after).filter(({ item }) => item === id).length
          expect(after.left[id]).toBe(supply === null ? null : supply - gone)
          if (supply !== null) expect(gone).toBeLessThanOrEqual(supply)
        }
      }
    },
  },
  {
    name: 'no limit for each member is passed',
    holds: (steps) => {
      for (const { after } of steps) {
        for (const { id, perMember } of items) {
          for (const member of members) {
            const own = living(after).filter((order) => order.item === id && order.member === member)
            expect(own.length).toBeLessThanOrEqual(perMember ?? Number.POSITIVE_INFINITY)
          }
        }
      }
    },
  },
  {
    name: 'no code is in two orders, and no order changes its code',
    holds: (steps) => {
      for (const { before, after } of steps) {
        const codes = living(after).flatMap(({ code }) => code ?? [])
        expect(new Set(codes).size).toBe(codes.length)
        for (const { id, code } of living(after)) {
          const earlier = before.orders.find((order) => order.id === id)
          if (earlier) expect(code).toBe(earlier.code)
        }
      }
    },
  },
  {
    name: 'points that were held are in exactly one place',
    holds: (steps) => {
      for (const { after } of steps) {
        for (const { id, price, state } of after.orders) {
          const end = state === 'fulfilled' ? [`capture ${-price} ${-price}`] : [`release 0 ${-price}`]
          expect(placesOf(after, id)).toEqual([`hold 0 ${price}`, ...(state === 'requested' ? [] : end)])
        }
        for (const { id, held, state } of after.disputes) {
          const places = placesOf(after, id).filter((place) => /^(?:hold|release|capture)/u.test(place))
          const end = state === 'open' ? [] : [`release 0 ${-held}`]
          expect(places).toEqual(held === 0 ? [] : [`hold 0 ${held}`, ...end])
        }
      }
    },
  },
  {
    name: 'the ledger keeps its invariants',
    holds: (steps) => {
      const last = steps.at(-1)?.after
      if (last) expect(checkLedger(last.entries)).toEqual([])
    },
  },
  {
    name: 'what has ended stays as it ended',
    holds: (steps) => {
      for (const { before, after } of steps) {
        for (const { id, state } of before.orders) {
          if (state !== 'requested') expect(stateIn(after, id)).toBe(state)
        }
        for (const { id, state } of before.disputes) {
          const next = after.disputes.find((dispute) => dispute.id === id)?.state
          expect(lawful[state]).toContain(next)
        }
        expect(after.entries.slice(0, before.entries.length)).toEqual(before.entries)
      }
    },
  },
  {
    name: 'an order sent again is the same order and takes nothing',
    holds: (steps) => {
      for (const { asked, before, after } of steps) {
        if (asked.do !== 'again') continue
        expect(asked.id).toBe(asked.first)
        expect(after).toEqual(before)
      }
    },
  },
  {
    name: 'no open order outlives its deadline, and none ends by it before',
    holds: (steps) => {
      for (const { asked, before, after } of steps) {
        for (const { id, state, deadline } of after.orders) {
          if (state === 'expired' && stateIn(before, id) !== state) expect(after.now >= deadline).toBe(true)
          if (state === 'fulfilled' && stateIn(before, id) !== state) expect(after.now < deadline).toBe(true)
          if (state === 'requested' && asked.do === 'expire') expect(after.now < deadline).toBe(true)
        }
      }
    },
  },
]

const lawful = {
  open: ['open', 'resolved'],
  resolved: ['resolved', 'appealed'],
  appealed: ['appealed', 'closed'],
  closed: ['closed'],
} as const

const living = (look: Look) =>
  look.orders.filter(({ state }) => state === 'requested' || state === 'fulfilled')

const stateIn = (look: Look, order: string) => look.orders.find(({ id }) => id === order)?.state

const placesOf = (look: Look, cause: string) =>
  look.entries
    .filter((entry) => entry.cause === cause)
    .map(({ kind, amount, held }) => `${kind} ${amount} ${held}`)
