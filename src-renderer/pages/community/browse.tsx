import type { AppError } from '@shared/errors'
import { useEffect, useState } from 'react'
import { useModels, type Models } from '../../store/community'
import { useActions, useApp, useAppState } from '../../store/context'
import { useWords } from '../../text/words'
import { Button } from '../../ui/button'
import { EmptyState } from '../../ui/empty-state'
import { SearchField } from '../../ui/fields'
import { FilesIcon, SearchIcon } from '../../ui/icons'
import { ProblemState } from '../../ui/problem-state'
import { LoadingArea } from '../../ui/shape'
import { Shelf, ShelfGrid, ShelfLoading, ShelfNone, ShelfTools } from '../../ui/shelf'
import styles from './community.module.css'
import { ModelSheet } from './model-sheet'
import { ModelTile } from './model-tile'
import { OutOfReach } from './out-of-reach'
import { ReviewNote } from './review-note'
import { reviewsLeft } from './reviews-left'

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
    <Shelf>
      <ShelfTools>
        {!hasNone && (
          <SearchField label={t('community.search')} value={typed} onChange={setTyped} icon={SearchIcon} />
        )}
        <p className="small-words" role="status">
          {list.status === 'ready' && list.value.models.length > 0 && <Count models={models} />}
        </p>
      </ShelfTools>
      {list.status === 'ready' && list.value.models.length > 0 && <ReviewNote />}
      {list.status === 'loading' && (
        <LoadingArea label={t('loading.label')}>
          <ShelfLoading count={8} height={216} />
        </LoadingArea>
      )}
      {list.status === 'failed' && (
        <ProblemState title={t('failed.title')} error={list.error} onRetry={again} />
      )}
      {list.status === 'ready' && <Listing models={models} text={text} place={place} />}
      <ModelSheet model={open} onClose={() => show({ model: null })} onReviewed={again} />
    </Shelf>
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
  const first = useAppState((state) => reviewsLeft(state.tasks.tasks)?.most ?? 0)
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<AppError | null>(null)
  if (list.status !== 'ready') return null
  const { models, next } = list.value
  if (models.length === 0) {
    if (text !== '') return <ShelfNone>{t('community.noMatch', { text })}</ShelfNone>
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
      <ShelfGrid>
        {models.map((model) => (
          <li key={model.model}>
            <ModelTile model={model} first={first} onOpen={() => show({ model: model.model })} />
          </li>
        ))}
      </ShelfGrid>
      {next !== null && (
        <div className={styles['more']}>
          {failure && (
            <p className="wrong-words" role="alert">
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
