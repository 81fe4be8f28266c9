import type { MessageId } from '@shared/i18n/catalogue'
import type { ModelView } from '@shared/ipc/models-view'
import type { FileRow } from '@shared/ipc/views'
import { useApp, useActions } from '../../store/context'
import { useWords } from '../../text/words'
import { TextButton } from '../../ui/button'
import { Card } from '../../ui/card'
import { Chip, type Tone } from '../../ui/chip'
import { ApprovalIcon, CheckIcon, ClockIcon, CubeIcon, StopIcon, type Icon } from '../../ui/icons'
import { LayerBar } from '../../ui/layer-bar'
import { usePicture } from '../../store/pictures'
import { Thumbnail } from '../../ui/thumbnail'
import { RemovedPhotos } from './removed-photos'
import styles from './models.module.css'

type Look = { readonly tone: Tone; readonly icon: Icon; readonly text: MessageId }

const looks: Readonly<Record<ModelView['state'], Look>> = {
  approved: { tone: 'good', icon: CheckIcon, text: 'models.state.approved' },
  'waiting-for-approval': { tone: 'wait', icon: ApprovalIcon, text: 'state.waitingForApproval' },
  'waiting-to-sync': { tone: 'wait', icon: ClockIcon, text: 'state.waitingToSync' },
  refused: { tone: 'stop', icon: StopIcon, text: 'state.refused' },
  revoked: { tone: 'stop', icon: StopIcon, text: 'models.state.revoked' },
}

type PictureProps = { readonly model: ModelView; readonly row: FileRow | undefined }

/** The cover that was chosen; of a photo only the service still has it. */
function ModelPicture({ model, row }: PictureProps) {
  const { cover } = model
  const photo = cover !== null && 'photo' in cover ? cover.photo : null
  const url = usePicture(
    photo === null ? null : { of: 'model', id: model.model },
    `${model.state} ${photo ?? ''} ${String(model.removedPhotos.length)}`,
  )
  if (url !== null) return <img className={styles['picture']} src={url} alt="" draggable={false} />
  if (row) return <Thumbnail row={row} plate={cover !== null && 'plate' in cover ? cover.plate : null} />
  return (
    <span className={styles['noPicture']}>
      <CubeIcon size={20} stroke={1.5} aria-hidden />
    </span>
  )
}

/** One model with its profiles: what each has given, and the way to its next milestone. */
export function ModelCard({ model }: { readonly model: ModelView }) {
  const { t, dayTime } = useWords()
  const { go } = useActions()
  const row = useApp(({ files }) =>
    files.status === 'ready' ? files.value.find(({ id }) => id === model.file) : undefined,
  )
  const { tone, icon, text } = looks[model.state]
  return (
    <Card label={model.title}>
      <div className={styles['model']}>
        <ModelPicture model={model} row={row} />
        <div className={styles['names']}>
          <h3>{model.title}</h3>
          <p className="small-words">
            {t('models.origin', { origin: model.origin })} · {dayTime(model.uploadedAt)}
          </p>
        </div>
        <Chip tone={tone} icon={icon}>
          {t(text)}
        </Chip>
      </div>
      <Given of={model} />
      {model.profiles.map((profile) => (
        <div key={profile.profile} className={styles['profile']}>
          <p className={styles['profileName']}>{profile.title}</p>
          <Given of={profile} />
        </div>
      ))}
      <RemovedPhotos model={model} />
      {row && (
        <div className={styles['action']}>
          <TextButton
            label={`${t('models.openFile')}: ${model.title}`}
            onClick={() => go('files', { file: row.id })}
          >
            {t('models.openFile')}
          </TextButton>
        </div>
      )}
    </Card>
  )
}

type GivenProps = { readonly of: Pick<ModelView, 'title' | 'downloads' | 'points' | 'next'> }

/** Points so far, and the downloads up to the next round thousand. */
function Given({ of: { title, downloads, points, next } }: GivenProps) {
  const { t, rich, number, signed } = useWords()
  const total = downloads ?? 0
  const from = Math.floor(total / 1000) * 1000
  return (
    <div className={styles['given']}>
      {downloads !== null && (
        <LayerBar
          total={1000}
          perStrand={500}
          perCell={from === 0 ? 50 : 100}
          portions={[{ state: 'confirmed', amount: total - from }]}
          label={title}
          value={total - from}
          valueText={t('tasks.milestoneSentence', {
            label: title,
            total: number(total),
            points: number(points),
          })}
        />
      )}
      <p className={styles['figures']}>
        <span>{rich('tasks.pointsSoFar', { points: number(points), count: points })}</span>
        {downloads !== null && <span>{t('tasks.downloads', { count: total })}</span>}
        {next !== null && (
          <span className={styles['end']}>
            {rich('tasks.toNext', {
              missing: next.togo,
              next: number(next.at),
              amount: signed(next.points),
            })}
          </span>
        )}
      </p>
    </div>
  )
}
