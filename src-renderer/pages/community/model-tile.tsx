import type { CatalogueModel } from '@shared/api/contract'
import { useWords } from '../../text/words'
import { Stars } from '../../ui/stars'
import styles from './community.module.css'
import { ByWhom } from './by-whom'
import { Cover } from './cover'

type Props = { readonly model: CatalogueModel; readonly onOpen: () => void }

/** One model: what it looks like, whose it is, and what others thought of it. */
export function ModelTile({ model, onOpen }: Props) {
  const { t, number } = useWords()
  const { title, downloads, rating, reviews } = model
  return (
    <button type="button" className={styles['tile']} onClick={onOpen}>
      <Cover model={model.model} sha256={model.sha256} />
      <span className={styles['tileText']}>
        <span className={styles['tileTitle']}>{title}</span>
        <span className={styles['small']}>
          <ByWhom of={model} />
        </span>
        <span className={styles['tileFigures']}>
          {rating === null ? (
            <span>{t('community.noStars')}</span>
          ) : (
            <span className={styles['rating']}>
              <Stars rating={rating} label={t('community.stars', { rating: number(rating) })} />
              {number(rating)} ({number(reviews)})
            </span>
          )}
          <span>{t('tasks.downloads', { count: downloads })}</span>
        </span>
      </span>
    </button>
  )
}
