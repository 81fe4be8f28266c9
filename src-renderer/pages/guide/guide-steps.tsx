import type { GuideStep } from '../../store/view'
import { useWords } from '../../text/words'
import { CheckIcon } from '../../ui/icons'
import { cx } from '../../ui/cx'
import styles from './guide.module.css'

const names = { 1: 'guide.step1', 2: 'guide.step2', 3: 'guide.step3' } as const

export function GuideSteps({ step }: { readonly step: GuideStep }) {
  const { t } = useWords()
  return (
    <ol className={styles['steps']}>
      {([1, 2, 3] as const).map((number) => {
        const state = number < step ? 'done' : number === step ? 'now' : 'later'
        return (
          <li
            key={number}
            className={cx(styles['step'], styles[state])}
            aria-current={state === 'now' ? 'step' : undefined}
          >
            <span className={styles['number']} aria-hidden>
              {state === 'done' ? <CheckIcon size={14} stroke={2} /> : number}
            </span>
            <span className="visually-hidden">{t('guide.stepState', { step: number, state })}</span>
            <span className={styles['stepName']}>{t(names[number])}</span>
          </li>
        )
      })}
    </ol>
  )
}
