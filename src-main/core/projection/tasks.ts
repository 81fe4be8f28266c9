import type { FactType } from '@shared/facts/fact'
import type { TasksView, TaskState, TaskView } from '@shared/ipc/views'
import type { Entry } from '@shared/ledger/entry'
import type { RuleProgress } from '@shared/programme/evaluation'
import { nextStep } from '@shared/programme/kinds/milestone'
import { factsOf, headlinePoints, type Cap, type Rule } from '@shared/programme/rule-schema'
import { currentPlace, type Place, type State } from '@shared/state/state'
import { monthIn } from '@shared/time'
import type { PendingAward, Standing } from '../points/standings'
import { groupBy } from '../group-by'
import { nextMonth } from './months'

type CapView = NonNullable<TaskView['cap']>
type MilestoneView = TaskView['milestones'][number]

/** The Reward Tasks page, from where the member stands. */
export function tasksView(state: State, standing: Standing, now: string): TasksView {
  const { programme } = standing
  const place = currentPlace(state)
  const entries = entriesByRule(place, programme.id)
  const pending = groupBy(standing.pending, ({ draft }) => draft.rule)
  return {
    programmeName: programme.name,
    timeZone: programme.timeZone,
    sections: programme.sections.map(({ id, name }) => ({ id, name })),
    tasks: programme.rules.map((rule) => {
      const progress = standing.progress.rules[rule.id]
      if (!progress) throw new Error(`no progress of ${rule.id}`)
      const looked: Looked = {
        rule,
        progress,
        entries: entries.get(rule.id) ?? [],
        pending: pending.get(rule.id) ?? [],
        place,
        timeZone: programme.timeZone,
        now,
      }
      return taskView(programme.id, looked)
    }),
  }
}

type Looked = {
  readonly rule: Rule
  readonly progress: RuleProgress
  readonly entries: readonly Entry[]
  readonly pending: readonly PendingAward[]
  readonly place: Place | null
  readonly timeZone: string
  readonly now: string
}

function entriesByRule(place: Place | null, programme: string): Map<string, Entry[]> {
  const own = [...(place?.entries.values() ?? [])].filter((entry) => entry.programme === programme)
  return groupBy(own, ({ rule }) => rule)
}

function taskView(programme: string, looked: Looked): TaskView {
  const { rule, entries, pending } = looked
  const cap = 'cap' in rule && rule.cap ? capView(rule.cap, looked) : null
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
    milestones: rule.kind === 'milestone' ? milestonesOf(looked, rule) : [],
    doneWith: isOneOff(rule) && looked.progress.count > 0 ? doneWith(looked) : null,
    action: actions[factsOf(rule)[0] ?? 'member.joined'] ?? 'none',
  }
}

const isOneOff = (rule: Rule): boolean => rule.kind === 'once' || rule.kind.endsWith('-badge')

function stateOf({ rule, progress, pending }: Looked, cap: CapView | null): TaskState {
  if (isOneOff(rule) && progress.count > 0) return 'complete'
  if (pending.length > 0) {
    const approval = pending.every(({ record }) => record.progress.state === 'waiting-for-approval')
    if (isOneOff(rule) || approval) return approval ? 'waiting-for-approval' : 'waiting-to-sync'
  }
  if (isOneOff(rule)) return 'to-do'
  return cap !== null && cap.left === 0 ? 'cap-reached' : 'open'
}

function capView(cap: Cap, { progress, pending, entries, timeZone, now }: Looked): CapView {
  const monthly = cap.per === 'month'
  const month = monthly ? monthIn(timeZone, now) : null
  const used = cap.points - (progress.capLeft ?? cap.points)
  const asked = pending.reduce((sum, { draft }) => sum + draft.amount, 0)
  return {
    limit: cap.points,
    used,
    pending: asked,
    left: Math.max(0, cap.points - used - asked),
    month,
    opensAt: monthly ? nextMonth(timeZone, now) : null,
    gaveNothing: entries.filter(
      ({ reason, amount, why }) =>
        reason === 'cap-reached' && amount === 0 && (why.cap?.month ?? null) === month,
    ).length,
  }
}

function milestonesOf(
  { progress, place }: Looked,
  rule: Extract<Rule, { kind: 'milestone' }>,
): MilestoneView[] {
  return Object.entries(progress.subjects ?? {}).map(([subject, running]) => ({
    subject,
    label: place === null ? '' : subjectLabel(place, subject),
    total: running.total,
    points: running.points,
    nextAt: running.nextAt,
    nextPoints:
      running.nextAt === null
        ? null
        : Math.min(
            nextStep(rule, { reached: running.nextAt - 1, awarded: running.points })?.points ?? 0,
            running.capLeft ?? Number.MAX_SAFE_INTEGER,
          ),
  }))
}

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

const actions: Partial<Record<FactType, TaskView['action']>> = {
  'preferences.set': 'set-preference',
  'identity.set': 'set-identity',
  'profile.set': 'set-profile',
  'printer.configured': 'set-up-printer',
  'model.approved': 'publish-a-file',
  'print_profile.published': 'publish-a-file',
}
