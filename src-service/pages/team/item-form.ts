import { itemRequestSchema, type Item, type ItemRequest } from '@shared/api/contract'
import { itemKindSchema } from '@shared/ledger/offer'
import type { Programme } from '@shared/programme/schema'
import { z } from 'zod'
import { html, type Html } from '../html'
import type { TeamVisit } from './frame'

/** What stands in the fields of the form, as it was typed; an item as it is stored to begin with. */
export type ItemFields = Readonly<Record<string, string>>

/** A field of the browser says its minute without a zone; here it is always UTC. */
const minuteOf = (at: string | null): string => at?.slice(0, 'YYYY-MM-DDTHH:MM'.length) ?? ''
const instantOf = (minute: string): string | null => (minute === '' ? null : `${minute}:00.000Z`)
const numberOf = (text: string): number | null => (text === '' ? null : Number(text))

export const newItemFields: ItemFields = { kind: 'code', days: '30', minLevel: '0' }

export const fieldsOf = (item: Item): ItemFields => ({
  title: item.title,
  description: item.description,
  picture: item.picture ?? '',
  programme: item.programme,
  kind: item.kind,
  price: String(item.price),
  stock: item.stock === null ? '' : String(item.stock),
  perMember: item.perMember === null ? '' : String(item.perMember),
  minLevel: String(item.minLevel),
  reserved: item.reserved ? 'yes' : '',
  from: minuteOf(item.from),
  until: minuteOf(item.until),
  days: String(item.days),
  seenTerms: String(item.terms),
  seenStock: item.stock === null ? '' : String(item.stock),
})

/** Only text comes from a form; a body that is none has no fields. */
export const typedIn = (body: unknown): ItemFields =>
  z.record(z.string(), z.string()).safeParse(body).data ?? {}

/**
 * The request that the fields say; null where they say none. `before` is the item that is changed: what the form does
 * not show of it stays, as does a moment that reads the same in the form, whose seconds do not show there.
 */
export function requestOf(fields: ItemFields, before: Item | null): ItemRequest | null {
  const text = (name: string) => (fields[name] ?? '').trim()
  const moment = (name: 'from' | 'until') =>
    before !== null && text(name) === minuteOf(before[name]) ? before[name] : instantOf(text(name))
  const isOwnPicture = before?.picture?.startsWith('data:') === true && text('picture') === ''
  const request = {
    title: text('title'),
    description: fields['description'] ?? '',
    picture: isOwnPicture ? before.picture : text('picture') === '' ? null : text('picture'),
    programme: before?.programme ?? text('programme'),
    kind: before?.kind ?? text('kind'),
    price: Number(text('price')),
    stock: numberOf(text('stock')),
    perMember: numberOf(text('perMember')),
    minLevel: Number(text('minLevel')),
    reserved: text('reserved') === 'yes',
    from: moment('from'),
    until: moment('until'),
    days: Number(text('days')),
    seen: before === null ? null : { terms: Number(text('seenTerms')), stock: numberOf(text('seenStock')) },
  }
  return itemRequestSchema.safeParse(request).data ?? null
}

/** The fields of an item; what it is, and whose points it costs, is chosen once. */
export function itemFormOf(
  { words: { t, language } }: TeamVisit,
  fields: ItemFields,
  programmes: readonly Programme[],
  isNew: boolean,
): Html {
  const value = (name: string) => fields[name] ?? ''
  const number = (name: string, bounds: { readonly min: number; readonly max: number }, isNeeded: boolean) =>
    isNeeded
      ? html`<input
          type="number"
          name="${name}"
          value="${value(name)}"
          min="${bounds.min}"
          max="${bounds.max}"
          required
        />`
      : html`<input
          type="number"
          name="${name}"
          value="${value(name)}"
          min="${bounds.min}"
          max="${bounds.max}"
        />`
  const option = (name: string, chosen: string, text: string) =>
    chosen === value(name)
      ? html`<option value="${chosen}" selected>${text}</option>`
      : html`<option value="${chosen}">${text}</option>`
  return html`${
      isNew
        ? html`<label>
              ${t('item.id')}
              <input
                name="id"
                value="${value('id')}"
                pattern="[a-z0-9][a-z0-9\\-]*"
                maxlength="80"
                required
              />
            </label>
            <span class="hint">${t('item.idWhy')}</span>
            <label>
              ${t('item.kind')}
              <select name="kind">
                ${itemKindSchema.options.map((kind) => option('kind', kind, t('store.kind', { kind })))}
              </select>
            </label>
            <label>
              ${t('item.programme')}
              <select name="programme">
                ${programmes.map(({ id, name }) => option('programme', id, name[language]))}
              </select>
            </label>`
        : html`<input type="hidden" name="seenTerms" value="${value('seenTerms')}" />
            <input type="hidden" name="seenStock" value="${value('seenStock')}" />`
    }
    <label>${t('item.title')}<input name="title" value="${value('title')}" maxlength="120" required /></label>
    <label>
      ${t('item.description')}
      <textarea name="description" maxlength="4000" rows="3">${value('description')}</textarea>
    </label>
    <div class="fields">
      <label>${t('item.price')}${number('price', { min: 1, max: 10_000_000 }, true)}</label>
      ${
        value('kind') === 'code' && !isNew
          ? null
          : html`<label>${t('item.stock')}${number('stock', { min: 0, max: 1_000_000 }, false)}</label>`
      }
      <label>${t('item.perMember')}${number('perMember', { min: 1, max: 1_000_000 }, false)}</label>
      <label>${t('item.minLevel')}${number('minLevel', { min: 0, max: 10_000 }, true)}</label>
      <label>${t('item.days')}${number('days', { min: 1, max: 365 }, true)}</label>
      <label>${t('item.from')}<input type="datetime-local" name="from" value="${value('from')}" /></label>
      <label>${t('item.until')}<input type="datetime-local" name="until" value="${value('until')}" /></label>
      <label>
        ${t('item.picture')}
        <input
          name="picture"
          value="${value('picture').startsWith('data:') ? '' : value('picture')}"
          maxlength="60"
        />
      </label>
    </div>
    <label class="choice">
      ${
        value('reserved') === 'yes'
          ? html`<input type="checkbox" name="reserved" value="yes" checked />`
          : html`<input type="checkbox" name="reserved" value="yes" />`
      }
      ${t('item.reserved')}
    </label>`
}
