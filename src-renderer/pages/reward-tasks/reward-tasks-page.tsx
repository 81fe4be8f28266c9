import type { TasksView, TaskView } from '@shared/ipc/views'
import { PageFrame } from '../../shell/page-frame'
import { useActions, useApp, useAppState } from '../../store/context'
import { capPeriod, daysUntil, placeName } from '../../store/selectors'
import { useWords } from '../../text/words'
import { Button } from '../../ui/button'
import { EmptyState } from '../../ui/empty-state'
import { cx } from '../../ui/cx'
import { GoalPanel } from './goal/goal-panel'
import { GoalSheet } from './goal/goal-sheet'
import { TaskForms } from './task-forms'
import { TaskCard } from './task-card'
import { TaskList } from './task-list'
import { WithinReach } from './within-reach'
import styles from './reward-tasks-page.module.css'

export function RewardTasksPage() {
  const { t, local, period: periodText } = useWords()
  const { sections, tasks, programmeName, outdated } = useAppState((state) => state.tasks)
  const place = useAppState((state) => state.place)
  const goal = useAppState((state) => state.goal)
  const now = useApp((store) => store.now)
  const period = capPeriod(tasks)
  const name = placeName(place) ?? t(place.kind === 'practice' ? 'place.practice' : 'place.none')
  const left =
    period?.opensAt == null
      ? ''
      : ` · ${t('tasks.daysLeft', { month: periodText(period.month), days: daysUntil(now(), period.opensAt) })}`
  const context = `${t('tasks.context', { programme: local(programmeName), place: name })}${left}`

  return (
    <PageFrame title={t('nav.tasks')} context={context}>
      {tasks.length === 0 ? (
        <NoTasks />
      ) : (
        <div className={styles['page']}>
          {outdated && <p className={styles['outdated']}>{t('tasks.outdated', { place: name })}</p>}
          {goal === null ? <WithinReach /> : <GoalPanel goal={goal} />}
          <div className={styles['grid']}>
            {sections.map((section) => (
              <Section
                key={section.id}
                section={section}
                tasks={tasks.filter((task) => task.section === section.id)}
              />
            ))}
          </div>
        </div>
      )}
      <TaskForms />
      <GoalSheet />
    </PageFrame>
  )
}

/** A task that is done once and for all, so that a line of a list is enough for it. */
const isOnce = (task: TaskView): boolean =>
  task.cap === null && task.milestones.length === 0 && task.state !== 'open'

function Section({
  section,
  tasks,
}: {
  readonly section: TasksView['sections'][number]
  readonly tasks: readonly TaskView[]
}) {
  const { local } = useWords()
  if (tasks.length === 0) return null
  const asList = tasks.every(isOnce)
  return (
    <section
      className={cx(styles['section'], asList && styles['once'])}
      aria-labelledby={`section-${section.id}`}
    >
      <header className={styles['head']}>
        <h2 id={`section-${section.id}`}>{local(section.name)}</h2>
        <SectionNote tasks={tasks} once={asList} />
      </header>
      {asList ? (
        <TaskList tasks={tasks} />
      ) : (
        <div className={styles['cards']}>
          {tasks.map((task) => (
            <TaskCard key={task.rule} task={task} />
          ))}
        </div>
      )}
    </section>
  )
}

function SectionNote({ tasks, once }: { readonly tasks: readonly TaskView[]; readonly once: boolean }) {
  const { t, number, period: periodText, date } = useWords()
  const timeZone = useAppState((state) => state.tasks.timeZone)
  if (once) {
    const earned = tasks.reduce((sum, task) => sum + task.earned, 0)
    const total = tasks.reduce((sum, task) => sum + task.points, 0)
    return <span>{t('tasks.sectionSum', { earned: number(earned), total: number(total) })}</span>
  }
  const period = capPeriod(tasks)
  if (period?.opensAt == null) return null
  return (
    <span>
      {t('tasks.sectionCaps', { month: periodText(period.month), date: date(period.opensAt, timeZone) })}
    </span>
  )
}

function NoTasks() {
  const { t } = useWords()
  const { show, go } = useActions()
  return (
    <EmptyState
      title={t('tasks.emptyTitle')}
      why={t('tasks.emptyWhy')}
      actions={
        <>
          <Button kind="primary" size="page" onClick={() => show({ guide: 2 })}>
            {t('detail.choosePlace')}
          </Button>
          <Button size="page" onClick={() => go('files')}>
            {t('action.goToFiles')}
          </Button>
        </>
      }
    />
  )
}
