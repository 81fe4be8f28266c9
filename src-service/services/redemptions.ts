import type { Redemption, RedemptionDecision, RedemptionRequest } from '@shared/api/contract'
import { appError, type AppError } from '@shared/errors'
import { cancel, expire, fulfil, reject, request, type OrderMove } from '@shared/ledger/redemption'
import { err, ok, type Result } from '@shared/result'
import type { Writing } from '../store/port'
import { applicantFor, meansOf, takenBy } from './applicants'
import { note } from './audit'
import { canonical } from './content-hash'
import { freeCode, offerOf, type ItemsDeps } from './items'
import { isLawfulLine } from './lawful'
import { storeEntry, type Ledger } from './ledger'
import { orderOf, orderRow, redemptionOf, type OrderRow } from './redemption-rows'

export type RedemptionsDeps = ItemsDeps & { readonly ledger: Ledger }

type Made = { readonly redemption: Redemption; readonly isNew: boolean }

/**
 * Takes an order: the points are held, one piece is taken and the row is there, or nothing of it is. A request sent
 * again gets the order that it made, whatever became of it; one that was refused left nothing behind.
 */
export async function requestRedemption(
  deps: RedemptionsDeps,
  member: string,
  asked: RedemptionRequest,
): Promise<Result<Made, AppError>> {
  const { address } = asked
  if (address && ![address.name, address.country, ...address.lines].every(isLawfulLine)) {
    return err(appError('bad-request', { field: 'address' }))
  }
  return deps.ledger.write(async (tx) => {
    const before = await tx
      .selectFrom('redemptions')
      .selectAll()
      .where('member', '=', member)
      .where('key', '=', asked.key)
      .executeTakeFirst()
    if (before !== undefined) {
      const isSame = before.content_hash === (await deps.vaults.read()).fingerprint(canonical(asked))
      return isSame
        ? ok({ redemption: redemptionOf(before), isNew: false })
        : err(appError('content-differs'))
    }
    const at = deps.clock.now().toISOString()
    const inForce = deps.programmesAt(at)
    const offered = await offerOf(tx, inForce, asked.item)
    if (offered === null) return err(appError('not-found'))
    const taken = (await takenBy(tx, member)).get(asked.item) ?? 0
    const applicant = applicantFor(await meansOf(tx, inForce, member), offered.offer, taken)
    const { price, terms } = asked
    const move = request(offered.offer, applicant, {
      id: deps.newId(),
      at,
      price,
      terms,
      hasAddress: address !== undefined,
    })
    if (!move.ok) return move
    return begin(tx, deps, asked, offered.title, move.value)
  })
}

async function begin(
  tx: Writing,
  deps: RedemptionsDeps,
  asked: RedemptionRequest,
  title: string,
  { order, entries }: OrderMove,
): Promise<Result<Made, AppError>> {
  const code = order.kind === 'code' ? await freeCode(tx, order.item) : null
  if (order.kind === 'code' && code === null) return err(appError('sold-out'))
  const vault = await deps.vaults.readOrMake(tx)
  const { requestedAt, endedAt, ...fields } = order
  const row: OrderRow = {
    ...fields,
    key: asked.key,
    content_hash: vault.fingerprint(canonical(asked)),
    title,
    requested_at: requestedAt,
    ended_at: endedAt,
    decided_by: null,
    address: asked.address === undefined ? null : JSON.stringify(asked.address),
    code,
    hold: deps.newId(),
    settlement: null,
  }
  await tx.insertInto('redemptions').values(row).execute()
  for (const entry of entries) await storeEntry(tx, entry, row.hold)
  return ok({ redemption: redemptionOf(row), isNew: true })
}

/** By the member, while it is open. Cancelling again is the same answer. */
export function cancelRedemption(
  deps: RedemptionsDeps,
  member: string,
  id: string,
): Promise<Result<Redemption, AppError>> {
  return deps.ledger.write(async (tx) => {
    const row = await orderRow(tx, id)
    if (row?.member !== member) return err(appError('not-found'))
    if (row.state === 'cancelled') return ok(redemptionOf(row))
    return settle(tx, deps, row, cancel(orderOf(row), deps.clock.now().toISOString()), null)
  })
}

