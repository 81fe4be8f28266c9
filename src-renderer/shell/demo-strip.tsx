import type { MessageId } from '@shared/i18n/catalogue'
import { useActions, useApp, useAppState } from '../store/context'
import { useWords } from '../text/words'
import { TextButton } from '../ui/button'
import styles from './demo-strip.module.css'
import { demoStep, demoSteps, isDemoSample, numberOf, type DemoStep } from './demo-step'

const texts: Readonly<Record<DemoStep, MessageId>> = {
  folder: 'demo.folder',
  place: 'demo.place',
  file: 'demo.file',
  publish: 'demo.publish',
  waiting: 'demo.waiting',
  history: 'demo.history',
  estimate: 'demo.estimate',
}

/** Walks a newcomer through the samples, one step at a time; only with `--demo`. */
export function DemoStrip() {
  const { t } = useWords()
  const { go, show } = useActions()
  const state = useAppState((all) => all)
  const files = useApp((store) => store.files)
  const view = useApp((store) => store.view)
  if (!state.app.demo) return null
  const rows = files.status === 'ready' ? files.value : []
  const step = demoStep(state, rows, view)
  const published = numberOf(step) === demoSteps
  const inGuide = view.guide !== null || !state.settings.guideDone
  const goThere = () => {
    if (step === 'folder') show({ guide: 1 })
    else if (step === 'place') show({ guide: 2 })
    else if (published) go('history')
    else go('files', { file: rows.find(isDemoSample)?.id ?? null })
  }
  const canGo = published
    ? view.page !== 'history' || inGuide
    : step === 'file' || ((step === 'folder' || step === 'place') && !inGuide)
  return (
    <section className={styles['strip']} aria-label={t('demo.label')}>
      <span className={styles['label']}>{t('demo.label')}</span>
      <span className={styles['step']}>{t('demo.step', { step: numberOf(step), of: demoSteps })}</span>
      <span role="status" className={styles['text']}>
        {t(texts[step])}
      </span>
      {canGo && !inGuide && <TextButton onClick={goThere}>{t('action.show')}</TextButton>}
    </section>
  )
}
