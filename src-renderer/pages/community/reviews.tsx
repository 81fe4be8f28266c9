import type { Review } from '@shared/api/contract'
import type { CommunityModel } from '@shared/ipc/community'
import { useState } from 'react'
import { usePicture } from '../../store/pictures'
import { useWords } from '../../text/words'
import { CheckIcon } from '../../ui/icons'
import { Stars } from '../../ui/stars'
import styles from './community.module.css'
import { ReviewForm } from './review-form'

type Props = { readonly page: CommunityModel; readonly onReviewed: () => void }

/** What others and the member wrote, and the form where one can be written. */
export function Reviews({ page, onReviewed }: Props) {
  const { t, signed } = useWords()
  const [sent, setSent] = useState<number | null>(null)
  const { model, profiles, reviews, worth } = page
  return (
    <section aria-labelledby="model-reviews">
      <h3 id="model-reviews">{t('review.title')}</h3>
      <div role="status">
        {sent !== null && (
          <p className={styles['saved']}>
            <CheckIcon size={16} stroke={2} aria-hidden />
            {t('review.sent', { amount: signed(sent) })}
          </p>
        )}
      </div>
      {model.own && <p className="small-words">{t('review.ownModel')}</p>}
      {reviews.length === 0 && !model.own && <p className="small-words">{t('review.none')}</p>}
      {worth.length > 0 && (
        <ReviewForm
          model={model.model}
          profiles={profiles}
          worth={worth}
          onSent={(points) => {
            setSent(points)
            onReviewed()
          }}
        />
      )}
      <ul>
        {reviews.map((review) => (
          <OneReview
            key={review.review}
            review={review}
            profile={profiles.find(({ profile }) => profile === review.profile)?.name ?? null}
          />
        ))}
      </ul>
    </section>
  )
}

function OneReview({ review, profile }: { readonly review: Review; readonly profile: string | null }) {
  const { t, number, dayTime } = useWords()
  const { rating, description, own, by, photo, postedAt } = review
  const url = usePicture(photo ? { of: 'review', id: review.review } : null, '')
  const name = own ? t('review.own') : (by ?? t('community.someone'))
  return (
    <li className={styles['review']}>
      <p className={styles['reviewHead']}>
        <Stars rating={rating} label={t('community.stars', { rating: number(rating) })} />
        <span className={styles['reviewBy']}>{name}</span>
        <span className="small-words">{dayTime(postedAt)}</span>
      </p>
      {profile !== null && <p className="small-words">{t('review.ofProfile', { profile })}</p>}
      {description !== '' && <p className={styles['description']}>{description}</p>}
      {url !== null && <img className={styles['photo']} src={url} alt={t('why.part', { name: 'photo' })} />}
    </li>
  )
}
