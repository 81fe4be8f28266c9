import { cx } from '../../ui/cx'
import type { PlaceKind } from './place-choice'
import styles from './guide.module.css'

const widths = [72, 72, 72, 72]

function Strands({
  x,
  open = false,
  top = 72,
}: {
  readonly x: number
  readonly open?: boolean
  readonly top?: number
}) {
  return (
    <>
      {widths.map((width, row) => (
        <rect
          key={row}
          className={open || (row === 0 && top === 73) ? styles['openStrand'] : styles['strand']}
          x={x}
          y={46 + row * 11}
          width={row === 0 && top !== 73 ? width / 2 : width}
          height={7}
          rx={3.5}
        />
      ))}
    </>
  )
}

/** What each choice comes to, drawn in strands; decoration only. */
export function PlacePicture({ kind }: { readonly kind: PlaceKind }) {
  return (
    <span className={cx('print-bed', styles['pictureBed'])}>
      <svg viewBox="0 0 260 120" aria-hidden focusable="false">
        {kind === 'assisted' && (
          <>
            <Strands x={28} top={73} />
            <path className={styles['dashedArrow']} d="M112 70h26m-8-6 8 6-8 6" />
            <rect className={styles['screen']} x="150" y="24" width="84" height="70" rx="7" />
            <path className={styles['screenLine']} d="M150 40h84" />
            <rect className={styles['used']} x="162" y="58" width="36" height="6" rx="3" />
            <rect className={styles['used']} x="162" y="68" width="58" height="6" rx="3" />
            <rect className={styles['used']} x="162" y="78" width="58" height="6" rx="3" />
          </>
        )}
        {kind === 'service' && (
          <>
            <Strands x={32} />
            <path className={styles['arrow']} d="M114 58h32m-8-6 8 6-8 6M146 76h-32m8-6-8 6 8 6" />
            <Strands x={156} />
          </>
        )}
        {kind === 'practice' && (
          <>
            <rect className={styles['dashed']} x="74" y="24" width="112" height="76" rx="8" />
            <path className={styles['tip']} d="M126 32h8l-4 6z" />
            <Strands x={94} open />
          </>
        )}
      </svg>
    </span>
  )
}
