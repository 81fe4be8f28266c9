import type { MessageId } from '@shared/i18n/catalogue'
import type { PlanStepView, PlanView } from '@shared/ipc/goal'
import type { TasksView } from '@shared/ipc/views'
import type { Words } from '../../../text/words'

type Rules = Pick<TasksView, 'tasks' | 'timeZone'>

/** How far it is, in one line. */
export function planHeadline({ missing }: PlanView, { t, number }: Words): string {
  return missing === 0 ? t('goal.reached') : t('goal.toGo', { count: missing, points: number(missing) })
}

/** How many actions it takes, when the last is possible, and what is left out for being used up. */
export function planSentence(plan: PlanView, { tasks, timeZone }: Rules, words: Words): string {
  const { t, date } = words
  if (plan.missing === 0) return t('goal.reachedWhy')
  const last = plan.steps.flatMap(({ opens }) => opens ?? []).at(-1)
  const count = plan.actions
  const main =
    count === 0
      ? t('goal.nothingLeft')
      : plan.missingAfter > 0
        ? t('goal.outOfReach', { count, points: words.number(plan.missingAfter) })
        : last === undefined
          ? t('goal.allNow', { count })
          : t('goal.until', { count, date: date(last, timeZone) })
  const used = tasks.filter(({ rule }) => plan.usedUp.includes(rule)).map(({ name }) => words.local(name))
  return used.length === 0 ? main : `${main} ${t('goal.usedUp', { rules: used.join(', ') })}`
}

const titles: Readonly<Record<PlanStepView['action']['kind'], MessageId>> = {
  preferences: 'goal.step.preferences',
  profile: 'goal.step.profile',
  identity: 'goal.step.identity',
  printer: 'goal.step.printer',
  'publish-model-and-profile': 'goal.step.both',
  'publish-model': 'goal.step.model',
  'publish-profile': 'goal.step.profiles',
  review: 'goal.step.review',
  post: 'goal.step.post',
}

const whys: Readonly<Record<PlanStepView['action']['kind'], MessageId>> = {
  preferences: 'goal.why.here',
  profile: 'goal.why.here',
  identity: 'goal.why.here',
  printer: 'goal.why.printer',
  'publish-model-and-profile': 'goal.why.both',
  'publish-model': 'goal.why.model',
  'publish-profile': 'goal.why.profiles',
  review: 'goal.why.review',
  post: 'goal.why.post',
}

export const stepTitle = ({ action, times }: PlanStepView, { t }: Words): string =>
  t(titles[action.kind], { count: times })

/** What it asks; for a later period, from when. */
export function stepWhy(
  { action, opens, each, times }: PlanStepView,
  timeZone: string,
  words: Words,
): string {
  const { t, signed, date } = words
  const parts = [t(whys[action.kind])]
  if (times > 1 && each !== null) parts.push(t('goal.each', { amount: signed(each) }))
  if (opens !== null) parts.push(t('goal.from', { date: date(opens, timeZone) }))
  return parts.join(' ')
}
