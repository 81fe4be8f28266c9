import type { Item, ItemRequest } from '@shared/api/contract'
import { appError, type AppError } from '@shared/errors'
import { refusalOf, type Offer } from '@shared/ledger/offer'
import type { Programme } from '@shared/programme/schema'
import { err, ok, type Result } from '@shared/result'
import type { Clock } from '@shared/time'
import type { Reading, Store, Writing } from '../store/port'
import { applicantFor, meansOf, takenBy, type ProgrammesAt } from './applicants'
import { note } from './audit'
import { asOffer, changesBetween, itemOf, rowOf } from './item-rows'
import { isLawfulAvatar, isLawfulLine, isLawfulText } from './lawful'
import type { Vaults } from './vault'

export type ItemsDeps = {
  readonly store: Store
  readonly clock: Clock
  readonly newId: () => string
  readonly programmesAt: ProgrammesAt
  readonly vaults: Vaults
}

/** The item as it is offered, at the terms of its programme in force; null while that is not in force. */
export async function offerOf(
  tx: Reading,
  inForce: ReadonlyMap<string, Programme>,
  item: string,
): Promise<{ readonly offer: Offer; readonly title: string } | null> {
  const row = await tx.selectFrom('items').selectAll().where('id', '=', item).executeTakeFirst()
  const offer = row === undefined ? null : asOffer(row, inForce)
  return row === undefined || offer === null ? null : { offer, title: row.title }
}

/** Every item there ever was, for operators. */
export const readItems = async (tx: Reading): Promise<readonly Item[]> =>
  (await tx.selectFrom('items').selectAll().orderBy('id').execute()).map(itemOf)

export async function itemNamed(tx: Reading, id: string): Promise<Item | null> {
  const row = await tx.selectFrom('items').selectAll().where('id', '=', id).executeTakeFirst()
  return row === undefined ? null : itemOf(row)
}

/** What is offered now or later, and what keeps this member from it. */
export async function readStore(tx: Reading, deps: ItemsDeps, member: string) {
  const at = deps.clock.now().toISOString()
  const inForce = deps.programmesAt(at)
  const means = await meansOf(tx, inForce, member)
  const taken = await takenBy(tx, member)
  const rows = await tx.selectFrom('items').selectAll().orderBy('price').orderBy('id').execute()
  return rows.flatMap((row) => {
    const offer = asOffer(row, inForce)
    const isOver = row.offered_until !== null && Date.parse(row.offered_until) <= Date.parse(at)
    if (offer === null || isOver) return []
    const own = taken.get(row.id) ?? 0
    return [{ ...itemOf(row), taken: own, refusal: refusalOf(offer, applicantFor(means, row, own), at) }]
  })
}

/**
 * Makes an item or changes it. Nothing is overwritten that the operator has not seen: an order in the meantime changed
 * the stock, and is a conflict. The same again is the same answer.
 */
export async function putItem(
  deps: ItemsDeps,
  operator: string,
  id: string,
  asked: ItemRequest,
): Promise<Result<Item, AppError>> {
  const at = deps.clock.now().toISOString()
  const fault = faultOf(asked, deps.programmesAt(at))
  if (fault !== null) return err(appError('bad-request', { field: fault }))
  return deps.store.write(async (tx) => {
    const before = await tx.selectFrom('items').selectAll().where('id', '=', id).executeTakeFirst()
    const wanted = rowOf(id, asked, before)
    if (before !== undefined) {
      const { seen } = asked
      if (JSON.stringify(itemOf(before)) === JSON.stringify(itemOf({ ...wanted, terms: before.terms }))) {
        return ok(itemOf(before))
      }
      if (seen?.terms !== before.terms || seen.stock !== before.stock) return err(appError('conflict'))
      if (wanted.kind !== before.kind) return err(appError('bad-request', { field: 'kind' }))
      if (wanted.programme !== before.programme) return err(appError('bad-request', { field: 'programme' }))
    } else if (asked.seen !== null) {
      return err(appError('not-found'))
    }
    await tx
      .insertInto('items')
      .values(wanted)
      .onConflict((conflict) => conflict.column('id').doUpdateSet(wanted))
      .execute()
    await note(tx, {
      ...{ operator, at, kind: 'item', object: id, reason: null },
      action: before === undefined ? 'item-made' : 'item-changed',
      details: {
        name: wanted.title,
        changes: changesBetween(before === undefined ? null : itemOf(before), itemOf(wanted)),
      },
    })
    return ok(itemOf(wanted))
  })
}

/** Adds codes to give out, sealed. A code that is there already, for whatever item, is not added a second time. */
export async function addCodes(
  deps: ItemsDeps,
  operator: string,
  item: string,
  codes: readonly string[],
): Promise<Result<{ readonly added: number; readonly known: number }, AppError>> {
  if (!codes.every(isLawfulLine)) return err(appError('bad-request', { field: 'codes' }))
  return deps.store.write(async (tx) => {
    const at = deps.clock.now().toISOString()
    const row = await tx
      .selectFrom('items')
      .select(['kind', 'title'])
      .where('id', '=', item)
      .executeTakeFirst()
    if (row?.kind !== 'code') return err(appError('not-found'))
    const vault = await deps.vaults.readOrMake(tx)
    let added = 0
    for (const code of codes) {
      const id = deps.newId()
      const inserted = await tx
        .insertInto('codes')
        .values({
          id,
          item,
          fingerprint: vault.fingerprint(code),
          sealed: vault.seal(code, id),
          added_at: at,
        })
        .onConflict((conflict) => conflict.column('fingerprint').doNothing())
        .returning('id')
        .executeTakeFirst()
      if (inserted !== undefined) added += 1
    }
    if (added > 0) {
      await note(tx, {
        ...{ operator, at, kind: 'item', object: item, action: 'codes-added', reason: null },
        details: { name: row.title, count: added },
      })
    }
    return ok({ added, known: codes.length - added })
  })
}

/** The code that has waited longest and is in no order; what an order gave back is free again. */
export async function freeCode(tx: Writing, item: string): Promise<string | null> {
  const row = await tx
    .selectFrom('codes')
    .leftJoin('redemptions', 'redemptions.code', 'codes.id')
    .select('codes.id')
    .where('codes.item', '=', item)
    .where('redemptions.id', 'is', null)
    .orderBy('codes.id')
    .limit(1)
    .executeTakeFirst()
  return row?.id ?? null
}

/** Which field cannot be as it is; null when all can. */
function faultOf(asked: ItemRequest, inForce: ReadonlyMap<string, Programme>): string | null {
  if (!isLawfulLine(asked.title)) return 'title'
  if (!isLawfulText(asked.description)) return 'description'
  if (asked.picture !== null && !isLawfulAvatar(asked.picture)) return 'picture'
  if (inForce.get(asked.programme)?.spendable !== true) return 'programme'
  const { from, until } = asked
  return from !== null && until !== null && Date.parse(until) <= Date.parse(from) ? 'until' : null
}
