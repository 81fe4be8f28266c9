import type { PlanAction } from '@shared/plan/action'
import type { Beside } from '@shared/plan/besides'
import type { Plan } from '@shared/plan/plan'
import type { PlanStep } from '@shared/plan/route'
import type { Programme } from '@shared/programme/schema'
import { printablePath as printable } from './format-report'
import { columns } from './columns'

const number = (value: number) => value.toLocaleString('en-GB')
const signed = (value: number) => `+${number(value)}`
const many = (count: number, one: string, more = `${one}s`) => `${number(count)} ${count === 1 ? one : more}`

/** A plan for people: what is to go, the steps, what lies beside it. */
export function planText(plan: Plan, programme: Programme): string {
  const unit = programme.unit.en
  const have = `${printable(plan.member)} in ${programme.name.en}: ${number(plan.have)} ${unit}`
  const parts = [
    `${have}\n${headline(plan, programme)}\n`,
    stepsText(plan, programme),
    usedUp(plan, programme),
    besidesText(plan, programme),
  ]
  return parts.filter((part) => part !== '').join('\n')
}

function headline(plan: Plan, programme: Programme): string {
  const { missing, actions, reached, missingAfter, points } = plan
  if (missing === 0) return 'The goal is reached: nothing more to do.'
  const togo = `${many(missing, 'point')} to go`
  if (actions === 0) return `${togo}, and nothing that you could do for them under the caps that are left`
  if (!reached) {
    const share = `${many(actions, 'action')} give ${number(points)} of them`
    return `${togo}: ${share}, ${number(missingAfter)} are out of reach under the caps that are left`
  }
  const later = plan.steps.filter(({ period }) => period !== null)
  if (later.length === 0) {
    return `${togo}: ${many(actions, 'action')}, ${actions === 1 ? '' : 'all '}possible in ${monthOf(plan.asOf, programme)}`
  }
  const last = later.at(-1)?.period?.opens ?? plan.asOf
  return `${togo}: ${many(actions, 'action')}, the last possible from ${dayOf(last, programme)}`
}

function stepsText({ steps, points }: Plan, programme: Programme): string {
  const moments = [...new Set(steps.map(({ period }) => period?.opens ?? null))]
  const isOne = moments.length === 1 && moments[0] === null
  const rows = moments.flatMap((opens) => {
    const own = steps.filter(({ period }) => (period?.opens ?? null) === opens)
    const heading = opens === null ? 'Now' : `From ${dayOf(opens, programme)}`
    return [...(isOne ? [] : [[heading]]), ...own.map(stepRow)]
  })
  if (rows.length === 0) return ''
  return columns([...rows, ['', '', '', number(points)]], ['left', 'right', 'right', 'right'])
}

const stepRow = ({ action, times, each, points }: PlanStep): readonly string[] => [
  `  ${actionText(action)}`,
  `${number(times)} ×`,
  each === null ? 'together' : signed(each),
  number(points),
]

function actionText(action: PlanAction): string {
  switch (action.kind) {
    case 'preferences':
      return `Set preference tags, at least ${action.atLeast}${listText(action.named)}`
    case 'profile':
      return `Fill in your profile${listText(action.named)}`
    case 'identity':
      return 'Set up nickname and avatar'
    case 'printer':
      return `Set up a printer${listText(Object.values(action.asks))}`
    case 'publish-model-and-profile':
      return `Publish ${modelText(action.origin)} with its print profile`
    case 'publish-model':
      return `Publish ${modelText(action.origin)}`
    case 'publish-profile':
      return 'Publish the first print profile of a model of yours'
    case 'review': {
      const which = action.first ? ', the first of its model' : ''
      const rating = action.rating === null ? '' : ` that you rate ${action.rating} or more`
      return `Review a print${rating}, with photo and description${which}`
    }
    case 'post':
      return 'Write a post'
  }
}

const listText = (items: readonly string[]) =>
  items.length === 0 ? '' : `: ${items.map(printable).join(', ')}`

const modelText = (origin: string) => (origin === 'original' ? 'a model' : `a ${origin}`)

function usedUp({ caps, missing }: Plan, programme: Programme): string {
  if (missing === 0) return ''
  const rows = caps.flatMap(({ rule, opens, before, limit }, index) => {
    if (opens !== null || before > 0) return []
    const next = caps[index + 1]
    const again =
      next?.rule === rule && next.opens !== null ? ` It opens again ${dayOf(next.opens, programme)}.` : ''
    return [
      `${nameOf(rule, programme)} is used up (${number(limit)}), so the route leaves it out for now.${again}\n`,
    ]
  })
  return rows.join('')
}

function besidesText({ besides }: Plan, programme: Programme): string {
  if (besides.length === 0) return ''
  const rows = besides.map((beside) => [
    `  ${nameOf(beside.rule, programme)}`,
    besideText(beside, programme),
    signed(beside.points),
  ])
  return `Not in your own hands\n${columns(rows, ['left', 'left', 'right'])}`
}

function besideText(beside: Beside, programme: Programme): string {
  switch (beside.kind) {
    case 'downloads':
      return `${many(beside.togo, 'download')} more of ${printable(beside.subject)}`
    case 'suggestions':
      return `${many(beside.togo, 'suggestion')} of yours implemented`
    case 'likes':
      return `${many(beside.togo, 'like')} more`
    case 'answers':
      return `${many(beside.togo, 'accepted answer')} more`
    case 'badge':
      return 'granted by the team'
    case 'anniversary':
      return `comes by itself on ${dayOf(beside.at, programme)}`
  }
}

const nameOf = (rule: string, { rules }: Programme): string =>
  rules.find(({ id }) => id === rule)?.name.en ?? rule

const dayOf = (at: string, { timeZone }: Programme): string =>
  new Date(at).toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone })

const monthOf = (at: string, { timeZone }: Programme): string =>
  new Date(at).toLocaleDateString('en-GB', { month: 'long', timeZone })
