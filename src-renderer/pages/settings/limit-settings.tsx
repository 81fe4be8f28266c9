import { limitNames, limitOf, type LimitName } from '@shared/inspect/limits'
import { mayRaise } from '@shared/inspect/raised-limits'
import { useState } from 'react'
import { useActions, useAppState } from '../../store/context'
import { useWords } from '../../text/words'
import { Button } from '../../ui/button'
import { PickField, TextField } from '../../ui/fields'
import { SettingsGroup, SettingsLine } from './settings-group'
import styles from './settings.module.css'

/** Raises one limit at a time; below it stand those that are raised. */
export function LimitSettings() {
  const { t, number, bytes } = useWords()
  const { ask } = useActions()
  const raised = useAppState((state) => state.settings.limits)
  const [name, setName] = useState<LimitName>('fileBytes')
  const [text, setText] = useState('')
  const { usual, most } = limitOf(name)
  const value = Number(text)
  const isWrong = text !== '' && !mayRaise(name, value)
  /** Bytes are typed as they are counted, and said as one reads them too. */
  const amount = (of: LimitName, count: number) =>
    of.endsWith('Bytes') ? `${number(count)} (${bytes(count)})` : number(count)
  const bounds = { from: amount(name, usual), to: amount(name, most) }

  return (
    <SettingsGroup
      group="limits"
      why={t('settings.limitsWhy')}
      actions={
        <div className={styles['raise']}>
          <div className={styles['pick']}>
            <PickField
              label={t('settings.limit')}
              value={name}
              choices={limitNames.map((one) => ({ value: one, label: t(`limit.${one}`) }))}
              onChange={(chosen) => {
                setName(chosen)
                setText('')
              }}
            />
          </div>
          <div className={styles['bounded']}>
            <TextField
              label={t('settings.limitValue')}
              value={text}
              placeholder={String(raised[name] ?? usual)}
              hint={isWrong ? undefined : t('settings.limitBounds', bounds)}
              wrong={isWrong ? t('settings.limitBounds', bounds) : undefined}
              maxLength={15}
              onChange={setText}
            />
          </div>
          <Button
            disabled={text === '' || isWrong}
            onClick={() => {
              void ask('settings.change', { limit: { name, value } })
              setText('')
            }}
          >
            {t('settings.limitRaise')}
          </Button>
        </div>
      }
    >
      {limitNames.map((one) => {
        const now = raised[one]
        if (now === undefined) return null
        return (
          <SettingsLine
            key={one}
            title={t(`limit.${one}`)}
            note={t('settings.limitNow', { now: amount(one, now), usual: amount(one, limitOf(one).usual) })}
          >
            <Button
              kind="quiet"
              label={t('settings.limitResetOf', { name: t(`limit.${one}`) })}
              onClick={() => void ask('settings.change', { limit: { name: one, value: null } })}
            >
              {t('settings.limitReset')}
            </Button>
          </SettingsLine>
        )
      })}
    </SettingsGroup>
  )
}
