import { useEffect, useRef, useState } from 'react'
import { useActions, useApp, useAppState } from '../../store/context'
import type { GuideStep } from '../../store/view'
import { useWords } from '../../text/words'
import { Button } from '../../ui/button'
import { BackIcon } from '../../ui/icons'
import { Mark } from '../../ui/mark'
import { WindowButtons } from '../../shell/window-buttons'
import { FoldersStep } from './folders-step'
import { GuideSteps } from './guide-steps'
import { HistoryStep } from './history-step'
import { PlaceStep } from './place-step'
import { usePlaceChoice } from './place-choice'
import styles from './guide.module.css'

/** First start: three steps, each of which can be skipped. Also opened again, at one step, from Settings. */
export function Guide() {
  const { t } = useWords()
  const { ask, show } = useActions()
  const asked = useApp((store) => store.view.guide)
  const done = useAppState((state) => state.settings.guideDone)
  const slicers = useAppState((state) => state.slicers.length)
  const accepted = useAppState(
    (state) => state.folders.filter((folder) => folder.state === 'accepted').length,
  )
  const [own, setOwn] = useState<GuideStep>(1)
  const step = asked ?? own
  const top = useRef<HTMLHeadingElement>(null)
  const choice = usePlaceChoice()
  const [busy, setBusy] = useState(false)

  useEffect(() => {
    top.current?.focus()
  }, [step])

  const goTo = (next: GuideStep) => (asked === null ? setOwn(next) : show({ guide: next }))
  const finish = async () => {
    if (!done) {
      const answer = await ask('settings.change', { guideDone: true })
      if (!answer.ok) return
    }
    show({ guide: null })
  }
  const next = () => {
    if (step === 3 || (done && step === 2)) return void finish()
    goTo(step === 1 ? 2 : 3)
  }
  const choose = async () => {
    setBusy(true)
    const chosen = await choice.choose()
    setBusy(false)
    if (chosen) next()
  }

  return (
    <div className={styles['guide']}>
      <header className={styles['head']}>
        <div className={styles['brand']}>
          <Mark />
          {t('app.name')}
        </div>
        <GuideSteps step={step} />
        <WindowButtons />
      </header>
      <main className={styles['main']} aria-label={t('guide.label')}>
        {step === 1 && <FoldersStep heading={top} />}
        {step === 2 && <PlaceStep heading={top} choice={choice} />}
        {step === 3 && <HistoryStep heading={top} />}
      </main>
      <footer className={styles['foot']}>
        <div className={styles['footLeft']}>
          {step > 1 && (
            <Button kind="quiet" size="page" icon={BackIcon} onClick={() => goTo(step === 3 ? 2 : 1)}>
              {t('action.back')}
            </Button>
          )}
          <span className={styles['found']}>{t('guide.foundSummary', { slicers, folders: accepted })}</span>
        </div>
        {step < 3 && (
          <Button kind="quiet" size="page" onClick={() => void finish()}>
            {t(done ? 'action.close' : 'guide.skipAll')}
          </Button>
        )}
        {step === 1 && (
          <>
            {accepted === 0 && (
              <Button size="page" onClick={next}>
                {t('guide.skip')}
              </Button>
            )}
            {accepted > 0 && (
              <Button kind="primary" size="page" onClick={next}>
                {t('guide.next')}
              </Button>
            )}
          </>
        )}
        {step === 2 && (
          <>
            <Button size="page" onClick={next}>
              {t('guide.skip')}
            </Button>
            <Button
              kind="primary"
              size="page"
              busy={busy}
              disabled={!choice.ready}
              onClick={() => void choose()}
            >
              {t(choice.buttonText)}
            </Button>
          </>
        )}
        {step === 3 && (
          <Button kind="primary" size="page" onClick={() => void finish()}>
            {t('guide.finish')}
          </Button>
        )}
      </footer>
    </div>
  )
}
