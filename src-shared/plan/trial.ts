import type { EntryDraft } from '../ledger/entry'
import type { MemberProgress } from '../programme/evaluation'
import { sliceOf } from '../programme/slice'
import type { EvaluationState } from '../programme/state'
import { step } from '../programme/step'
import { memberView } from '../programme/view'
import { factsOfAction, type PlanAction } from './action'
import type { Horizon, Moment } from './moments'

/** What a plan is for, the same all along. */
export type Ground = { readonly programme: string; readonly member: string; readonly horizon: Horizon }

/** A place on a route: what the rules remember there, and what can still be done. */
export type Place = {
  readonly state: EvaluationState
  /** The member's own models without a profile: what each moment adds to them or takes of them. */
  readonly bare: readonly number[]
  /** Models that nobody has reviewed. */
  readonly unreviewed: number
  /** Actions so far, so that each is about subjects of its own. */
  readonly taken: number
}

/** An action at a moment. */
export type Deed = { readonly action: PlanAction; readonly moment: Moment }

export type Taken = { readonly place: Place; readonly awards: readonly EntryDraft[]; readonly points: number }

/** Takes an action so many times, on a copy; null where `act` gives null. */
export function take(ground: Ground, from: Place, deed: Deed, times: number): Taken | null {
  let place = copyOfPlace(ground, from)
  const awards: EntryDraft[] = []
  for (let n = 0; n < times; n += 1) {
    const taken = act(ground, place, deed)
    if (!taken) return null
    place = taken.place
    awards.push(...taken.awards)
  }
  forget(ground, place.state)
  return { place, awards, points: pointsOf(awards) }
}

/**
 * Takes an action once. The state is changed in place. Null where it can't be done, where any award of it would be cut,
 * and where it would draw on a period beyond the horizon; the state is of no use then.
 */
export function act(ground: Ground, from: Place, deed: Deed): Taken | null {
  const place = after(ground, from, deed)
  if (!isPossible(place)) return null
  const awards = awardsOf(ground, from.state, deed, from.taken)
  if (!awards.every((award) => isWhole(award, ground.horizon))) return null
  return { place, awards, points: pointsOf(awards) }
}

export const copyOfPlace = ({ member }: Ground, place: Place): Place => ({
  ...place,
  state: sliceOf(place.state, member),
})

const pointsOf = (awards: readonly EntryDraft[]): number =>
  awards.reduce((sum, { amount }) => sum + amount, 0)

function awardsOf(
  { member }: Ground,
  state: EvaluationState,
  { action, moment }: Deed,
  nth: number,
): readonly EntryDraft[] {
  return factsOfAction(action, { member, at: moment.at, nth })
    .flatMap((fact) => step(state, fact))
    .filter((entry) => entry.member === member)
}

function isWhole({ amount, why }: EntryDraft, { periods }: Horizon): boolean {
  const period = why.cap?.month ?? null
  return amount === why.asked && (period === null || periods.has(period))
}

function after({ horizon }: Ground, from: Place, { action, moment }: Deed): Place {
  const made = action.kind === 'publish-model' ? 1 : action.kind === 'publish-profile' ? -1 : 0
  const then = horizon.moments.indexOf(moment)
  return {
    state: from.state,
    bare:
      made === 0 ? from.bare : from.bare.map((models, index) => (index === then ? models + made : models)),
    unreviewed: from.unreviewed - (action.kind === 'review' && action.first ? 1 : 0),
    taken: from.taken + 1,
  }
}

/** No profile before its model, and no first review of more models than there are. */
function isPossible({ bare, unreviewed }: Place): boolean {
  let models = 0
  return unreviewed >= 0 && bare.every((change) => (models += change) >= 0)
}

/** Where a route begins: the member's part of one programme's state, on a copy. */
export function startOf(
  ground: Ground,
  state: EvaluationState,
  able: { readonly bare: number; readonly unreviewed: number },
): Place {
  const compiled = state.programmes.get(ground.programme)
  const programmes = new Map(compiled && [[ground.programme, compiled]])
  const alone: EvaluationState = { ...sliceOf(state, ground.member), programmes }
  forget(ground, alone)
  const bare = ground.horizon.moments.map((_, index) => (index === 0 ? able.bare : 0))
  return { state: alone, bare, unreviewed: able.unreviewed, taken: 0 }
}

/** Leaves out what neither a new subject nor a moment within the horizon asks for, so that copies stay small. */
function forget({ programme, member, horizon }: Ground, state: EvaluationState): void {
  const own = new Set(state.programmes.get(programme)?.rules.values())
  const rules = state.memory.members.get(member)?.rules ?? []
  for (const [place, standing] of rules.entries()) {
    if (!own.has(place)) rules[place] = null
    if (!standing) continue
    standing.subjects = null
    standing.totals = null
    standing.latest = null
    for (const period of standing.periods?.keys() ?? []) {
      if (period !== 'ever' && !horizon.periods.has(period)) standing.periods?.delete(period)
    }
  }
}

/** The member's progress at a moment, as everyone else is shown it. */
export function progressAt(
  { programme, member }: Ground,
  state: EvaluationState,
  at: string,
): MemberProgress {
  const progress = memberView(state, member, at)[programme]
  if (!progress) throw new Error(`no progress in ${programme}`)
  return progress
}
