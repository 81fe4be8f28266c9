import type { Goal, PlanView } from '@shared/ipc/goal'
import { useState } from 'react'
import { useActions, useAppState } from '../../../store/context'
import { useWords } from '../../../text/words'
import { TextButton } from '../../../ui/button'
import { Card } from '../../../ui/card'
import { Segmented } from '../../../ui/fields'
import { AimIcon, OfflineIcon } from '../../../ui/icons'
import { LayerBar } from '../../../ui/layer-bar'
import { LayerKey } from '../../../ui/layer-key'
import { Shape } from '../../../ui/shape'
import { goalStrand } from './goal-strand'
import { PlanSteps } from './plan-steps'
import { planHeadline, planSentence } from './plan-words'
import { usePlan, type Preference } from './use-plan'
import styles from './goal-panel.module.css'

/** A goal of one's own on top of the tasks: how far it is, and the shortest honest route under the caps that are left. */
export function GoalPanel({ goal }: { readonly goal: Goal }) {
  const { t } = useWords()
  const { show } = useActions()
  const [preference, setPreference] = useState<Preference>('soonest')
  const plan = usePlan(preference)
  return (
    <Card flush label={t('goal.label')}>
      <div className={styles['panel']}>
        <section className={styles['goal']}>
          <header className={styles['caption']}>
            <span>{t('goal.label')}</span>
            <TextButton onClick={() => show({ goalOpen: true })}>{t('goal.change')}</TextButton>
          </header>
          <GoalName goal={goal} />
          {plan.status === 'loading' && <Shape height={96} />}
          {plan.status === 'ready' && plan.value && <Height plan={plan.value} />}
        </section>
        <section className={styles['route']}>
          {plan.status === 'loading' && <Shape height={140} />}
          {plan.status === 'failed' && <p className={styles['why']}>{t('goal.noRoute')}</p>}
          {plan.status === 'ready' && plan.value && (
            <Route plan={plan.value} preference={preference} onPrefer={setPreference} />
          )}
        </section>
      </div>
    </Card>
  )
}

function GoalName({ goal }: { readonly goal: Goal }) {
  const { t, number } = useWords()
  const { go } = useActions()
  return (
    <div className={styles['name']}>
      <span className={styles['mark']}>
        <AimIcon size={24} stroke={1.5} aria-hidden />
      </span>
      <div>
        <h2 className={styles['goalTitle']}>
          {goal.kind === 'item'
            ? goal.title
            : goal.kind === 'level'
              ? t('goal.level', { level: goal.level })
              : t('goal.points', { count: goal.balance, points: number(goal.balance) })}
        </h2>
        <p className={styles['why']}>
          {goal.kind === 'item' ? (
            <TextButton onClick={() => go('store')}>
              {t('goal.itemPrice', { points: number(goal.price) })}
            </TextButton>
          ) : (
            t(goal.kind === 'level' ? 'goal.levelWhy' : 'goal.pointsWhy')
          )}
        </p>
      </div>
    </div>
  )
}

function Height({ plan }: { readonly plan: PlanView }) {
  const { t, number } = useWords()
  const { target, have, pending, missing, points } = plan
  const got = Math.max(0, have)
  const route = Math.min(points, missing)
  return (
    <div className={styles['height']}>
      <div className={styles['bar']}>
        <LayerBar
          size="goal"
          total={target}
          perStrand={goalStrand(target)}
          portions={[
            { state: 'confirmed', amount: got },
            { state: 'pending', amount: pending },
            { state: 'planned', amount: route },
          ]}
          label={t('goal.label')}
          value={got}
          valueText={t('goal.sentence', {
            have: number(got),
            target: number(target),
            pending: number(pending),
            route: number(route),
          })}
        />
      </div>
      <div className={styles['scale']} aria-hidden>
        <b>{number(target)}</b>
        <span>{number(0)}</span>
      </div>
    </div>
  )
}

type RouteProps = {
  readonly plan: PlanView
  readonly preference: Preference
  readonly onPrefer: (preference: Preference) => void
}

function Route({ plan, preference, onPrefer }: RouteProps) {
  const words = useWords()
  const { t, number } = words
  const place = useAppState((state) => state.place)
  const kind = useAppState((state) => state.points.kind)
  const { timeZone, tasks } = useAppState((state) => state.tasks)
  const unreachable = useAppState((state) => state.sync.state === 'unreachable')
  const named = { confirmed: 'goal.keyConfirmed', estimate: 'goal.keyEstimate', practice: 'goal.keyPractice' }
  const keys = [
    { state: 'confirmed', text: t(named[kind] as 'goal.keyConfirmed', { points: number(plan.have) }) },
    { state: 'pending', text: t('goal.keyPending', { points: number(plan.pending) }) },
    { state: 'planned', text: t('goal.keyRoute', { points: number(plan.points) }) },
  ] as const
  return (
    <>
      <header className={styles['routeHead']}>
        <div>
          <p className={styles['headline']}>{planHeadline(plan, words)}</p>
          <p className={styles['why']}>{planSentence(plan, { tasks, timeZone }, words)}</p>
        </div>
        {plan.missing > 0 && (
          <Segmented
            label={t('goal.prefer')}
            value={preference}
            choices={[
              { value: 'soonest', label: t('goal.soonest') },
              { value: 'fewest-actions', label: t('goal.fewest') },
            ]}
            onChange={onPrefer}
          />
        )}
      </header>
      {plan.steps.length > 0 && <PlanSteps steps={plan.steps} />}
      <LayerKey keys={keys.filter(({ state }) => state === 'confirmed' || amountOf(plan, state) > 0)} />
      {unreachable && place.kind === 'service' && (
        <p className={styles['offline']}>
          <OfflineIcon size={14} stroke={2} aria-hidden />
          {t('tasks.offlineNote', { place: place.name })}
        </p>
      )}
    </>
  )
}

const amountOf = (plan: PlanView, state: 'pending' | 'planned'): number =>
  state === 'pending' ? plan.pending : plan.points
