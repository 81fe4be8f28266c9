import type { AuditDetails } from '@shared/api/audit'
import { pages } from '@shared/api/pages'
import { isMessageId } from '@shared/i18n/catalogue'
import type { Noted } from '../../services/audit'
import { html, type Html } from '../html'
import { addressOfItem, addressOfMember } from './addresses'
import type { TeamVisit } from './frame'

/** What was done, as a sentence without who and on what. */
export const deedText = ({ words, speech }: TeamVisit, { action, details }: Noted): string =>
  words.t(`audit.${action}`, {
    points: speech.number(Math.abs(details.points ?? 0)),
    sign: (details.points ?? 0) < 0 ? 'minus' : 'plus',
    badge: details.badge ?? '',
    outcome: details.outcome ?? '',
    count: details.count ?? 0,
  })

type Change = NonNullable<AuditDetails['changes']>[number]

/** The changes that a page tells: all of what was changed, and of something new its price. */
export const changesOf = ({ action, details: { changes = [] } }: Noted): readonly Change[] =>
  action === 'item-made' ? changes.filter(({ field }) => field === 'price') : changes

/** A field as the form of an item calls it. */
export function changeText({ words: { t, moment } }: TeamVisit, { field, from, to }: Change): string {
  const label = `item.${field}`
  const isMoment = field === 'from' || field === 'until'
  const text = (value: Change['from']) => {
    if (value === null || value === '') return t('audit.nothing')
    return isMoment ? moment(String(value)) : String(value)
  }
  return t('audit.change', { field: isMessageId(label) ? t(label) : field, from: text(from), to: text(to) })
}

/** On what it was done: its name, an upload's as its member has it now, and where it has one, the way to its page. */
export function objectOf(
  { kind, object, details }: Noted,
  nameOf: (id: string) => string,
  title: string | null,
): Html {
  switch (kind) {
    case 'member':
      return html`<a href="${addressOfMember(object)}">${nameOf(object)}</a>`
    case 'item':
      return html`<a href="${addressOfItem(object)}">${details.name ?? object}</a>`
    case 'programme':
      return html`<a href="${pages.programmes}">${object}</a> ${details.name ?? ''}`
    case 'upload':
    case 'order':
    case 'dispute':
    case 'review':
    case 'suggestion':
      return html`${details.name ?? title ?? object}
      ${
        details.member === undefined
          ? null
          : html`<br /><a href="${addressOfMember(details.member)}">${nameOf(details.member)}</a>`
      }`
  }
}
