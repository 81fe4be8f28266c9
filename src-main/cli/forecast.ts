import { compareFacts, type Fact } from '@shared/facts/fact'
import type { EntryDraft } from '@shared/ledger/entry'
import { bringAll, type BroughtForward } from '@shared/programme/brought-forward'
import type { Programme } from '@shared/programme/schema'
import { createState } from '@shared/programme/state'
import { advance, step } from '@shared/programme/step'
import { readFactsInput, type FactsDeps } from './facts-input'
import { forecastText } from './forecast-text'
import { exitStatus, type CliIo } from './io'

const usage = `Usage: forecast FACTS.jsonl NEXT.jsonl [--as-of T] [--programme FILE]... [--json]
  FACTS.jsonl      what has happened, one fact as a JSON object a line; - reads standard input
  NEXT.jsonl       what would come next
  --as-of T        the moment that bounds anniversaries (default: now)
  --programme FILE forecasts by this programme instead of the shipped ones; may be given several times
  --brought-forward FILE
                   what members had before the first fact, as a site shows it
  --json           prints one JSON object
`

/** What facts would give after others: an estimate, and right if nothing comes between. */
export type Forecast = {
  readonly estimate: true
  readonly asOf: string
  /** member → programme → the sum */
  readonly points: Readonly<Record<string, Readonly<Record<string, number>>>>
  readonly entries: readonly EntryDraft[]
}

/** `forecast`: what the next facts would give, by the very code that would give it. */
export const createForecast =
  (deps: FactsDeps) =>
  async (args: readonly string[], io: CliIo): Promise<number> => {
    const input = await readFactsInput(args, io.cwd, deps, { usage, files: 2 })
    if (!input.ok) {
      io.err(input.error)
      return exitStatus.failed
    }
    const { facts, programmes, asOf, brought, json } = input.value
    const [before = [], next = []] = facts
    const forecast = forecastOf(programmes, brought, before, next, asOf)
    io.out(json ? `${JSON.stringify(forecast)}\n` : forecastText(forecast, next, programmes))
    return exitStatus.ok
  }

function forecastOf(
  programmes: readonly Programme[],
  brought: readonly BroughtForward[],
  before: readonly Fact[],
  next: readonly Fact[],
  asOf: string,
): Forecast {
  const state = createState(programmes)
  bringAll(state, brought)
  for (const fact of before.toSorted(compareFacts)) step(state, fact)
  advance(state, asOf)
  const entries = [
    ...next.toSorted(compareFacts).flatMap((fact) => step(state, fact)),
    ...advance(state, asOf),
  ]
  const points = new Map<string, Map<string, number>>()
  for (const { member, programme, amount } of entries) {
    const own = points.get(member) ?? new Map<string, number>()
    points.set(member, own.set(programme, (own.get(programme) ?? 0) + amount))
  }
  const sums = Object.fromEntries([...points].map(([member, own]) => [member, Object.fromEntries(own)]))
  return { estimate: true, asOf, points: sums, entries }
}
