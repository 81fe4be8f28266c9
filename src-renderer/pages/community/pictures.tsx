import { useState } from 'react'
import { usePicture } from '../../store/pictures'
import { useWords } from '../../text/words'
import { cx } from '../../ui/cx'
import styles from './community.module.css'
import { Cover } from './cover'

type Model = { readonly model: string; readonly sha256: string }
type Props = { readonly model: Model; readonly title: string; readonly photos: readonly string[] }

/** The cover, and the maker's own photos below it; one is shown large. */
export function Pictures({ model, title, photos }: Props) {
  const { t } = useWords()
  const [chosen, setChosen] = useState<string | null>(null)
  const cover = usePicture({ of: 'model', id: model.model }, model.sha256)
  const large = usePicture(
    chosen === null ? null : { of: 'model-photo', id: model.model, sha256: chosen },
    '',
  )
  if (photos.length === 0) return <Cover {...model} />
  return (
    <div className={styles['pictures']}>
      {large === null ? (
        <Cover {...model} />
      ) : (
        <span className={cx('print-bed', styles['cover'])}>
          <img src={large} alt={t('community.photoOf', { title })} />
        </span>
      )}
      <ul>
        {cover !== null && (
          <Choice
            name={t('publish.cover')}
            url={cover}
            chosen={chosen === null}
            onChoose={() => setChosen(null)}
          />
        )}
        {photos.map((photo, at) => (
          <Photo
            key={photo}
            model={model.model}
            photo={photo}
            name={t('publish.picture.photo', { number: at + 1 })}
            hidden={cover}
            chosen={chosen === photo}
            onChoose={() => setChosen(photo)}
          />
        ))}
      </ul>
    </div>
  )
}

type PhotoProps = {
  readonly model: string
  readonly photo: string
  readonly name: string
  /** The photo that is the cover already stands first. */
  readonly hidden: string | null
  readonly chosen: boolean
  readonly onChoose: () => void
}

function Photo({ model, photo, hidden, ...choice }: PhotoProps) {
  const url = usePicture({ of: 'model-photo', id: model, sha256: photo }, '')
  return url === null || url === hidden ? null : <Choice url={url} {...choice} />
}

type ChoiceProps = {
  readonly name: string
  readonly url: string
  readonly chosen: boolean
  readonly onChoose: () => void
}

function Choice({ name, url, chosen, onChoose }: ChoiceProps) {
  return (
    <li>
      <button
        type="button"
        className={styles['choice']}
        aria-label={name}
        aria-pressed={chosen}
        title={name}
        onClick={onChoose}
      >
        <img src={url} alt="" draggable={false} />
      </button>
    </li>
  )
}
