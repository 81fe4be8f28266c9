import { signedPoints } from '@shared/i18n/amounts'
import type { MessageId } from '@shared/i18n/catalogue'
import { dateFormat, numberFormat } from '@shared/i18n/formats'
import { localeOf, type Language } from '@shared/i18n/language'
import { dateIn, numberIn, periodText, type Speech } from '@shared/i18n/speech'
import type { AppError } from '@shared/errors'
import type { LocalText } from '@shared/ipc/views'
import { createContext, useContext, useMemo, type ReactNode } from 'react'
import { useIntl } from 'react-intl'
import { useApp } from '../store/context'
import { bytesIn, dayKey } from './measure'

export type Values = Readonly<Record<string, string | number>>

/** Everything a page needs to say something in the member's language. */
export type Words = Speech & {
  /** As `t`, with `<b>` in the message set in bold. */
  readonly rich: (id: MessageId, values?: Values) => ReactNode
  /** A text that came with the data. */
  readonly local: (text: LocalText) => string
  readonly percent: (share: number) => string
  readonly bytes: (size: number) => string
  readonly time: (at: string) => string
  /** `Today, 14:19`, `20 Nov, 21:44`, `7 Mar 2025, 10:00`. */
  readonly dayTime: (at: string) => string
  /** As `dayTime`, inside a sentence: `today, 14:19`. */
  readonly dayTimeWithin: (at: string) => string
  readonly isToday: (at: string) => boolean
  /** `Today`, `Yesterday`, `Thursday, 19 November`, `7 March 2025`. */
  readonly day: (at: string) => string
  /** What an error means and how to go on. */
  readonly error: (error: AppError) => string
}

const WordsContext = createContext<Words | null>(null)

export function useWords(): Words {
  const words = useContext(WordsContext)
  if (words === null) throw new Error('words are used outside WordsProvider')
  return words
}

/** Makes the words once for all who use them; inside `IntlProvider`. */
export function WordsProvider({ language, children }: { language: Language; children: ReactNode }) {
  const intl = useIntl()
  const now = useApp((store) => store.now)
  const words = useMemo((): Words => {
    const locale = localeOf(language)
    const format = (options: Intl.DateTimeFormatOptions) => dateFormat(locale, options)
    const time = format({ hour: '2-digit', minute: '2-digit' })
    const shortDay = format({ day: 'numeric', month: 'short' })
    const shortDayYear = format({ day: 'numeric', month: 'short', year: 'numeric' })
    const longDay = format({ weekday: 'long', day: 'numeric', month: 'long' })
    const longDayYear = format({ day: 'numeric', month: 'long', year: 'numeric' })
    const isThisYear = (moment: Date) => moment.getFullYear() === now().getFullYear()
    const t: Words['t'] = (id, values) => intl.formatMessage({ id }, values)
    const isToday = (at: string) => dayKey(new Date(at)) === dayKey(now())
    const isYesterday = (at: string) => {
      const yesterday = now()
      yesterday.setDate(yesterday.getDate() - 1)
      return dayKey(new Date(at)) === dayKey(yesterday)
    }
    const momentText = (at: string, today: 'time.today' | 'time.todayWithin') => {
      const moment = new Date(at)
      if (isToday(at)) return t(today, { at: time.format(moment) })
      return `${(isThisYear(moment) ? shortDay : shortDayYear).format(moment)}, ${time.format(moment)}`
    }
    return {
      language,
      t,
      rich: (id, values) =>
        intl.formatMessage({ id }, { ...values, b: (chunks: ReactNode) => <b key="b">{chunks}</b> }),
      local: (text) => text[language],
      number: numberIn(language),
      signed: (amount) => signedPoints(locale, amount),
      percent: (share) => numberFormat(locale, { style: 'percent' }).format(share),
      bytes: (size) => bytesIn(locale, size),
      time: (at) => time.format(new Date(at)),
      dayTime: (at) => momentText(at, 'time.today'),
      dayTimeWithin: (at) => momentText(at, 'time.todayWithin'),
      isToday,
      day: (at) =>
        isToday(at)
          ? t('files.today')
          : isYesterday(at)
            ? t('files.yesterday')
            : (isThisYear(new Date(at)) ? longDay : longDayYear).format(new Date(at)),
      date: dateIn(language, now),
      period: (period) => periodText(period, { language, t, now: now() }),
      error: (error) => t(`error.${error.code}`),
    }
  }, [intl, language, now])
  return <WordsContext value={words}>{children}</WordsContext>
}
