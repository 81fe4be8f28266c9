import {
  claimsResponseSchema,
  codeResponseSchema,
  redemptionSchema,
  redemptionsResponseSchema,
  type Account,
  type Change,
  type ClaimOutcome,
  type Redemption,
} from '@shared/api/contract'
import type { ClaimBody } from '@shared/claims/claim'
import { claimOf, newId } from '../support/service-under-test'
import { mug } from '../support/shop'
import type { Answer, Person } from './client'

/** What the store has: fewer mugs than members, and more codes than they can pay; one of each for each. */
export const supply = {
  mug: { price: 10, left: 3, perMember: 1 },
  card: { price: 5, left: 20, perMember: 1 },
}
type ItemId = keyof typeof supply

/** What one member was told, and what the service says of him or her in the end. */
export type Seen = {
  /** The answers to each claim, by its id. */
  readonly claims: ReadonlyMap<string, readonly ClaimOutcome[]>
  /** Claims sent under the id of another one. */
  readonly swapped: readonly ClaimOutcome[]
  /** The answers to each order, by its key. */
  readonly orders: ReadonlyMap<string, readonly Redemption[]>
  /** Each code that was shown, by its order, as often as it was asked for. */
  readonly codes: ReadonlyMap<string, readonly string[]>
  /** The status of asking for a code of somebody else's. */
  readonly foreignCodes: readonly number[]
  readonly changes: readonly Change[]
  readonly account: Account
  readonly redemptions: readonly Redemption[]
}

/** Puts a service to work: all members at once, each request now and then twice at once or again later. */
export async function drive(
  operator: Person,
  members: readonly Person[],
  random: () => number,
): Promise<readonly Seen[]> {
  for (const [id, { price, left, perMember }] of Object.entries(supply)) {
    const kind = id === 'card' ? 'code' : 'digital'
    const stock = kind === 'code' ? null : left
    accepted(await operator.ask('PUT', `/v1/operator/items/${id}`, { ...mug, kind, price, perMember, stock }))
  }
  const codes = Array.from({ length: supply.card.left }, (_, n) => `CODE-${n}`)
  accepted(await operator.ask('POST', '/v1/operator/items/card/codes', { codes }))

  const claims = await Promise.all(members.map((member) => sendClaims(member, random)))
  const orders = await Promise.all(members.map((member) => sendOrders(member, random)))
  const made = orders.map((own) => new Set([...own.values()].flat().map(({ id }) => id)))
  await Promise.all(
    members.map(async (member, n) => {
      const [first] = made[n] ?? []
      if (n % 2 === 0) await member.askAtOnce(2, 'POST', `/v1/redemptions/${first ?? ''}/cancel`, {})
    }),
  )
  for (const [n, id] of made.flatMap((own) => [...own]).entries()) {
    const decision = n % 4 === 3 ? { decision: 'reject', reason: 'Broken.' } : { decision: 'fulfil' }
    await operator.askAtOnce(2, 'POST', `/v1/operator/redemptions/${id}/decision`, decision)
  }

  return Promise.all(
    members.map(async (member, n): Promise<Seen> => {
      const { redemptions } = redemptionsResponseSchema.parse(
        (await member.ask('GET', '/v1/redemptions')).body,
      )
      const foreign = [...(made[(n + 1) % members.length] ?? [])]
      const asked = await Promise.all(foreign.map((id) => member.ask('GET', `/v1/redemptions/${id}/code`)))
      return {
        claims: claims[n]?.answers ?? new Map(),
        swapped: claims[n]?.swapped ?? [],
        orders: orders[n] ?? new Map(),
        codes: await codesOf(member, redemptions),
        foreignCodes: asked.map(({ status }) => status),
        changes: await member.changes(),
        account: await member.account(),
        redemptions,
      }
    }),
  )
}

/** Four of them earn; the others say the same again in claims of their own. */
const bodies: readonly ClaimBody[] = [
  { kind: 'preferences', tags: ['Art'] },
  { kind: 'identity', nickname: 'Ann', avatar: 'hexagon' },
  { kind: 'profile', bio: 'Clips.', region: 'Kent' },
  {
    kind: 'printer',
    slicer: 'OrcaSlicer',
    slicerVersion: null,
    vendor: 'Elegoo',
    model: 'Neptune',
    nozzles: [],
  },
  { kind: 'preferences', tags: ['Art', 'Robots'] },
  { kind: 'profile', bio: 'Clips and hooks.' },
]

async function sendClaims(member: Person, random: () => number) {
  const answers = new Map<string, ClaimOutcome[]>()
  const swapped: ClaimOutcome[] = []
  const send = async (times: number, claim: object) => {
    const all = await member.askAtOnce(times, 'POST', '/v1/claims', { claims: [claim] })
    return all.flatMap(({ body }) => claimsResponseSchema.parse(body).outcomes)
  }
  for (const body of bodies) {
    const claim = claimOf(body)
    answers.set(claim.id, await send(random() < 0.4 ? 3 : 1, claim))
    if (random() < 0.3) answers.get(claim.id)?.push(...(await send(1, claim)))
    if (random() < 0.3) {
      swapped.push(...(await send(1, { ...claim, body: { kind: 'preferences', tags: ['Other'] } })))
    }
  }
  return { answers, swapped }
}

/** More than he or she can pay, and more of each than there is for one. */
async function sendOrders(member: Person, random: () => number) {
  const orders = new Map<string, Redemption[]>()
  const items: readonly ItemId[] = ['mug', 'mug', 'card', 'card', 'mug']
  await Promise.all(
    items.map(async (item) => {
      const asked = { key: newId(), item, price: supply[item].price, terms: 1 }
      const all = [...(await member.askAtOnce(random() < 0.6 ? 2 : 1, 'POST', '/v1/redemptions', asked))]
      if (random() < 0.5) all.push(await member.ask('POST', '/v1/redemptions', asked))
      const made = all.filter(({ status }) => status < 300).map(({ body }) => redemptionSchema.parse(body))
      if (made.length > 0) orders.set(asked.key, made)
    }),
  )
  return orders
}

async function codesOf(member: Person, redemptions: readonly Redemption[]) {
  const codes = new Map<string, readonly string[]>()
  for (const { id, kind, state } of redemptions) {
    if (kind !== 'code' || state !== 'fulfilled') continue
    const shown = await member.askAtOnce(2, 'GET', `/v1/redemptions/${id}/code`)
    codes.set(
      id,
      shown.map(({ body }) => codeResponseSchema.parse(body).code),
    )
  }
  return codes
}

function accepted({ status, body }: Answer): void {
  if (status >= 300) throw new Error(`${status}: ${JSON.stringify(body)}`)
}
