import { mostPhotos } from '@shared/claims/claim'
import type { Report } from '@shared/inspect/report'
import type { FileRow } from '@shared/ipc/views'
import { useCallback, useRef, useState, type ReactNode } from 'react'
import { useWords } from '../../text/words'
import { cx } from '../../ui/cx'
import { CloseIcon, PlusIcon } from '../../ui/icons'
import { photoToSend } from '../../ui/photo-to-send'
import { Thumbnail } from '../../ui/thumbnail'
import styles from './cover-and-photos.module.css'
import { useDroppedPhotos } from './dropped-photos'
import { coverShown, isSameCover, withoutPhoto, type Filling } from './publish-form'
import sheet from './publish.module.css'

type Pictures = Pick<Filling, 'photos' | 'cover'>
type Props = {
  readonly row: FileRow
  readonly report: Report | null
  readonly pictures: Pictures
  readonly locked: boolean
  /** A new value, or how it follows from the one before. */
  readonly onChange: (change: (before: Pictures) => Pictures) => void
}

/** The pictures of the plates and photos of the member's own; one of them is the cover. */
export function CoverAndPhotos({ row, report, pictures, locked, onChange }: Props) {
  const { t } = useWords()
  const { photos } = pictures
  const [trouble, setTrouble] = useState<'unreadable' | 'too-many' | null>(null)
  const cover = coverShown(pictures, row.hasThumbnail)
  const room = mostPhotos - photos.length

  const add = useCallback(
    async (files: readonly File[]) => {
      const drawn = await Promise.all(files.map(photoToSend))
      const good = drawn.filter((photo) => photo !== null)
      onChange((before) => ({
        ...before,
        photos: [...new Set([...before.photos, ...good])].slice(0, mostPhotos),
      }))
      setTrouble(good.length < drawn.length ? 'unreadable' : good.length > room ? 'too-many' : null)
    },
    [onChange, room],
  )
  const over = useDroppedPhotos(locked ? null : add)

  const plates = (report?.profile?.plates ?? []).filter((plate) => plate.thumbnail !== null).slice(1)
  const choose = (to: Filling['cover']) => () => onChange((before) => ({ ...before, cover: to }))
  const tile = (of: Filling['cover'], name: string, picture: ReactNode, onRemove?: () => void) => (
    <Tile
      key={JSON.stringify(of)}
      name={name}
      isCover={isSameCover(of, cover)}
      onChoose={choose(of)}
      onRemove={onRemove}
    >
      {picture}
    </Tile>
  )
  return (
    <div>
      <div className={sheet['caption']}>
        <span id="cover-and-photos">{t('publish.pictures')}</span>
        {!locked && (
          <span className={sheet['from']}>
            {t(row.hasThumbnail ? 'publish.picturesFrom' : 'publish.noPictures')}
          </span>
        )}
      </div>
      <div
        role="radiogroup"
        aria-labelledby="cover-and-photos"
        className={cx(styles['pictures'], over && styles['over'])}
      >
        {row.hasThumbnail && tile(null, t('publish.picture.file'), <Thumbnail row={row} look="fill" />)}
        {plates.map(({ index }) =>
          tile(
            { plate: index },
            t('publish.picture.plate', { plate: index }),
            <Thumbnail row={row} plate={index} look="fill" />,
          ),
        )}
        {photos.map((photo, at) =>
          tile(
            { photo: at },
            t('publish.picture.photo', { number: at + 1 }),
            <img className={styles['photo']} src={photo} alt="" draggable={false} />,
            locked ? undefined : () => onChange((before) => withoutPhoto(before, at)),
          ),
        )}
        {room > 0 && !locked && <AddPhoto wide={cover === undefined} onAdd={add} />}
      </div>
      <div role="alert">
        {trouble && (
          <p className={cx('wrong-words', styles['why'])}>
            {t(`publish.photos.${trouble}`, { most: mostPhotos })}
          </p>
        )}
      </div>
      {photos.length > 0 && <p className={cx('small-words', styles['why'])}>{t('publish.photos.why')}</p>}
    </div>
  )
}

type TileProps = {
  readonly name: string
  readonly isCover: boolean
  readonly onChoose: () => void
  readonly onRemove: (() => void) | undefined
  readonly children: ReactNode
}

function Tile({ name, isCover, onChoose, onRemove, children }: TileProps) {
  const { t } = useWords()
  return (
    <div className={cx(styles['tile'], isCover && styles['cover'])}>
      <label title={name}>
        <input
          type="radio"
          name="cover"
          className="visually-hidden"
          aria-label={name}
          checked={isCover}
          onChange={onChoose}
        />
        {children}
        {isCover && <span className={styles['coverName']}>{t('publish.cover')}</span>}
      </label>
      {onRemove && (
        <button
          type="button"
          className={styles['remove']}
          aria-label={t('publish.photos.remove', { name })}
          title={t('publish.photos.remove', { name })}
          onClick={onRemove}
        >
          <CloseIcon size={14} stroke={2} aria-hidden />
        </button>
      )}
    </div>
  )
}

type AddProps = { readonly wide: boolean; readonly onAdd: (files: readonly File[]) => Promise<void> }

function AddPhoto({ wide, onAdd }: AddProps) {
  const { t } = useWords()
  const chooser = useRef<HTMLInputElement>(null)
  return (
    <>
      <button
        type="button"
        className={cx(styles['add'], wide && styles['cover'])}
        aria-label={t('publish.photos.add')}
        title={t('publish.photos.add')}
        onClick={() => chooser.current?.click()}
      >
        <PlusIcon size={20} stroke={1.6} aria-hidden />
        {wide && <span>{t('publish.photos.add')}</span>}
      </button>
      <input
        ref={chooser}
        type="file"
        multiple
        accept="image/png,image/jpeg,image/webp"
        hidden
        onChange={(event) => {
          const files = [...(event.currentTarget.files ?? [])]
          // The same file chosen again is a change, too.
          event.currentTarget.value = ''
          void onAdd(files)
        }}
      />
    </>
  )
}
