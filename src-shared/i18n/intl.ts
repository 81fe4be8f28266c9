import { createIntl, createIntlCache, type IntlShape } from '@formatjs/intl'
import { localeOf, type Language } from './language'
import { messagesOf, type MessageId } from './catalogue'

export type TextValues = Readonly<Record<string, string | number>>
/** A message in the language at hand, with its values put in. */
export type Translate = (id: MessageId, values?: TextValues) => string

/** The formatter for a process without React: tray, notifications, dialogs. Make one for each change of language. */
export function createAppIntl(language: Language): IntlShape {
  return createIntl({ locale: localeOf(language), messages: messagesOf(language) }, createIntlCache())
}

/** What a page sets in bold is plain where there is only text. */
const plain = (chunks: readonly string[]): string => chunks.join('')

export function translator(intl: IntlShape): Translate {
  return (id, values) => intl.formatMessage({ id }, { b: plain, ...values })
}
