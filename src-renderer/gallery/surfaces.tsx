import type { FileRow } from '@shared/ipc/views'
import { useState } from 'react'
import { useApp } from '../store/context'
import { useWords } from '../text/words'
import { Button, TextButton } from '../ui/button'
import { Card } from '../ui/card'
import { EmptyState } from '../ui/empty-state'
import { Mark } from '../ui/mark'
import { CopyDetails, ProblemState } from '../ui/problem-state'
import { LoadingArea, Shape } from '../ui/shape'
import { Sheet } from '../ui/sheet'
import { Shelf, ShelfGrid, ShelfLoading, ShelfNone, ShelfTools } from '../ui/shelf'
import { SideDrawer } from '../ui/side-drawer'
import { StepCard, StepCards } from '../ui/step-cards'
import { StoppedPrint } from '../ui/stopped-print'
import { TeamNote } from '../ui/team-note'
import { Thumbnail } from '../ui/thumbnail'
import styles from './gallery.module.css'

const nothing = () => undefined

export function Cards() {
  const { t } = useWords()
  return (
    <>
      <Card>{t('community.practiceTitle')}</Card>
      <Card flush label={t('community.practiceTitle')}>
        {t('community.practiceTitle')}
      </Card>
    </>
  )
}

export function TeamNotes() {
  const { t } = useWords()
  return <TeamNote text={t('community.practiceWhy')} />
}

export function Shelves() {
  const { t } = useWords()
  return (
    <div className={styles['half']}>
      <Shelf>
        <ShelfTools>
          <span className="small-words">{t('community.shown', { count: 2, shown: '2' })}</span>
        </ShelfTools>
        <ShelfGrid>
          <li>
            <Card>{t('community.practiceTitle')}</Card>
          </li>
          <li>
            <Card>{t('community.emptyTitle')}</Card>
          </li>
        </ShelfGrid>
        <ShelfLoading count={2} height={48} />
        <ShelfNone>{t('community.noMatch', { text: 'gear' })}</ShelfNone>
      </Shelf>
    </div>
  )
}

/** Of one height in a row; only a step that the app can do has its action. */
export function StepCardsShown() {
  const { t, signed } = useWords()
  const steps = (
    <>
      <StepCard title={t('models.next')} points={signed(20)} why={t('community.practiceWhy')} />
      <StepCard title={t('models.next')} points={signed(5)} why={t('goal.noRoute')}>
        <TextButton onClick={nothing}>{t('goal.doNow')}</TextButton>
      </StepCard>
      <StepCard title={t('models.next')}>
        <TextButton onClick={nothing}>{t('tasks.publishAFile')}</TextButton>
      </StepCard>
    </>
  )
  return (
    <>
      <div className={styles['full']}>
        <StepCards route={t('goal.route')}>{steps}</StepCards>
      </div>
      <div className={styles['full']}>
        <StepCards narrow>{steps}</StepCards>
      </div>
    </>
  )
}

export function EmptyStates() {
  const { t } = useWords()
  return (
    <EmptyState
      title={t('community.practiceTitle')}
      why={t('community.practiceWhy')}
      note={t('failed.keeps')}
      actions={<Button size="page">{t('action.goToFiles')}</Button>}
    />
  )
}

export function ProblemStates() {
  const { t } = useWords()
  return (
    <>
      <ProblemState title={t('failed.title')} error={{ code: 'disk-full' }} onRetry={nothing} />
      <CopyDetails small error={{ code: 'unexpected' }} />
    </>
  )
}

export const StoppedPrints = () => <StoppedPrint />
export const Marks = () => <Mark />

export function Shapes() {
  const { t } = useWords()
  return (
    <div className={styles['half']}>
      <LoadingArea label={t('loading.label')}>
        <Shape height={20} width="40%" radius={6} />
        <Shape height={80} />
      </LoadingArea>
    </div>
  )
}

export function Sheets() {
  const { t } = useWords()
  const [width, setWidth] = useState<'wide' | 'narrow' | null>(null)
  const title = t('feedback.title')
  return (
    <>
      <Button onClick={() => setWidth('narrow')}>{t('action.show')}</Button>
      <Button onClick={() => setWidth('wide')}>{t('action.show')}</Button>
      <Sheet
        open={width !== null}
        width={width ?? 'narrow'}
        title={title}
        context={t('feedback.why')}
        closeLabel={t('action.close')}
        onClose={() => setWidth(null)}
        foot={<Button kind="primary">{t('action.save')}</Button>}
      >
        {t('community.practiceWhy')}
      </Sheet>
    </>
  )
}

export function SideDrawers() {
  const { t } = useWords()
  return (
    <SideDrawer
      about="gallery"
      context={t('feedback.title')}
      title={t('community.practiceTitle')}
      closeLabel={t('action.close')}
      onClose={nothing}
      foot={<Button>{t('action.copyDetails')}</Button>}
    >
      {t('community.practiceWhy')}
    </SideDrawer>
  )
}

/** With a picture and without, of every kind. */
export function Thumbnails() {
  const files = useApp((store) => store.files)
  const rows: readonly FileRow[] = files.status === 'ready' ? files.value : []
  const ofEachKind = [
    ...new Map(rows.map((row) => [`${String(row.kind)} ${String(row.verdict)}`, row])).values(),
  ]
  return (
    <>
      {ofEachKind.map((row) => (
        <Thumbnail key={row.id} row={row} />
      ))}
      {rows.slice(0, 1).map((row) => (
        <div key={row.id} className={styles['wide']}>
          <Thumbnail row={row} look="large" />
          <Thumbnail row={row} look="plate" />
        </div>
      ))}
    </>
  )
}
