import type { ModelView } from '@shared/ipc/models-view'
import { useActions } from '../../store/context'
import { useWords } from '../../text/words'
import { TextButton } from '../../ui/button'
import { TeamNote } from '../../ui/team-note'
import styles from './models.module.css'

/** What the team removed of a model's photos: when, why, what stands for the model since, and what can be done. */
export function RemovedPhotos({ model: { title, removedPhotos } }: { readonly model: ModelView }) {
  const { t } = useWords()
  const { go } = useActions()
  if (removedPhotos.length === 0) return null
  return (
    <div className={styles['removed']}>
      <ul>
        {removedPhotos.map((removed) => (
          <Removed key={removed.photo} removed={removed} />
        ))}
      </ul>
      <p className="small-words">{t('models.photoNext')}</p>
      <div>
        <TextButton
          label={`${t('models.writeToTeam')}: ${title}`}
          onClick={() =>
            go('tasks', { form: 'send-feedback', feedbackBegins: t('feedback.aboutPhoto', { title }) })
          }
        >
          {t('models.writeToTeam')}
        </TextButton>
      </div>
    </div>
  )
}

type RemovedProps = { readonly removed: ModelView['removedPhotos'][number] }

function Removed({ removed: { removedAt, reason, coverNow } }: RemovedProps) {
  const { t, dayTime } = useWords()
  return (
    <li>
      <div>
        <h4>{t('models.photoRemoved', { cover: coverNow === null ? 'no' : 'yes' })}</h4>
        <p className="small-words">{dayTime(removedAt)}</p>
      </div>
      {reason !== '' && <TeamNote text={reason} />}
      {coverNow !== null && <p className="small-words">{t('models.coverNow', { now: coverNow })}</p>}
    </li>
  )
}
