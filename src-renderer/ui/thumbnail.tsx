import type { FileRow } from '@shared/ipc/views'
import { createElement } from 'react'
import { usePicture } from '../store/pictures'
import {
  ConfigIcon,
  CubeIcon,
  CubeOffIcon,
  FileIcon,
  FileOffIcon,
  GcodeIcon,
  PresetIcon,
  PresetOffIcon,
  type Icon,
} from './icons'
import styles from './thumbnail.module.css'
import { cx } from './cx'

/** The icon of a file's kind; crossed out when there is nothing in it to count. */
export function kindIcon(row: FileRow): Icon {
  if (row.verdict === 'rejected') return FileOffIcon
  const not = row.verdict === 'does-not-qualify'
  switch (row.kind) {
    case 'project-3mf':
    case 'plain-3mf':
    case 'sliced-3mf':
      return not ? CubeOffIcon : CubeIcon
    case 'preset':
    case 'preset-bundle':
      return not ? PresetOffIcon : PresetIcon
    case 'gcode':
      return GcodeIcon
    case 'slicer-config':
      return ConfigIcon
    case 'unknown':
    case null:
      return FileIcon
  }
}

type Props = {
  readonly row: FileRow
  readonly plate?: number | null
  readonly look?: 'list' | 'plate' | 'large' | 'fill'
  /** Empty when the picture says nothing that does not stand beside it. */
  readonly alt?: string
}

/** The file's own plate picture on the bed; without one, the icon of its kind. Never a stock picture. */
export function Thumbnail({ row, plate = null, look = 'list', alt = '' }: Props) {
  const wanted = row.hasThumbnail
    ? ({
        of: 'file',
        id: row.id,
        plate,
        size: look === 'list' || look === 'plate' ? 'small' : 'large',
      } as const)
    : null
  const url = usePicture(wanted, row.seenAt)
  return (
    <span className={cx('print-bed', styles['bed'], styles[look])}>
      {url === null ? (
        createElement(kindIcon(row), {
          size: look === 'list' ? 20 : 48,
          stroke: look === 'list' ? 1.6 : 1.2,
          'aria-hidden': true,
        })
      ) : (
        <img src={url} alt={alt} draggable={false} />
      )}
    </span>
  )
}
