import type { AppError } from '@shared/errors'
import { useEffect, useState } from 'react'
import { useModels, type Models } from '../../store/community'
import { useActions, useApp } from '../../store/context'
import { useWords } from '../../text/words'
import { Button } from '../../ui/button'
import { EmptyState } from '../../ui/empty-state'
import { SearchField } from '../../ui/fields'
import { FilesIcon, SearchIcon } from '../../ui/icons'
import { ProblemState } from '../../ui/problem-state'
import { LoadingArea, Shape } from '../../ui/shape'
import styles from './community.module.css'
import { ModelSheet } from './model-sheet'
import { ModelTile } from './model-tile'
import { OutOfReach } from './out-of-reach'

/** The service is asked once nothing was typed for so long. */
const restMs = 250

/** Models of everybody, newest first, found by words, page by page; one of them in a sheet. */
export function Browse({ place }: { readonly place: string }) {
  const { t } = useWords()
  const { show } = useActions()
  const open = useApp((store) => store.view.model)
  const [typed, setTyped] = useState('')
  const [text, setText] = useState('')
  const models = useModels(text)
  const { list, again } = models

  useEffect(() => {
    const rest = setTimeout(() => setText(typed.trim()), restMs)
    return () => clearTimeout(rest)
  }, [typed])

  if (list.status === 'failed' && list.error.code === 'service-unreachable')
    return <OutOfReach place={place} again={again} />
  const hasNone = list.status === 'ready' && list.value.models.length === 0 && typed === ''
  return (
    <div className={styles['page']}>
      <div className={styles['tools']}>
        {!hasNone && (
          <SearchField label={t('community.search')} value={typed} onChange={setTyped} icon={SearchIcon} />
        )}
        <p className={styles['small']} role="status">
          {list.status === 'ready' && list.value.models.length > 0 && <Count models={models} />}
        </p>
      </div>
      {list.status === 'loading' && (
        <LoadingArea label={t('loading.label')}>
          <div className={styles['grid']}>
            {Array.from({ length: 8 }, (_, nth) => (
              <Shape key={nth} height={216} radius={12} />
            ))}
          </div>
        </LoadingArea>
      )}
      {list.status === 'failed' && (
        <ProblemState title={t('failed.title')} error={list.error} onRetry={again} />
      )}
      {list.status === 'ready' && <Listing models={models} text={text} place={place} />}
      <ModelSheet model={open} onClose={() => show({ model: null })} onReviewed={again} />
    </div>
  )
}

function Count({ models: { list } }: { readonly models: Models }) {
  const { t, number } = useWords()
  if (list.status !== 'ready') return null
  const { models, next } = list.value
  const shown = number(models.length)
  return next === null
    ? t('community.shown', { count: models.length, shown })
    : t('community.shownSome', { shown })
}

type ListingProps = { readonly models: Models; readonly text: string; readonly place: string }

function Listing({ models: { list, more }, text, place }: ListingProps) {
  const { t, error } = useWords()
  const { go, show } = useActions()
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<AppError | null>(null)
  if (list.status !== 'ready') return null
  const { models, next } = list.value
  if (models.length === 0) {
    if (text !== '') return <p className={styles['none']}>{t('community.noMatch', { text })}</p>
    return (
      <EmptyState
        title={t('community.emptyTitle')}
        why={t('community.emptyWhy', { place })}
        actions={
          <Button kind="primary" size="page" icon={FilesIcon} onClick={() => go('files')}>
            {t('action.goToFiles')}
          </Button>
        }
      />
    )
  }
  const showMore = async () => {
    setBusy(true)
    setFailure(await more())
    setBusy(false)
  }
  return (
    <>
      <ul className={styles['grid']}>
        {models.map((model) => (
          <li key={model.model}>
            <ModelTile model={model} onOpen={() => show({ model: model.model })} />
          </li>
        ))}
      </ul>
      {next !== null && (
        <div className={styles['more']}>
          {failure && (
            <p className={styles['wrong']} role="alert">
              {error(failure)}
            </p>
          )}
          <Button size="page" busy={busy} onClick={() => void showMore()}>
            {t('community.more')}
          </Button>
        </div>
      )}
    </>
  )
}
