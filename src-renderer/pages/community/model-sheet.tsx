import type { CommunityModel } from '@shared/ipc/community'
import { useModel } from '../../store/community'
import { useWords } from '../../text/words'
import { ProblemState } from '../../ui/problem-state'
import { LoadingArea, Shape } from '../../ui/shape'
import { Sheet } from '../../ui/sheet'
import styles from './community.module.css'
import { ByWhom } from './by-whom'
import { DownloadFile } from './download-file'
import { ModelFacts } from './model-facts'
import { Pictures } from './pictures'
import { Reviews } from './reviews'

type Props = {
  readonly model: string | null
  readonly onClose: () => void
  readonly onReviewed: () => void
}

/** One model: what it is, its profiles and reviews, and what one can do with it. */
export function ModelSheet({ model, onClose, onReviewed }: Props) {
  return model === null ? null : (
    <OpenSheet key={model} model={model} onClose={onClose} onReviewed={onReviewed} />
  )
}

function OpenSheet({ model, onClose, onReviewed }: Props & { readonly model: string }) {
  const { t, bytes } = useWords()
  const { page, again } = useModel(model)
  const known = page.status === 'ready' ? page.value : null
  return (
    <Sheet
      open
      width="wide"
      title={known?.model.title ?? t('nav.community')}
      context={known ? <ByWhom of={known.model} /> : undefined}
      closeLabel={t('action.close')}
      onClose={onClose}
      foot={
        known && (
          <DownloadFile
            main
            model={model}
            profile={null}
            name={known.model.title}
            label={t('community.downloadSize', { size: bytes(known.model.size) })}
          />
        )
      }
    >
      {page.status === 'loading' && (
        <div className={styles['sheetLoading']}>
          <LoadingArea label={t('loading.label')}>
            <Shape height={220} radius={10} />
            <Shape height={120} radius={10} />
          </LoadingArea>
        </div>
      )}
      {page.status === 'failed' && (
        <ProblemState title={t('failed.title')} error={page.error} onRetry={again} />
      )}
      {known && (
        <Columns
          page={known}
          onReviewed={() => {
            again()
            onReviewed()
          }}
        />
      )}
    </Sheet>
  )
}

function Columns({ page, onReviewed }: { readonly page: CommunityModel; readonly onReviewed: () => void }) {
  const { t, bytes } = useWords()
  const { model, photos, profiles } = page
  return (
    <div className={styles['columns']}>
      <div className={styles['about']}>
        <Pictures model={model} title={model.title} photos={photos} />
        {model.description !== '' && <p className={styles['description']}>{model.description}</p>}
        <ModelFacts model={model} />
      </div>
      <div className={styles['beside']}>
        <section aria-labelledby="model-profiles">
          <h3 id="model-profiles">{t('community.profiles')}</h3>
          {profiles.length === 0 && <p className="small-words">{t('community.noProfiles')}</p>}
          <ul>
            {profiles.map((profile) => (
              <li key={profile.profile} className={styles['profile']}>
                <div>
                  <p className={styles['profileName']}>{profile.name}</p>
                  <p className="small-words">
                    <ByWhom of={profile} />
                    {' · '}
                    {t('tasks.downloads', { count: profile.downloads })}
                  </p>
                </div>
                <DownloadFile
                  model={model.model}
                  profile={profile.profile}
                  name={profile.name}
                  label={bytes(profile.size)}
                />
              </li>
            ))}
          </ul>
        </section>
        <Reviews page={page} onReviewed={onReviewed} />
      </div>
    </div>
  )
}
