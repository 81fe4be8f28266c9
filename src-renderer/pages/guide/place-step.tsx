import type { MessageId } from '@shared/i18n/catalogue'
import type { ReactNode, Ref } from 'react'
import { useWords } from '../../text/words'
import { CheckIcon } from '../../ui/icons'
import { cx } from '../../ui/cx'
import { AssistedFields } from './assisted-fields'
import type { PlaceChoice, PlaceKind } from './place-choice'
import { PlacePicture } from './place-picture'
import { ServiceFields } from './service-fields'
import styles from './guide.module.css'

type Props = { readonly heading: Ref<HTMLHeadingElement>; readonly choice: PlaceChoice }

export function PlaceStep({ heading, choice }: Props) {
  const { t } = useWords()
  return (
    <div className={styles['wide']}>
      <h1 ref={heading} tabIndex={-1} className={styles['question']} id="place-question">
        {t('guide.place.title')}
      </h1>
      <p className={styles['why']}>{t('guide.place.why')}</p>
      <div className={styles['choices']} role="radiogroup" aria-labelledby="place-question">
        <PlaceOption
          kind="assisted"
          choice={choice}
          title="guide.assisted.title"
          why="guide.assisted.why"
          points={['guide.assisted.point1', 'guide.assisted.point2', 'guide.assisted.point3']}
        >
          <AssistedFields choice={choice} />
        </PlaceOption>
        <PlaceOption
          kind="service"
          choice={choice}
          title="guide.service.title"
          why="guide.service.why"
          points={['guide.service.point1', 'guide.service.point2', 'guide.service.point3']}
        >
          <ServiceFields choice={choice} />
        </PlaceOption>
        <PlaceOption
          kind="practice"
          choice={choice}
          title="guide.practice.title"
          why="guide.practice.why"
          points={['guide.practice.point1', 'guide.practice.point2', 'guide.practice.point3']}
        />
      </div>
    </div>
  )
}

type OptionProps = {
  readonly kind: PlaceKind
  readonly choice: PlaceChoice
  readonly title: MessageId
  readonly why: MessageId
  readonly points: readonly MessageId[]
  /** What it needs to know; only shown once it is chosen. */
  readonly children?: ReactNode
}

function PlaceOption({ kind, choice, title, why, points, children }: OptionProps) {
  const { t } = useWords()
  const on = choice.kind === kind
  return (
    <div className={cx(styles['choice'], on && styles['chosen'])}>
      <label className={styles['option']}>
        <PlacePicture kind={kind} />
        <span className={styles['optionHead']}>
          <span className={styles['optionTitle']}>{t(title)}</span>
          <input
            type="radio"
            name="place"
            className={styles['radio']}
            checked={on}
            onChange={() => choice.pick(kind)}
          />
        </span>
        <span className={styles['optionWhy']}>{t(why)}</span>
      </label>
      <ul className={styles['points']}>
        {points.map((point) => (
          <li key={point}>
            <CheckIcon size={16} stroke={1.75} aria-hidden />
            {t(point)}
          </li>
        ))}
      </ul>
      {on && children}
    </div>
  )
}
