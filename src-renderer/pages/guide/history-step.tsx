import type { Ref } from 'react'
import { useWords } from '../../text/words'
import { Card } from '../../ui/card'
import { BroughtForm } from '../earlier/brought-form'
import { EarlierExports } from '../earlier/earlier-exports'
import styles from './guide.module.css'

/** Bring your history: what was exported before, offered with what it is worth now. */
export function HistoryStep({ heading }: { readonly heading: Ref<HTMLHeadingElement> }) {
  const { t } = useWords()
  return (
    <div className={styles['narrow']}>
      <h1 ref={heading} tabIndex={-1} className={styles['question']}>
        {t('guide.history.title')}
      </h1>
      <p className={styles['why']}>{t('earlier.why')}</p>
      <div className={styles['groups']}>
        <Card label={t('earlier.title')}>
          <EarlierExports />
          <BroughtForm />
        </Card>
      </div>
    </div>
  )
}
