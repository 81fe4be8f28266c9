import type { Report } from '@shared/inspect/report'
import type { FileRow } from '@shared/ipc/views'
import { useState } from 'react'
import { useWords } from '../../text/words'
import { Thumbnail } from '../../ui/thumbnail'
import { durationText } from './facts'
import styles from './file-detail.module.css'

type Plate = NonNullable<Report['profile']>['plates'][number]
type Props = { readonly row: FileRow; readonly plates: readonly Plate[] }

/** The file's own pictures: the chosen plate large, the others under it. */
export function Pictures({ row, plates }: Props) {
  const words = useWords()
  const { t } = words
  const [chosen, setChosen] = useState<number | null>(null)
  const shown = plates.filter((plate) => plate.thumbnail !== null)
  const current = chosen ?? (shown.length > 1 ? (shown[0]?.index ?? null) : null)
  return (
    <div className={styles['plates']} role="group" aria-label={t('detail.pictures')}>
      <Thumbnail
        row={row}
        plate={current}
        look="large"
        alt={t('detail.pictureOf', { name: row.title ?? row.name })}
      />
      {shown.length > 1 && (
        <div className={styles['plateList']}>
          {shown.slice(0, 12).map((plate) => (
            <button
              key={plate.index}
              type="button"
              className={styles['plate']}
              aria-pressed={plate.index === current}
              onClick={() => setChosen(plate.index)}
            >
              <span className={styles['platePicture']}>
                <Thumbnail row={row} plate={plate.index} look="plate" />
              </span>
              <span className={styles['plateWords']}>
                <b>
                  {plate.name !== null && plate.name !== ''
                    ? plate.name
                    : t('detail.plate', { index: plate.index })}
                </b>
                {plate.printTimeS !== null && <span>{durationText(plate.printTimeS, words)}</span>}
              </span>
            </button>
          ))}
        </div>
      )}
    </div>
  )
}
