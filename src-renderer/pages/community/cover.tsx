import { usePicture } from '../../store/pictures'
import { CubeIcon } from '../../ui/icons'
import { cx } from '../../ui/cx'
import styles from './community.module.css'

/** The picture that its maker chose or that is in its file, on the bed; without one, the icon. It says nothing that does not stand beside it. */
export function Cover({ model, sha256 }: { readonly model: string; readonly sha256: string }) {
  const url = usePicture({ of: 'model', id: model }, sha256)
  return (
    <span className={cx('print-bed', styles['cover'])}>
      {url === null ? (
        <CubeIcon size={40} stroke={1.2} aria-hidden />
      ) : (
        <img src={url} alt="" draggable={false} />
      )}
    </span>
  )
}
