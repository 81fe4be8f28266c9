import { nextPeriodStart, periodOf } from '../programme/period'
import type { Period } from '../programme/rule-schema'
import type { Programme } from '../programme/schema'

/** A calendar period that begins later: `2026-12`, and the instant in UTC. */
export type PlanPeriod = {
  readonly per: Exclude<Period, 'ever'>
  readonly key: string
  readonly opens: string
}

/** When something can be done: at once, or from the first instant of a period in which a cap is whole again. */
export type Moment = {
  readonly at: string
  /** The longest of the periods that begin then; null for now. */
  readonly period: PlanPeriod | null
  readonly opening: ReadonlySet<string>
}

/** How far ahead a plan looks: each cap in its present period and in the next one, and no further. */
export type Horizon = {
  readonly moments: readonly Moment[]
  /** Keys of all those periods. */
  readonly periods: ReadonlySet<string>
}

const longestFirst = ['year', 'month', 'week', 'day'] as const

export function horizonOf(programme: Programme, asOf: string): Horizon {
  const capped = new Set(programme.rules.flatMap((rule) => ('cap' in rule && rule.cap ? [rule.cap.per] : [])))
  const next = longestFirst
    .filter((per) => capped.has(per))
    .map((per) => {
      const opens = nextOpening(programme.timeZone, per, asOf)
      return { per, opens, key: keyOf(programme, per, opens) }
    })
  const at = [...new Set(next.map(({ opens }) => opens))].sort()
  return {
    moments: [
      { at: asOf, period: null, opening: new Set() },
      ...at.map((opens): Moment => {
        const opening = next.filter((period) => period.opens === opens)
        return { at: opens, period: opening[0] ?? null, opening: new Set(opening.map(({ key }) => key)) }
      }),
    ],
    periods: new Set(next.flatMap(({ per, key }) => [keyOf(programme, per, asOf), key])),
  }
}

const keyOf = ({ timeZone }: Programme, per: Period, at: string): string => periodOf(timeZone, per, at) ?? ''

/** The first instant of the calendar period after the present one. */
export const nextOpening = (timeZone: string, per: PlanPeriod['per'], asOf: string): string =>
  new Date(nextPeriodStart(timeZone, per, asOf)).toISOString()
