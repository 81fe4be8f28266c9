import { createAppIntl, translator, type Translate } from '@shared/i18n/intl'
import { languageFor, languages, localeOf, type Language } from '@shared/i18n/language'

export type Words = {
  readonly language: Language
  readonly t: Translate
  /** A BCP 47 tag for the page. */
  readonly locale: string
  /** An instant as a reader anywhere can place it: in UTC, and said so. */
  readonly moment: (at: string) => string
}

const made = new Map<Language, Words>()

/** The first language of `Accept-Language` that there is, in the order in which a browser sends them. */
export function wordsFor(acceptLanguage: string | undefined): Words {
  const asked = (acceptLanguage ?? '').split(',').map((tag) => tag.split(';')[0]?.trim() ?? '')
  const known = asked.find((tag) =>
    languages.some((language) => language.split('-')[0] === tag.toLowerCase().split('-')[0]),
  )
  const language = languageFor(null, known ?? 'en')
  const words = made.get(language) ?? make(language)
  made.set(language, words)
  return words
}

function make(language: Language): Words {
  const intl = createAppIntl(language)
  const options = { dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' } as const
  return {
    language,
    t: translator(intl),
    locale: localeOf(language),
    moment: (at) => `${intl.formatDate(at, options)} UTC`,
  }
}
