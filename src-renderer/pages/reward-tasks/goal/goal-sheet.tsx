import type { Goal } from '@shared/ipc/goal'
import { useState } from 'react'
import { useActions, useApp, useAppState } from '../../../store/context'
import { useAsked } from '../../../store/asked'
import { useWords } from '../../../text/words'
import { Button } from '../../../ui/button'
import { Segmented, TextField } from '../../../ui/fields'
import { Sheet } from '../../../ui/sheet'
import styles from './goal-panel.module.css'

type Kind = Goal['kind']

/** Chooses a goal: so many points, a level, or an item of the store. */
export function GoalSheet() {
  const { t } = useWords()
  const { show } = useActions()
  const open = useApp((store) => store.view.goalOpen)
  const close = () => show({ goalOpen: false })
  return (
    <Sheet
      open={open}
      title={t('goal.choose')}
      context={t('goal.chooseWhy')}
      closeLabel={t('action.close')}
      onClose={close}
    >
      {open && <GoalForm onDone={close} />}
    </Sheet>
  )
}

function GoalForm({ onDone }: { readonly onDone: () => void }) {
  const { t, number } = useWords()
  const { ask } = useActions()
  const goal = useAppState((state) => state.goal)
  const isService = useAppState((state) => state.place.kind === 'service')
  const [kind, setKind] = useState<Kind>(goal?.kind ?? 'points')
  const [points, setPoints] = useState(goal?.kind === 'points' ? String(goal.balance) : '')
  const [level, setLevel] = useState(goal?.kind === 'level' ? String(goal.level) : '')
  const [item, setItem] = useState<Extract<Goal, { kind: 'item' }> | null>(
    goal?.kind === 'item' ? goal : null,
  )
  const wholePoints = whole(points, 10_000_000)
  const wholeLevel = whole(level, 100)
  const byKind: Readonly<Record<Kind, Goal | null>> = {
    item,
    level: wholeLevel === null ? null : { kind: 'level', level: wholeLevel },
    points: wholePoints === null ? null : { kind: 'points', balance: wholePoints },
  }
  const made = byKind[kind]
  const kinds = [
    { value: 'points' as const, label: t('goal.kindPoints') },
    ...(isService ? [{ value: 'item' as const, label: t('goal.kindItem') }] : []),
    ...(isService ? [{ value: 'level' as const, label: t('goal.kindLevel') }] : []),
  ]
  const choose = (chosen: Goal | null) =>
    void ask('goal.choose', { goal: chosen }).then(({ ok }) => ok && onDone())

  return (
    <form
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault()
        if (made) choose(made)
      }}
    >
      <Segmented label={t('goal.kind')} value={kind} choices={kinds} onChange={setKind} full />
      {kind === 'points' && (
        <TextField
          label={t('goal.fieldPoints')}
          hint={t('goal.fieldPointsHint')}
          value={points}
          maxLength={8}
          wrong={
            points !== '' && wholePoints === null
              ? t('goal.wholeNumber', { most: number(10_000_000) })
              : undefined
          }
          onChange={setPoints}
        />
      )}
      {kind === 'level' && (
        <TextField
          label={t('goal.fieldLevel')}
          hint={t('goal.fieldLevelHint')}
          value={level}
          maxLength={3}
          wrong={
            level !== '' && wholeLevel === null ? t('goal.wholeNumber', { most: number(100) }) : undefined
          }
          onChange={setLevel}
        />
      )}
      {kind === 'item' && <ItemChoice chosen={item?.item ?? null} onChoose={setItem} />}
      <div className={styles['actions']}>
        {goal !== null && (
          <Button size="page" onClick={() => choose(null)}>
            {t('goal.none')}
          </Button>
        )}
        <Button kind="primary" size="page" type="submit" disabled={made === null}>
          {t('goal.set')}
        </Button>
      </div>
    </form>
  )
}

type ItemChoiceProps = {
  readonly chosen: string | null
  readonly onChoose: (goal: Extract<Goal, { kind: 'item' }>) => void
}

function ItemChoice({ chosen, onChoose }: ItemChoiceProps) {
  const { t, number, error } = useWords()
  const { value: shop } = useAsked('shop.get')
  if (shop.status === 'loading') return <p className={styles['why']}>{t('loading.label')}</p>
  if (shop.status === 'failed') return <p className={styles['why']}>{error(shop.error)}</p>
  if (shop.value.items.length === 0) return <p className={styles['why']}>{t('store.emptyWhy')}</p>
  return (
    <div className={styles['items']} role="group" aria-label={t('goal.kindItem')}>
      {shop.value.items.map(({ id, title, price }) => (
        <button
          key={id}
          type="button"
          className={styles['item']}
          aria-pressed={id === chosen}
          onClick={() => onChoose({ kind: 'item', item: id, title, price })}
        >
          <span>{title}</span>
          <b>{number(price)}</b>
        </button>
      ))}
    </div>
  )
}

/** A whole number from 1 to the most there can be; null for anything else. */
function whole(text: string, most: number): number | null {
  if (!/^\d{1,8}$/u.test(text.trim())) return null
  const value = Number(text.trim())
  return value >= 1 && value <= most ? value : null
}
