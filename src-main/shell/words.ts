import { signedPoints } from '@shared/i18n/amounts'
import { dateFormat, numberFormat } from '@shared/i18n/formats'
import { createAppIntl, translator, type Translate } from '@shared/i18n/intl'
import { languageFor, localeOf, type Language } from '@shared/i18n/language'
import { dateIn } from '@shared/i18n/speech'

export type Say = Translate

/** What the shell says, in the language of the moment. */
export type Words = {
  readonly say: Say
  /** `+65`, as the pages write it. */
  readonly amount: (points: number) => string
  readonly number: (points: number) => string
  readonly time: (instant: string) => string
  readonly date: (instant: string, timeZone: string) => string
  /** The member's choice, null for the system's; true when that changed the language. */
  readonly choose: (chosen: Language | null) => boolean
}

export function createWords(systemLocale: string, now: () => Date): Words {
  let language = languageFor(null, systemLocale)
  let say = translator(createAppIntl(language))
  return {
    say: (id, values) => say(id, values),
    amount: (points) => signedPoints(localeOf(language), points),
    number: (points) => numberFormat(localeOf(language)).format(points),
    time: (instant) => dateFormat(localeOf(language), { timeStyle: 'short' }).format(new Date(instant)),
    date: (instant, timeZone) => dateIn(language, now)(instant, timeZone),
    choose: (chosen) => {
      const next = languageFor(chosen, systemLocale)
      if (next === language) return false
      language = next
      say = translator(createAppIntl(language))
      return true
    },
  }
}
