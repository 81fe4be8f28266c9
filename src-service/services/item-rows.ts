import type { AuditDetails } from '@shared/api/audit'
import type { Item, ItemRequest } from '@shared/api/contract'
import type { Offer } from '@shared/ledger/offer'
import type { Programme } from '@shared/programme/schema'
import type { Selectable } from 'kysely'
import type { Tables } from '../store/tables'

type ItemRow = Selectable<Tables['items']>

/** Null while its programme is not in force. */
export function asOffer(row: ItemRow, inForce: ReadonlyMap<string, Programme>): Offer | null {
  const programme = inForce.get(row.programme)
  if (programme === undefined) return null
  const { id: item, kind, price, terms, stock, days } = row
  return {
    item,
    kind,
    programme: programme.id,
    version: programme.version,
    price,
    terms,
    stock,
    perMember: row.per_member,
    minLevel: row.min_level,
    reserved: row.reserved === 1,
    from: row.offered_from,
    until: row.offered_until,
    days,
  }
}

export const itemOf = (row: ItemRow): Item => ({
  id: row.id,
  title: row.title,
  description: row.description,
  picture: row.picture,
  programme: row.programme,
  kind: row.kind,
  price: row.price,
  terms: row.terms,
  stock: row.stock,
  perMember: row.per_member,
  minLevel: row.min_level,
  reserved: row.reserved === 1,
  from: row.offered_from,
  until: row.offered_until,
  days: row.days,
})

/** Other terms get a number of their own; the stock of codes is counted by the database. */
export function rowOf(id: string, asked: ItemRequest, before: ItemRow | undefined): ItemRow {
  const { title, description, picture, programme, kind, price, days } = asked
  const isAgreedTo =
    before?.title === title &&
    before.description === description &&
    before.price === price &&
    before.days === days
  return {
    id,
    title,
    description,
    picture,
    programme,
    kind,
    price,
    days,
    terms: before === undefined ? 1 : before.terms + (isAgreedTo ? 0 : 1),
    stock: kind === 'code' ? (before?.stock ?? 0) : asked.stock,
    per_member: asked.perMember,
    min_level: asked.minLevel,
    reserved: asked.reserved ? 1 : 0,
    offered_from: asked.from,
    offered_until: asked.until,
  }
}

/** The fields that are other than before, all of them of a new item. A picture is named, never copied. */
export function changesBetween(before: Item | null, now: Item): AuditDetails['changes'] {
  const { id: _id, terms: _terms, ...fields } = now
  const names = Object.keys(fields) as (keyof typeof fields)[]
  const shown = (item: Item | null, field: (typeof names)[number]) => {
    const value = item?.[field] ?? null
    return field === 'picture' && String(value).startsWith('data:') ? 'data:' : value
  }
  return names
    .filter((field) => (before?.[field] ?? null) !== now[field])
    .map((field) => ({ field, from: shown(before, field), to: shown(now, field) }))
}
