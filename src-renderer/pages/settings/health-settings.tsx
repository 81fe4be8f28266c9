import type { AppError } from '@shared/errors'
import type { Health } from '@shared/ipc/health'
import { useState } from 'react'
import { useActions } from '../../store/context'
import { useWords } from '../../text/words'
import { Button } from '../../ui/button'
import { CircleCheckIcon, InfoIcon, RefreshIcon } from '../../ui/icons'
import { SettingsGroup, SettingsLine } from './settings-group'
import styles from './settings.module.css'

/** The app looks at itself when it is asked to: the watcher by a probe, then disk, journal and service compared. */
export function HealthSettings() {
  const { t } = useWords()
  const { ask } = useActions()
  const [health, setHealth] = useState<Health | null>(null)
  const [busy, setBusy] = useState(false)
  const check = async () => {
    setBusy(true)
    const answer = await ask('health.check', {})
    setBusy(false)
    if (answer.ok) setHealth(answer.value)
  }
  return (
    <SettingsGroup
      group="health"
      why={t('health.why')}
      actions={
        <Button icon={RefreshIcon} busy={busy} onClick={() => void check()}>
          {t(busy ? 'health.checking' : 'health.check')}
        </Button>
      }
    >
      {health === null ? (
        <SettingsLine title={t('health.notChecked')} />
      ) : (
        <div role="status">
          <Findings health={health} />
        </div>
      )}
    </SettingsGroup>
  )
}

function Findings({ health: { watcher, folders, record, service } }: { readonly health: Health }) {
  const { t, number, error } = useWords()
  const ms = watcher.noticedAfterMs
  const away = folders.filter(({ watching }) => watching !== 'yes')
  return (
    <>
      <Finding
        good={ms !== null}
        title={t('health.watcher')}
        note={ms === null ? t('health.watcherSlow') : t('health.watcherGood', { ms: number(ms) })}
      />
      <Finding
        good={away.length === 0}
        title={t('health.folders')}
        note={
          away.length === 0
            ? t('health.foldersGood', { count: folders.length })
            : t('health.foldersAway', { paths: away.map(({ path }) => path).join(', ') })
        }
      />
      <Finding
        good={record.same}
        title={t('health.record')}
        note={
          record.same
            ? t('health.recordGood', {
                entries: record.entries,
                actions: record.actions,
                files: record.files,
              })
            : t('health.recordDiffers')
        }
      />
      {service === null ? (
        <Finding good title={t('health.service')} note={t('health.serviceNone')} />
      ) : (
        <ServiceFinding service={service} error={error} />
      )}
    </>
  )
}

type ServiceProps = {
  readonly service: NonNullable<Health['service']>
  readonly error: (error: AppError) => string
}

function ServiceFinding({ service, error }: ServiceProps) {
  const { t, number } = useWords()
  if (!service.reached)
    return <Finding good={false} title={t('health.service')} note={error(service.error)} />
  const { here, there, underway } = service
  const values = { here: number(here), there: number(there), underway }
  const same = here === there
  return (
    <Finding
      good={same}
      title={t('health.service')}
      note={t(same ? 'health.serviceSame' : 'health.serviceDiffers', values)}
    />
  )
}

type FindingProps = { readonly good: boolean; readonly title: string; readonly note: string }

function Finding({ good, title, note }: FindingProps) {
  const { t } = useWords()
  const Sign = good ? CircleCheckIcon : InfoIcon
  return (
    <SettingsLine title={title} note={note}>
      <span className={good ? styles['good'] : styles['trouble']}>
        <Sign size={16} stroke={1.75} aria-hidden /> {t(good ? 'health.good' : 'health.look')}
      </span>
    </SettingsLine>
  )
}
