import type { MessageId } from '@shared/i18n/catalogue'
import type { PlanStepView } from '@shared/ipc/goal'
import { useActions, useAppState } from '../../../store/context'
import { useWords } from '../../../text/words'
import { TextButton } from '../../../ui/button'
import { StepCard, StepCards } from '../../../ui/step-cards'
import { stepTitle, stepWhy } from './plan-words'

const shown = 6

/** The route as cards, in the order in which it is walked; the action of each is on it. */
export function PlanSteps({ steps }: { readonly steps: readonly PlanStepView[] }) {
  const { t } = useWords()
  return (
    <>
      <StepCards route={t('goal.route')}>
        {steps.slice(0, shown).map((step, index) => (
          <PlanStep key={index} step={step} />
        ))}
      </StepCards>
      {steps.length > shown && (
        <p className="small-words">{t('goal.more', { count: steps.length - shown })}</p>
      )}
    </>
  )
}

function PlanStep({ step }: { readonly step: PlanStepView }) {
  const words = useWords()
  const { t, signed } = words
  const timeZone = useAppState((state) => state.tasks.timeZone)
  const act = useStepAction(step)
  const title = stepTitle(step, words)
  return (
    <StepCard title={title} points={signed(step.points)} why={stepWhy(step, timeZone, words)}>
      {act && step.opens === null && (
        <TextButton onClick={act.run} label={`${t(act.text)}: ${title}`}>
          {t(act.text)}
        </TextButton>
      )}
    </StepCard>
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
