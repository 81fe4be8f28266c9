import {
  redemptionSchema,
  redemptionsResponseSchema,
  type ItemRequest,
  type Redemption,
  type RedemptionRequest,
} from '@shared/api/contract'
import type { EntryDraft } from '@shared/ledger/entry'
import { createLedger, storeEntry } from '@service/services/ledger'
import { sql } from 'kysely'
import { newId, type UnderTest } from './service-under-test'

export const mug: ItemRequest = {
  title: 'Mug',
  description: 'It holds tea.',
  picture: null,
  programme: 'creator-rewards',
  kind: 'digital',
  price: 40,
  perMember: null,
  minLevel: 0,
  reserved: false,
  from: null,
  until: null,
  days: 30,
  stock: 3,
  seen: null,
}

export const home = { name: 'Ann Example', lines: ['1 Example Lane', 'Exampleton'], country: 'Exampleland' }

/** An award out of nothing, written as the rules' own are; gives its id. */
export async function give(
  service: UnderTest,
  member: string,
  amount: number,
  own: Partial<EntryDraft> = {},
): Promise<string> {
  const id = newId()
  const at = service.clock.now().toISOString()
  const draft: EntryDraft = {
    member,
    programme: 'creator-rewards',
    version: '1',
    amount,
    held: 0,
    kind: 'award',
    rule: 'model-upload',
    subject: id,
    step: 1,
    cause: id,
    occurredAt: at,
    recordedAt: at,
    reason: null,
    why: { asked: amount },
    ...own,
  }
  await createLedger(service.deps).write((tx) => storeEntry(tx, draft, id))
  return id
}

/** What an operator and members do in the store, over the service's own routes. */
export function shopOf(service: UnderTest) {
  const operator = () => service.as('olga')
  const put = (id: string, item: Partial<ItemRequest> = {}) =>
    service.app.inject({
      method: 'PUT',
      url: `/v1/operator/items/${id}`,
      headers: { authorization: 'Bearer olga-key-0123456789' },
      payload: { ...mug, ...item },
    })
  const ask = (member: string, item: string, own: Partial<RedemptionRequest> = {}) =>
    service.as(member).post('/v1/redemptions', { key: newId(), item, price: 40, terms: 1, ...own })
  const order = async (member: string, item: string, own: Partial<RedemptionRequest> = {}) => {
    const answer = await ask(member, item, own)
    if (answer.statusCode > 201) throw new Error(answer.body)
    return redemptionSchema.parse(answer.json())
  }
  const decide = (id: string, decision: object) =>
    operator().post(`/v1/operator/redemptions/${id}/decision`, decision)
  return {
    put,
    ask,
    order,
    addCodes: (item: string, ...codes: readonly string[]) =>
      operator().post(`/v1/operator/items/${item}/codes`, { codes }),
    fulfil: (id: string) => decide(id, { decision: 'fulfil' }),
    reject: (id: string, reason = 'Broken.') => decide(id, { decision: 'reject', reason }),
    cancel: (member: string, id: string) => service.as(member).post(`/v1/redemptions/${id}/cancel`, {}),
    code: (member: string, id: string) => service.as(member).get(`/v1/redemptions/${id}/code`),
    orders: async (member: string): Promise<readonly Redemption[]> =>
      redemptionsResponseSchema.parse((await service.as(member).get('/v1/redemptions')).json()).redemptions,
    account: async (member: string) => {
      const { balance, available } = (await service.as(member).me()).account
      return { balance, available }
    },
    left: (item: string) =>
      service.store.read(
        async (tx) =>
          (await tx.selectFrom('items').select('stock').where('id', '=', item).executeTakeFirstOrThrow())
            .stock,
      ),
    run: (statement: string) => service.store.write((tx) => sql.raw(statement).execute(tx)),
  }
}
export type Shop = ReturnType<typeof shopOf>
