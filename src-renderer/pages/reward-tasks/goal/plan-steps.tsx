import type { MessageId } from '@shared/i18n/catalogue'
import type { PlanStepView } from '@shared/ipc/goal'
import { useActions, useAppState } from '../../../store/context'
import { useWords } from '../../../text/words'
import { TextButton } from '../../../ui/button'
import { PointsBadge } from '../../../ui/points-badge'
import { stepTitle, stepWhy } from './plan-words'
import styles from './goal-panel.module.css'

const shown = 6

/** The route as cards, in the order in which it is walked; the action of each is on it. */
export function PlanSteps({ steps }: { readonly steps: readonly PlanStepView[] }) {
  const { t } = useWords()
  return (
    <>
      <ol className={styles['steps']} aria-label={t('goal.route')}>
        {steps.slice(0, shown).map((step, index) => (
          <StepCard key={index} step={step} />
        ))}
      </ol>
      {steps.length > shown && (
        <p className={styles['why']}>{t('goal.more', { count: steps.length - shown })}</p>
      )}
    </>
  )
}

function StepCard({ step }: { readonly step: PlanStepView }) {
  const words = useWords()
  const { t, signed } = words
  const timeZone = useAppState((state) => state.tasks.timeZone)
  const act = useStepAction(step)
  const title = stepTitle(step, words)
  return (
    <li className={styles['step']}>
      <div className={styles['stepHead']}>
        <h3>{title}</h3>
        <PointsBadge amount={signed(step.points)} look="to-earn" />
      </div>
      <p className={styles['why']}>{stepWhy(step, timeZone, words)}</p>
      {act && step.opens === null && (
        <TextButton onClick={act.run} label={`${t(act.text)}: ${title}`}>
          {t(act.text)}
        </TextButton>
      )}
    </li>
  )
}

/** What does the step in the app; null for what is done elsewhere. */
function useStepAction({
  action,
}: PlanStepView): { readonly text: MessageId; readonly run: () => void } | null {
  const { go, show } = useActions()
  const hasOthers = useAppState((state) => state.place.kind === 'service')
  switch (action.kind) {
    case 'preferences':
      return { text: 'goal.doNow', run: () => show({ form: 'set-preference' }) }
    case 'profile':
      return { text: 'goal.doNow', run: () => show({ form: 'set-profile' }) }
    case 'identity':
      return { text: 'goal.doNow', run: () => show({ form: 'set-identity' }) }
    case 'printer':
      return { text: 'tasks.setUpPrinter', run: () => show({ form: 'set-up-printer' }) }
    case 'publish-model-and-profile':
    case 'publish-model':
    case 'publish-profile':
      return { text: 'tasks.publishAFile', run: () => go('files') }
    case 'review':
      return hasOthers ? { text: 'tasks.reviewAPrint', run: () => go('community') } : null
    case 'post':
      return null
  }
}
