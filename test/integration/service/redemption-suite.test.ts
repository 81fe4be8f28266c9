import type { DisputeView, Redemption } from '@shared/api/contract'
import { programmesInForce } from '@service/services/applicants'
import { entryOf } from '@service/services/feed'
import { createLedger } from '@service/services/ledger'
import { expireRedemptions } from '@service/services/redemptions'
import { createVaults } from '@service/services/vault'
import fc from 'fast-check'
import { it } from 'vitest'
import { items, members, type Implementation, type Look } from '../../property/ledger/implementation'
import { carryOut, commands } from '../../property/ledger/run'
import { properties } from '../../property/ledger/suite'
import { newId, startService } from './support/service-under-test'
import { give, shopOf } from './support/shop'

/** The whole service over a real database, put to the same properties as the machines alone. */
const theService: Implementation = async () => {
  const service = await startService()
  const shop = shopOf(service)
  for (const { id, codes, ...item } of items) {
    await shop.put(id, item)
    if (codes.length > 0) await shop.addCodes(id, ...codes)
  }
  const priceOf = (item: string) => items.find(({ id }) => id === item)?.price ?? 0
  const storeDeps = {
    ...service.deps,
    ledger: createLedger(service.deps),
    vaults: createVaults(service.deps),
    programmesAt: programmesInForce(service.deps.programmes),
  }
  const ask = async (member: string, item: string, key: string) => {
    const answer = await shop.ask(member, item, { key, price: priceOf(item) })
    if (answer.statusCode >= 500) throw new Error(answer.body)
    return answer.statusCode < 300 ? answer.json<Redemption>().id : null
  }
  const memberOf = async (award: string) =>
    service.store.read(
      async (tx) =>
        (await tx.selectFrom('entries').select('member').where('id', '=', award).executeTakeFirstOrThrow())
          .member,
    )
  const correct = async (award: string, kind: 'deduction' | 'reversal', amount: number) => {
    await give(service, await memberOf(award), amount, { kind, subject: award })
  }
  const decide = async (dispute: string, ruling: object) => {
    const { state } = await service.store.read((tx) =>
      tx.selectFrom('disputes').select('state').where('id', '=', dispute).executeTakeFirstOrThrow(),
    )
    const of = state === 'appealed' ? 'appealed' : 'open'
    if (state === 'resolved' || state === 'closed') return false
    const path = `/v1/operator/disputes/${dispute}/resolution`
    return (await service.as('olga').post(path, { of, reason: 'Seen.', ...ruling })).statusCode === 200
  }

  const look = async (): Promise<Look> => {
    const accounts: Record<string, { balance: number; available: number }> = {}
    for (const member of members) accounts[member] = await shop.account(member)
    return service.store.read(async (tx) => {
      const entries = await tx.selectFrom('entries').selectAll().orderBy('seq').execute()
      const stocked = await tx.selectFrom('items').select(['id', 'stock']).execute()
      const orders = await tx.selectFrom('redemptions').selectAll().orderBy('id').execute()
      const disputes = await tx
        .selectFrom('disputes')
        .select(['id', 'entry', 'member', 'state', 'held'])
        .orderBy('opened_at')
        .orderBy('id')
        .execute()
      return {
        now: service.clock.now().toISOString(),
        entries: entries.map(entryOf),
        accounts,
        left: Object.fromEntries(stocked.map(({ id, stock }) => [id, stock])),
        orders: orders.map(({ id, member, item, price, state, deadline, code }) => ({
          id,
          member,
          item,
          price,
          state,
          deadline,
          code,
        })),
        disputes,
      }
    })
  }

  return {
    award: (member, points) => give(service, member, points),
    deduct: (award, points) => correct(award, 'deduction', 0 - points),
    reverse: (award) => correct(award, 'reversal', -1),
    order: ask,
    rush: async (asks) => {
      await Promise.all(asks.map(({ member, item, key }) => ask(member, item, key)))
    },
    end: async (id, how) => {
      const order = (await look()).orders.find((one) => one.id === id)
      const end = how === 'cancel' ? shop.cancel(order?.member ?? '', id) : shop[how](id)
      return (await end).statusCode === 200
    },
    expire: () => expireRedemptions(storeDeps),
    dispute: async (entry, by) => {
      const asked = { id: newId(), entry, statement: 'Is this right?' }
      const answer =
        by === 'operator'
          ? await service.as('olga').post('/v1/operator/disputes', asked)
          : await service.as(await memberOf(entry)).post('/v1/disputes', asked)
      return answer.statusCode === 200 ? answer.json<DisputeView>().id : null
    },
    resolve: decide,
    appeal: async (dispute) => {
      const { member } = (await look()).disputes.find(({ id }) => id === dispute) ?? { member: '' }
      const path = `/v1/disputes/${dispute}/appeal`
      return (await service.as(member).post(path, { statement: newId() })).statusCode === 200
    },
    wait: (hours) => {
      service.clock.at += hours * 60 * 60 * 1000
    },
    look,
    close: service.close,
  }
}

it(
  'the service keeps every property of the ledger, whatever is done to it',
  { timeout: 120_000 },
  async () => {
    await fc.assert(
      fc.asyncProperty(commands(40), async (sequence) => {
        const steps = await carryOut(theService, sequence)
        for (const { holds } of properties) holds(steps)
      }),
      { seed: 20_261_122, numRuns: 12 },
    )
  },
)
