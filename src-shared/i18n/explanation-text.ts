import type { Answer, ArithmeticLine, Explanation, NextStep, Nth } from '../explain/explanation'
import type { PassedOver } from '../programme/passed'
import { assertNever } from '../result'
import type { Speech } from './speech'
import type { MessageId } from './catalogue'
import type { TextValues } from './intl'

/** A text before it is made: renderers may set parts of it in bold. */
export type Said = { readonly id: MessageId; readonly values: TextValues }

export type LineText = { readonly name: string; readonly value: string; readonly isResult: boolean }

/** The answer as one line, with the numbers that decided it. `pending`: nothing is given yet. */
export function answerText(explanation: Explanation, speech: Speech, pending = false): string {
  const { t, number, signed } = speech
  const { answer } = explanation
  const rule = explanation.ruleName?.[speech.language] ?? explanation.rule ?? ''
  const lead = (nth: Nth | null) => (nth === null ? rule : t('why.lead', { rule, nth: nthText(nth, speech) }))
  switch (answer.code) {
    case 'given':
      return t(pending ? 'why.headline.pending' : 'why.headline.given', {
        lead: lead(answer.nth),
        given: number(answer.given),
      })
    case 'cap-reached':
    case 'cut-to-cap':
      return t(`why.headline.${answer.code}`, { ...numbersOf(answer, number), lead: lead(answer.nth) })
    case 'taken-back':
      return t('why.headline.taken-back', { lead: rule, taken: number(answer.taken) })
    case 'moved':
      return t(`why.headline.${answer.kind}`, {
        amount: signed(answer.amount),
        held: number(Math.abs(answer.held)),
      })
    case 'nothing': {
      const because = silenceText(answer.why, speech)
      return rule === '' ? because : t('why.lead', { rule, nth: because })
    }
    default:
      return assertNever(answer)
  }
}

/** The arithmetic line by line; the last is the result. */
export function arithmeticText(
  { lines }: Pick<Explanation, 'lines'>,
  speech: Speech,
  pending = false,
): readonly LineText[] {
  return lines.map((line, index) => ({
    ...lineText(line, speech, pending),
    isResult: index === lines.length - 1,
  }))
}

/** What one can do or wait for. */
export function nextSaid({ next, ruleName, rule }: Explanation, speech: Speech): Said {
  const id = `why.next.${next.code}` as const
  return { id, values: nextValues(next, ruleName?.[speech.language] ?? rule ?? '', speech) }
}

function numbersOf(answer: Answer, number: Speech['number']): TextValues {
  return Object.fromEntries(
    Object.entries(answer).flatMap(([name, value]) =>
      typeof value === 'number' ? [[name, number(value)]] : [],
    ),
  )
}

const nthText = ({ nth, period }: Nth, { t, period: said }: Speech): string =>
  period === null ? t('why.nth', { nth }) : t('why.nthOfPeriod', { nth, period: said(period) })

function lineText(
  line: ArithmeticLine,
  { t, number, signed, period }: Speech,
  pending: boolean,
): Omit<LineText, 'isResult'> {
  switch (line.code) {
    case 'part':
      return {
        name: t('why.part', { name: line.name }),
        value: line.points < 0 ? signed(line.points) : number(line.points),
      }
    case 'threshold':
      return { name: t('why.threshold'), value: number(line.at) }
    case 'total':
      return { name: t('why.total'), value: number(line.total) }
    case 'asked':
      return { name: t('why.asked'), value: number(line.points) }
    case 'cap':
      return {
        name:
          line.period === null ? t('why.capForEver') : t('why.capOfPeriod', { period: period(line.period) }),
        value: number(line.limit),
      }
    case 'used-before':
      return {
        name:
          line.period === null
            ? t('why.usedBeforeEver')
            : t('why.usedBefore', { period: period(line.period) }),
        value: number(line.used),
      }
    case 'left':
      return {
        name: t('why.leftUnder'),
        value: `${number(line.limit)} − ${number(line.used)} = ${number(line.left)}`,
      }
    case 'given': {
      const given = t(pending ? 'why.pendingGiven' : 'why.given')
      const [a, b] = line.smallerOf ?? []
      const name =
        a === undefined || b === undefined ? given : t('why.givenSmaller', { a: number(a), b: number(b) })
      return { name, value: number(line.points) }
    }
    case 'taken':
      return { name: t('why.taken'), value: signed(line.points) }
    case 'held':
      return { name: t('why.held'), value: signed(line.points) }
    case 'moved':
      return { name: t('why.moved'), value: signed(line.points) }
    default:
      return assertNever(line)
  }
}

function nextValues(next: NextStep, rule: string, speech: Speech): TextValues {
  const { number, signed, date, period, language, t } = speech
  switch (next.code) {
    case 'cap-opens':
      return { rule, date: date(next.at, next.timeZone), zone: next.timeZone }
    case 'room-left':
      return {
        left: number(next.left),
        period: period(next.period),
        date: date(next.at, next.timeZone),
        zone: next.timeZone,
      }
    case 'step':
      return { at: number(next.at), points: number(next.points) }
    case 'most-reached':
      return { limit: number(next.limit) }
    case 'parts':
      return {
        parts: next.parts
          .map(({ name, points }) => `${t('why.part', { name })} ${signed(points)}`)
          .join(', '),
      }
    case 'rule-asks':
      return { ask: next.ask[language] }
    case 'still-missing':
      return { missing: next.missing.join(', ') }
    default:
      return {}
  }
}

function silenceText(why: PassedOver, { t, number }: Speech): string {
  switch (why.reason) {
    case 'condition':
      return t('silence.condition', { field: why.field })
    case 'subject-used':
      return t('silence.subject-used', { scope: why.scope })
    case 'not-enough-yet':
      return t('silence.not-enough-yet', { total: number(why.total), next: number(why.next) })
    case 'most-reached':
      return t('silence.most-reached', { limit: number(why.limit) })
    default:
      return t(`silence.${why.reason}`)
  }
}
