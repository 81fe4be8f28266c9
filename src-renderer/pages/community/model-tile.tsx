import type { CatalogueModel } from '@shared/api/contract'
import { useWords } from '../../text/words'
import { PointsBadge } from '../../ui/points-badge'
import { Stars } from '../../ui/stars'
import styles from './community.module.css'
import { ByWhom } from './by-whom'
import { Cover } from './cover'

type Props = {
  readonly model: CatalogueModel
  /** What the first review of a model can give now. */
  readonly first: number
  readonly onOpen: () => void
}

/** One model: what it looks like, whose it is, and what others thought of it. */
export function ModelTile({ model, first, onOpen }: Props) {
  const { t, number, signed } = useWords()
  const { title, downloads, rating, reviews, own } = model
  return (
    <button type="button" className={styles['tile']} onClick={onOpen}>
      <Cover model={model.model} sha256={model.sha256} />
      <span className={styles['tileText']}>
        <span className={styles['tileTitle']}>{title}</span>
        <span className="small-words">
          <ByWhom of={model} />
          {' · '}
          {t('tasks.downloads', { count: downloads })}
        </span>
        <span className={styles['tileFigures']}>
          {rating === null ? (
            own || first === 0 ? (
              <span>{t('community.noStars')}</span>
            ) : (
              <span className={styles['rating']}>
                <PointsBadge amount={signed(first)} look="to-earn" /> {t('community.firstReview')}
              </span>
            )
          ) : (
            <span className={styles['rating']}>
              <Stars rating={rating} label={t('community.stars', { rating: number(rating, 1) })} />
              {number(rating, 1)} ({number(reviews)})
            </span>
          )}
        </span>
      </span>
    </button>
  )
}
