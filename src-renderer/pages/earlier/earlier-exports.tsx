import { useState } from 'react'
import { useAsked } from '../../store/asked'
import { useActions, useApp, useAppState } from '../../store/context'
import { watchesExports } from '../../store/selectors'
import { useWords } from '../../text/words'
import { Button, TextButton } from '../../ui/button'
import { FolderPlusIcon } from '../../ui/icons'
import { ProblemState } from '../../ui/problem-state'
import { LoadingArea, Shape } from '../../ui/shape'
import { EarlierList } from './earlier-list'
import { EarlierChosen } from './earlier-chosen'
import { EarlierProgress } from './earlier-progress'
import styles from './earlier.module.css'

/** So many files are looked at before the list is asked for again. */
const askedEvery = 50

/** What was exported before Firstlayer came: looked at with progress, offered by worth, published when it is chosen. */
export function EarlierExports() {
  const { t } = useWords()
  const { go, ask } = useActions()
  const looked = useLookedAt()
  const work = useAppState((state) => state.earlier)
  const watched = useAppState(watchesExports)
  const inGuide = useAppState((state) => !state.settings.guideDone)
  const about = `${Math.floor(looked.done / askedEvery)} ${looked.left === 0} ${work === null}`
  const { value, again } = useAsked('earlier.get', about)
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())

  if (value.status === 'failed')
    return <ProblemState title={t('failed.title')} error={value.error} onRetry={again} />
  if (value.status === 'loading')
    return (
      <LoadingArea label={t('loading.label')}>
        <Shape height={176} />
      </LoadingArea>
    )
  const { offered, oneByOne } = value.value
  const ticked = offered.filter(({ file }) => chosen.has(file)).map(({ file }) => file)
  return (
    <div className={styles['earlier']}>
      {looked.left > 0 && <Looking {...looked} />}
      {work !== null && <EarlierProgress work={work} />}
      {offered.length === 0 && work === null && looked.left === 0 && (
        <div className={styles['none']}>
          <p className={styles['noneTitle']}>{t('earlier.none')}</p>
          <p>{t(watched ? 'earlier.noneYet' : 'earlier.noneWhy')}</p>
          {!watched && (
            <Button size="small" icon={FolderPlusIcon} onClick={() => void ask('folders.choose', {})}>
              {t('files.addFolder')}
            </Button>
          )}
        </div>
      )}
      {offered.length > 0 && (
        <>
          <EarlierList offered={offered} chosen={chosen} onChosen={setChosen} />
          {work === null && <EarlierChosen files={ticked} onPublished={() => setChosen(new Set())} />}
        </>
      )}
      {oneByOne > 0 && (
        <p className={styles['note']}>
          {t('earlier.oneByOne', { count: oneByOne })}{' '}
          {!inGuide && <TextButton onClick={() => go('files')}>{t('action.goToFiles')}</TextButton>}
        </p>
      )}
    </div>
  )
}

type Looked = { readonly done: number; readonly left: number }

function useLookedAt(): Looked {
  const files = useApp((store) => store.files)
  if (files.status !== 'ready') return { done: 0, left: 0 }
  const left = files.value.filter(({ state }) => state === 'settling' || state === 'checking').length
  return { done: files.value.length - left, left }
}

function Looking({ done, left }: Looked) {
  const { t, number } = useWords()
  const { ask } = useActions()
  const paused = useAppState((state) => state.settings.paused)
  return (
    <div className={styles['progress']}>
      <p role="status">
        {paused ? t('earlier.lookingPaused', { left }) : t('earlier.looking', { done: number(done), left })}
      </p>
      <Button size="small" onClick={() => void ask('settings.change', { paused: !paused })}>
        {t(paused ? 'earlier.goOn' : 'earlier.pause')}
      </Button>
    </div>
  )
}
