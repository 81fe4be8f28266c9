import type { AppError } from '@shared/errors'
import type { MessageId } from '@shared/i18n/catalogue'
import type { CommunityModel, ReviewWorth } from '@shared/ipc/community'
import { useRef, useState, type SyntheticEvent } from 'react'
import { useApp } from '../../store/context'
import { useWords } from '../../text/words'
import { Button } from '../../ui/button'
import { LongTextField, PickField } from '../../ui/fields'
import { PictureIcon } from '../../ui/icons'
import { photoToSend } from '../../ui/photo-to-send'
import { PointsBadge } from '../../ui/points-badge'
import { StarField } from '../../ui/stars'
import styles from './community.module.css'
import { WorthLines } from './worth-lines'

type Props = {
  readonly model: string
  readonly profiles: CommunityModel['profiles']
  readonly worth: readonly ReviewWorth[]
  readonly onSent: (points: number) => void
}

const failures: Partial<Record<AppError['code'], MessageId>> = {
  'service-unreachable': 'review.notKnown',
  conflict: 'review.known',
}

const ownSettings = 'own'

/** Stars, words and a photo of the print, with what they give before they are sent. */
export function ReviewForm({ model, profiles, worth, onSent }: Props) {
  const { t, signed, error } = useWords()
  const bridge = useApp((store) => store.bridge)
  const [rating, setRating] = useState<number | null>(null)
  const [description, setDescription] = useState('')
  const [profile, setProfile] = useState(ownSettings)
  const [photo, setPhoto] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<AppError | null>(null)
  const words = description.trim()
  const gives = worth.find((one) => one.photo === (photo !== null) && one.description === (words !== ''))
  const points = gives?.points ?? 0
  const most = Math.max(0, ...worth.map((one) => one.points))

  const known = failure ? failures[failure.code] : undefined

  const send = async (event: SyntheticEvent) => {
    event.preventDefault()
    if (rating === null) return
    setBusy(true)
    const answer = await bridge.request('community.review', {
      ...{ model, rating, photo, description: words },
      profile: profile === ownSettings ? null : profile,
    })
    setBusy(false)
    if (answer.ok) onSent(points)
    else setFailure(answer.error)
  }

  return (
    <form className={styles['form']} onSubmit={(event) => void send(event)} aria-label={t('review.write')}>
      <header className={styles['formHead']}>
        <h4>{t('review.write')}</h4>
        {most > 0 && <PointsBadge amount={t('review.upTo', { amount: signed(most) })} look="to-earn" />}
      </header>
      <StarField
        label={t('review.stars')}
        nameOf={(count) => t('review.star', { count })}
        value={rating}
        onChange={setRating}
      />
      {profiles.length > 0 && (
        <PickField
          label={t('review.profile')}
          value={profile}
          choices={[
            { value: ownSettings, label: t('review.noProfile') },
            ...profiles.map(({ profile: value, name }) => ({ value, label: name })),
          ]}
          onChange={setProfile}
        />
      )}
      <LongTextField
        label={t('review.description')}
        hint={t('review.descriptionHint')}
        rows={3}
        value={description}
        maxLength={5000}
        onChange={setDescription}
      />
      <PhotoField photo={photo} onChange={setPhoto} />
      <WorthLines worth={worth} gives={gives} />
      <div role="alert">{failure && <p className="wrong-words">{known ? t(known) : error(failure)}</p>}</div>
      <div className={styles['formFoot']}>
        {rating === null && <span className="small-words">{t('review.chooseStars')}</span>}
        <Button type="submit" size="page" busy={busy} disabled={rating === null}>
          {t('review.send', { amount: signed(points) })}
        </Button>
      </div>
    </form>
  )
}

type PhotoProps = { readonly photo: string | null; readonly onChange: (photo: string | null) => void }

function PhotoField({ photo, onChange }: PhotoProps) {
  const { t } = useWords()
  const [unreadable, setUnreadable] = useState(false)
  const chooser = useRef<HTMLInputElement>(null)
  const take = async (file: File | undefined) => {
    if (!file) return
    const drawn = await photoToSend(file)
    setUnreadable(drawn === null)
    if (drawn !== null) onChange(drawn)
  }
  return (
    <div className={styles['photoField']}>
      {photo !== null && <img className={styles['photo']} src={photo} alt="" />}
      <div className={styles['photoActions']}>
        <Button icon={PictureIcon} onClick={() => chooser.current?.click()}>
          {t(photo === null ? 'review.choosePhoto' : 'review.otherPhoto')}
        </Button>
        {photo !== null && (
          <Button kind="quiet" onClick={() => onChange(null)}>
            {t('review.removePhoto')}
          </Button>
        )}
      </div>
      <input
        ref={chooser}
        type="file"
        accept="image/png,image/jpeg,image/webp"
        hidden
        onChange={(event) => void take(event.currentTarget.files?.[0])}
      />
      {unreadable && (
        <p className="wrong-words" role="alert">
          {t('review.unreadable')}
        </p>
      )}
      <p className="small-words">{t('review.photoWhy')}</p>
    </div>
  )
}
