import { useState } from 'react'
import { useActions, useApp, useAppState } from '../../store/context'
import { useWords } from '../../text/words'
import { Button } from '../../ui/button'
import { cx } from '../../ui/cx'
import { LongTextField, TextField, Tick } from '../../ui/fields'
import { readModels } from './brought-models'
import styles from './earlier.module.css'

/** What a site already shows, by hand or as CSV: only there, and only before anything else is in the record. */
export function BroughtForm() {
  const { t } = useWords()
  const place = useAppState((state) => state.place)
  const history = useApp((store) => store.history)
  if (place.kind !== 'assisted' || history.status !== 'ready' || history.value.rows.length > 0) return null
  return (
    <section className={styles['brought']} aria-label={t('brought.title')}>
      <h2>{t('brought.title')}</h2>
      <p className={styles['note']}>{t('brought.why', { site: place.site.name })}</p>
      <Fields />
    </section>
  )
}

const isCount = (text: string): boolean => text === '' || /^\d{1,9}$/u.test(text)

function Fields() {
  const { t, local, number } = useWords()
  const { ask } = useActions()
  const tasks = useAppState((state) => state.tasks.tasks)
  const [balance, setBalance] = useState('')
  const [done, setDone] = useState<ReadonlySet<string>>(new Set())
  const [caps, setCaps] = useState<Readonly<Record<string, string>>>({})
  const [list, setList] = useState('')
  const once = tasks.filter(({ cap, state }) => cap === null && state === 'to-do')
  const capped = tasks.flatMap(({ rule, name, cap }) => (cap ? [{ rule, name, limit: cap.limit }] : []))
  const { models, wrong } = readModels(list)
  const overCap = (rule: string, limit: number) => {
    const text = caps[rule] ?? ''
    return !isCount(text) || Number(text) > limit
  }
  const fits =
    balance !== '' &&
    isCount(balance) &&
    wrong.length === 0 &&
    capped.every(({ rule, limit }) => !overCap(rule, limit))

  const bring = () =>
    void ask('history.bring', {
      balance: Number(balance),
      done: [...done],
      caps: capped.flatMap(({ rule }) => {
        const used = Number(caps[rule] ?? '')
        return used > 0 ? [{ rule, used }] : []
      }),
      models,
    })
  const tick = (rule: string, on: boolean) => {
    const next = new Set(done)
    if (on) next.add(rule)
    else next.delete(rule)
    setDone(next)
  }
  return (
    <>
      <TextField
        label={t('brought.balance')}
        value={balance}
        maxLength={9}
        wrong={isCount(balance) ? undefined : t('brought.number')}
        onChange={setBalance}
      />
      <fieldset className={styles['set']}>
        <legend>{t('brought.done')}</legend>
        {once.map(({ rule, name }) => (
          <Tick key={rule} label={local(name)} on={done.has(rule)} onChange={(on) => tick(rule, on)} />
        ))}
      </fieldset>
      <fieldset className={cx(styles['set'], styles['caps'])}>
        <legend>{t('brought.caps')}</legend>
        {capped.map(({ rule, name, limit }) => (
          <TextField
            key={rule}
            label={local(name)}
            note={t('brought.of', { limit: number(limit) })}
            value={caps[rule] ?? ''}
            maxLength={9}
            wrong={overCap(rule, limit) ? t('brought.atMost', { limit: number(limit) }) : undefined}
            onChange={(text) => setCaps({ ...caps, [rule]: text })}
          />
        ))}
      </fieldset>
      <LongTextField
        label={t('brought.models')}
        hint={t('brought.modelsHint')}
        value={list}
        rows={4}
        wrong={wrong.length === 0 ? undefined : t('brought.modelsWrong', { lines: wrong.join(', ') })}
        onChange={setList}
      />
      <div>
        <Button disabled={!fits} onClick={bring}>
          {t('brought.do')}
        </Button>
      </div>
    </>
  )
}
