import { cx } from './cx'
import styles from './layer-bar.module.css'
import { layStrands, type Portion } from './lay-strands'

type Props = {
  /** What the whole bar stands for, and what one strand does: a round amount that can be counted. */
  readonly total: number
  readonly perStrand: number
  readonly portions: readonly Portion[]
  /** Splits each strand into cells of this amount, such as 50 downloads. */
  readonly perCell?: number
  readonly size?: 'card' | 'goal' | 'drawer' | 'progress' | 'single'
  readonly role?: 'meter' | 'progressbar'
  readonly label: string
  /** The sentence that says the same in words. */
  readonly valueText: string
  readonly value: number
}

/** Progress as a print is made: strand on strand, from the bottom up. The numbers always stand beside it as text. */
export function LayerBar({
  total,
  perStrand,
  portions,
  perCell,
  size = 'card',
  role = 'meter',
  label,
  valueText,
  value,
}: Props) {
  const strands = layStrands(total, perStrand, portions, perCell)
  return (
    <div
      className={cx(styles['bar'], styles[size])}
      role={role}
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={total}
      aria-valuenow={Math.min(value, total)}
      aria-valuetext={valueText}
    >
      {strands.map((strand, row) => (
        <div key={row} className={styles['strand']} style={{ width: `${strand.width}%` }}>
          {strand.cells.map((cell, index) => (
            <div key={index} className={styles['cell']} style={{ flexGrow: cell.weight }}>
              {cell.pieces.map((piece) => (
                <span
                  key={piece.state}
                  className={cx(styles['piece'], styles[piece.state])}
                  style={{ left: `${piece.from}%`, width: `${piece.to - piece.from}%` }}
                />
              ))}
            </div>
          ))}
        </div>
      ))}
    </div>
  )
}
