import type { FactType } from '@shared/facts/fact'
import type { TasksView, TaskState, TaskView } from '@shared/ipc/views'
import type { Entry } from '@shared/ledger/entry'
import type { CapOutlook, RuleOutlook } from '@shared/programme/outlook'
import { factsOf, headlinePoints, type Rule } from '@shared/programme/rule-schema'
import { currentPlace, type Place, type State } from '@shared/state/state'
import type { PendingAward, Standing } from '../points/standings'
import { groupBy } from '../group-by'

type CapView = NonNullable<TaskView['cap']>
type MilestoneView = TaskView['milestones'][number]

/** The Reward Tasks page, from where the member stands. */
export function tasksView(state: State, standing: Standing): TasksView {
  const { programme } = standing
  const place = currentPlace(state)
  const entries = entriesByRule(place, programme.id)
  const pending = groupBy(standing.pending, ({ draft }) => draft.rule)
  return {
    outdated: place?.rules?.outdated ?? false,
    programmeName: programme.name,
    timeZone: programme.timeZone,
    sections: programme.sections.map(({ id, name }) => ({ id, name })),
    tasks: programme.rules.map((rule) => {
      const outlook = standing.outlook.rules.get(rule.id)
      if (!outlook) throw new Error(`no outlook on ${rule.id}`)
      const looked: Looked = {
        rule,
        outlook,
        entries: entries.get(rule.id) ?? [],
        pending: pending.get(rule.id) ?? [],
        place,
      }
      return taskView(programme.id, looked)
    }),
  }
}

type Looked = {
  readonly rule: Rule
  readonly outlook: RuleOutlook
  readonly entries: readonly Entry[]
  readonly pending: readonly PendingAward[]
  readonly place: Place | null
}

function entriesByRule(place: Place | null, programme: string): Map<string, Entry[]> {
  const own = [...(place?.entries.values() ?? [])].filter((entry) => entry.programme === programme)
  return groupBy(own, ({ rule }) => rule)
}

function taskView(programme: string, looked: Looked): TaskView {
  const { rule, entries, pending } = looked
  const cap = looked.outlook.cap && capView(looked.outlook.cap, looked)
  return {
    rule: rule.id,
    programme,
    section: rule.section,
    points: headlinePoints(rule),
    name: rule.name,
    asks: rule.ask,
    wording: rule.wording,
    state: stateOf(looked, cap),
    earned: entries.reduce((sum, { amount }) => sum + amount, 0),
    pending: pending.reduce((sum, { draft }) => sum + draft.amount, 0),
    cap,
    milestones: milestonesOf(looked),
    doneWith: looked.outlook.done === true ? doneWith(looked) : null,
    action: actionOf(rule, looked.place),
  }
}

function stateOf({ outlook, pending }: Looked, cap: CapView | null): TaskState {
  const isOneOff = outlook.done !== null
  if (outlook.done === true) return 'complete'
  if (pending.length > 0) {
    const approval = pending.every(({ record }) => record.progress.state === 'waiting-for-approval')
    if (isOneOff || approval) return approval ? 'waiting-for-approval' : 'waiting-to-sync'
  }
  if (isOneOff) return 'to-do'
  return cap !== null && cap.left === 0 ? 'cap-reached' : 'open'
}

function capView({ limit, used, left, period, opensAt }: CapOutlook, { pending, entries }: Looked): CapView {
  const asked = pending.reduce((sum, { draft }) => sum + draft.amount, 0)
  return {
    limit,
    used,
    pending: asked,
    left: Math.max(0, left - asked),
    month: period,
    opensAt,
    gaveNothing: entries.filter(
      ({ reason, amount, why }) =>
        reason === 'cap-reached' && amount === 0 && (why.cap?.month ?? null) === period,
    ).length,
  }
}

const milestonesOf = ({ outlook, place }: Looked): MilestoneView[] =>
  outlook.subjects.map(({ subject, total, points, next }) => ({
    subject,
    label: place === null ? '' : subjectLabel(place, subject),
    total,
    points,
    nextAt: next?.at ?? null,
    nextPoints: next?.points ?? null,
  }))

/** What a model or profile is called; empty when it is not known here. */
export function subjectLabel(place: Place, subject: string): string {
  return place.models.get(subject)?.title ?? place.profiles.get(subject)?.name ?? ''
}

function doneWith({ entries, place }: Looked): string | null {
  const cause = entries.findLast(({ kind }) => kind === 'award')?.cause
  const fact = cause === undefined ? undefined : place?.facts.get(cause)
  if (!place || !fact) return null
  switch (fact.type) {
    case 'preferences.set':
      return fact.tags.join(', ')
    case 'identity.set':
      return place.profile.nickname || null
    case 'profile.set':
      return place.profile.region || null
    case 'printer.configured':
      return fact.model
    case 'model.approved':
      return subjectLabel(place, fact.model) || null
    case 'print_profile.published':
      return subjectLabel(place, fact.profile) || null
    default:
      return null
  }
}

/** What is about others, or goes to the team, needs their service. */
const withOthers: readonly TaskView['action'][] = ['review-a-print', 'send-feedback']

function actionOf(rule: Rule, place: Place | null): TaskView['action'] {
  const action = actions[factsOf(rule)[0] ?? 'member.joined'] ?? 'none'
  return withOthers.includes(action) && place?.head.kind !== 'service' ? 'none' : action
}

const actions: Partial<Record<FactType, TaskView['action']>> = {
  'preferences.set': 'set-preference',
  'identity.set': 'set-identity',
  'profile.set': 'set-profile',
  'printer.configured': 'set-up-printer',
  'model.approved': 'publish-a-file',
  'print_profile.published': 'publish-a-file',
  'review.posted': 'review-a-print',
  'feedback.implemented': 'send-feedback',
}
