import { compareFacts } from '@shared/facts/fact'
import { planRoute, type PlanFault, type PlanGoal } from '@shared/plan/plan'
import { bringAll } from '@shared/programme/brought-forward'
import type { Programme } from '@shared/programme/schema'
import { createState } from '@shared/programme/state'
import { step } from '@shared/programme/step'
import { assertNever } from '@shared/result'
import { readFactsInput, type FactsDeps, type FactsInput } from './facts-input'
import { exitStatus, type CliIo } from './io'
import { planText } from './plan-text'

const usage = `Usage: plan FACTS.jsonl --member M --goal N | --level N [--fewest] [--as-of T] [--programme FILE]... [--json]
  FACTS.jsonl      facts, one JSON object a line; - reads standard input
  --member M       whose route
  --goal N         a number of points, or the price of an item
  --level N        a level, in the programme that has levels
  --fewest         as few actions as can be, rather than as soon and with as little effort
  --as-of T        the moment to plan from (default: now)
  --programme FILE plans by this programme instead of the shipped ones; of several, by the first that fits the goal
  --brought-forward FILE
                   what members had before the first fact, as a site shows it
  --json           prints one JSON object
`

const own = { member: 'string', goal: 'string', level: 'string', fewest: 'boolean' } as const

/** `plan`: the shortest honest route of a member to a goal under the caps that are left. */
export const createPlan =
  (deps: FactsDeps) =>
  async (args: readonly string[], io: CliIo): Promise<number> => {
    const input = await readFactsInput(args, io.cwd, deps, { usage, files: 1, own, fault })
    if (!input.ok) return refuse(io, input.error)
    const { facts, programmes, asOf, brought, json } = input.value
    const member = String(input.value.own['member'])
    const goal = goalOf(input.value.own)
    const programme = programmeFor(goal, programmes)
    if (!programme) return refuse(io, 'None of these programmes has levels.\n')
    const state = createState(programmes)
    bringAll(state, brought)
    for (const fact of facts.flat().toSorted(compareFacts)) step(state, fact)
    if (!state.memory.members.has(member))
      io.err('There are no facts of this member: the plan is of a new one.\n')
    const preference = input.value.own['fewest'] === true ? 'fewest-actions' : 'soonest'
    const plan = planRoute({ state, programme: programme.id, member, asOf, goal, preference })
    if (!plan.ok) return refuse(io, `${faultText(plan.error, programme, asOf)}\n`)
    if (json) io.out(`${JSON.stringify(plan.value)}\n`)
    else io.out(planText(plan.value, shownVersion(programmes, plan.value) ?? programme))
    return exitStatus.ok
  }

function fault(given: FactsInput['own']): string | null {
  if (given['member'] === undefined || given['member'] === '')
    return 'Whose route? Name a member with --member.'
  if ((given['goal'] === undefined) === (given['level'] === undefined)) {
    return 'Which goal? Give either --goal with a number of points or --level.'
  }
  const [name, value] = given['goal'] === undefined ? ['level', given['level']] : ['goal', given['goal']]
  return /^\d{1,9}$/u.test(String(value)) ? null : `--${name} takes a whole number, not ${String(value)}.`
}

const goalOf = ({ goal, level }: FactsInput['own']): PlanGoal =>
  goal === undefined ? { kind: 'level', level: Number(level) } : { kind: 'points', balance: Number(goal) }

/** A level is of the programme that has levels; points are of the one in which they can be spent. */
const programmeFor = (goal: PlanGoal, programmes: readonly Programme[]): Programme | undefined =>
  goal.kind === 'level'
    ? programmes.find(({ levels }) => levels !== undefined)
    : (programmes.find(({ spendable }) => spendable) ?? programmes[0])

const shownVersion = (
  programmes: readonly Programme[],
  of: { readonly programme: string; readonly version: string },
) => programmes.find(({ id, version }) => id === of.programme && version === of.version)

function faultText(given: PlanFault, { name }: Programme, asOf: string): string {
  switch (given.code) {
    case 'no-programme':
      return `${name.en} is not in force at ${asOf}.`
    case 'no-levels':
      return `${name.en} has no levels at ${asOf}.`
    case 'above-highest-level':
      return `The highest level of ${name.en} is ${given.highest}.`
    default:
      return assertNever(given)
  }
}

function refuse(io: CliIo, why: string): number {
  io.err(why)
  return exitStatus.failed
}
