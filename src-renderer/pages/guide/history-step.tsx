import type { Ref } from 'react'
import { useWords } from '../../text/words'
import { Card } from '../../ui/card'
import { CheckIcon, ClockIcon } from '../../ui/icons'
import styles from './guide.module.css'

const will = ['guide.history.will1', 'guide.history.will2', 'guide.history.will3'] as const

/** Bring your history: says what it will do, and that this version does not do it yet. */
export function HistoryStep({ heading }: { readonly heading: Ref<HTMLHeadingElement> }) {
  const { t } = useWords()
  return (
    <div className={styles['narrow']}>
      <h1 ref={heading} tabIndex={-1} className={styles['question']}>
        {t('guide.history.title')}
      </h1>
      <p className={styles['why']}>{t('guide.history.why')}</p>
      <div className={styles['groups']}>
        <Card>
          <h2 className={styles['slicer']}>
            <ClockIcon size={16} stroke={1.75} aria-hidden />
            {t('guide.history.later')}
          </h2>
          <p className={styles['laterWhy']}>{t('guide.history.laterWhy')}</p>
          <ul className={styles['points']}>
            {will.map((line) => (
              <li key={line}>
                <CheckIcon size={16} stroke={1.75} aria-hidden />
                {t(line)}
              </li>
            ))}
          </ul>
        </Card>
      </div>
    </div>
  )
}