/** Every open order of a member who goes, inside the transaction in which he or she does. */
export async function endOpenOrders(tx: Writing, deps: RedemptionsDeps, member: string): Promise<void> {
  const at = deps.clock.now().toISOString()
  const open = await tx
    .selectFrom('redemptions')
    .selectAll()
    .where('member', '=', member)
    .where('state', '=', 'requested')
    .execute()
  for (const row of open) {
    const order = orderOf(row)
    await settle(tx, deps, row, row.deadline <= at ? expire(order, at) : cancel(order, at), null)
  }
}

/** By an operator. The same decision again is the same answer; another one is a conflict. */
export function decideRedemption(
  deps: RedemptionsDeps,
  operator: string,
  id: string,
  asked: RedemptionDecision,
): Promise<Result<Redemption, AppError>> {
  return deps.ledger.write(async (tx) => {
    const row = await orderRow(tx, id)
    if (row === undefined) return err(appError('not-found'))
    if (row.state === (asked.decision === 'fulfil' ? 'fulfilled' : 'rejected')) return ok(redemptionOf(row))
    const at = deps.clock.now().toISOString()
    const decide = async () => {
      if (asked.decision === 'reject') return reject(orderOf(row), at, asked.reason)
      const { pointsIn, payoutsStopped } = await meansOf(tx, deps.programmesAt(at), row.member)
      const { available } = pointsIn(row.programme)
      return fulfil(orderOf(row), { at, available, payoutsStopped })
    }
    const settled = await settle(tx, deps, row, await decide(), operator)
    if (!settled.ok) return settled
    const isRejected = asked.decision === 'reject'
    await note(tx, {
      ...{ operator, at, kind: 'order', object: id },
      action: isRejected ? 'order-rejected' : 'order-fulfilled',
      reason: isRejected ? asked.reason : null,
      details: { name: row.title, member: row.member, points: row.price },
    })
    return settled
  })
}

/** Ends every open order whose deadline is past, and gives its points back. Each once, however often it is asked. */
export function expireRedemptions(deps: RedemptionsDeps): Promise<void> {
  const at = deps.clock.now().toISOString()
  return deps.ledger.write(async (tx) => {
    const due = await tx
      .selectFrom('redemptions')
      .selectAll()
      .where('state', '=', 'requested')
      .where('deadline', '<=', at)
      .orderBy('deadline')
      .execute()
    for (const row of due) await settle(tx, deps, row, expire(orderOf(row), at), null)
  })
}

async function settle(
  tx: Writing,
  deps: RedemptionsDeps,
  row: OrderRow,
  move: Result<OrderMove, AppError>,
  operator: string | null,
): Promise<Result<Redemption, AppError>> {
  if (!move.ok) return move
  const { state, endedAt, reason } = move.value.order
  const change = {
    state,
    ended_at: endedAt,
    reason,
    decided_by: operator,
    address: null,
    code: state === 'fulfilled' ? row.code : null,
    settlement: deps.newId(),
  }
  await tx.updateTable('redemptions').set(change).where('id', '=', row.id).execute()
  for (const entry of move.value.entries) await storeEntry(tx, entry, change.settlement, row.hold)
  return ok(redemptionOf({ ...row, ...change }))
}

/** The code of a fulfilled order, for its member alone. It was assigned when the order began, so it is always the same. */
export async function showCode(
  deps: RedemptionsDeps,
  member: string,
  id: string,
): Promise<Result<string, AppError>> {
  const found = await deps.store.read((tx) =>
    tx
      .selectFrom('redemptions')
      .innerJoin('codes', 'codes.id', 'redemptions.code')
      .select(['redemptions.state', 'codes.id', 'codes.sealed'])
      .where('redemptions.id', '=', id)
      .where('redemptions.member', '=', member)
      .executeTakeFirst(),
  )
  if (found === undefined) return err(appError('not-found'))
  if (found.state !== 'fulfilled') return err(appError('conflict', { state: found.state }))
  return ok((await deps.vaults.read()).unseal(found.sealed, found.id))
}
