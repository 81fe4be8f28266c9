import { signedPoints } from './amounts'
import { dateFormat, numberFormat } from './formats'
import { createAppIntl, translator, type Translate } from './intl'
import { localeOf, type Language } from './language'

/** What it takes to say numbers, dates and periods in a reader's language. */
export type Speech = {
  readonly language: Language
  readonly t: Translate
  readonly number: (value: number, digits?: number) => string
  /** `+65`, `0`, `−4`. */
  readonly signed: (amount: number) => string
  /** `1 December`, in the zone the rules count their months in; with the year when it is not this one. */
  readonly date: (at: string, timeZone: string) => string
  /** `November` of `2026-11`; with the year when it is not this one. */
  readonly period: (period: string) => string
}

/** Speech for a process without React. */
export function createSpeech(language: Language, now: Date): Speech {
  const locale = localeOf(language)
  const t = translator(createAppIntl(language))
  return {
    language,
    t,
    number: numberIn(language),
    signed: (amount) => signedPoints(locale, amount),
    date: dateIn(language, () => now),
    period: (period) => periodText(period, { language, t, now }),
  }
}

export const numberIn =
  (language: Language): Speech['number'] =>
  (value, digits = 0) =>
    numberFormat(localeOf(language), { maximumFractionDigits: digits }).format(value)

export const dateIn =
  (language: Language, now: () => Date): Speech['date'] =>
  (at, timeZone) => {
    const year = dateFormat('en', { year: 'numeric', timeZone })
    const isThisYear = year.format(new Date(at)) === year.format(now())
    return dateFormat(localeOf(language), {
      day: 'numeric',
      month: 'long',
      ...(!isThisYear && { year: 'numeric' }),
      timeZone,
    }).format(new Date(at))
  }

/** A calendar period as `periodOf` writes it: a year, month, ISO week or day. */
export function periodText(
  period: string,
  { language, t, now }: { readonly language: Language; readonly t: Translate; readonly now: Date },
): string {
  const [year = '', part] = period.split('-')
  if (part === undefined) return year
  if (part.startsWith('W')) return t('period.week', { week: Number(part.slice(1)), year })
  const isDay = period.length > '2026-11'.length
  const isThisYear = year === String(now.getUTCFullYear())
  return dateFormat(localeOf(language), {
    ...(isDay && { day: 'numeric' }),
    month: language === 'zh-CN' ? 'numeric' : 'long',
    ...(!isThisYear && { year: 'numeric' }),
    timeZone: 'UTC',
  }).format(new Date(`${period}${isDay ? '' : '-01'}T00:00:00.000Z`))
}
