import { cx } from './cx'
import bar from './layer-bar.module.css'
import styles from './month-columns.module.css'

type Column = {
  readonly key: string
  readonly name: string
  /** Below the column. */
  readonly short: string
  readonly points: number
  readonly text: string
  readonly pending: number
  /** A forecast: outlined, open inside. */
  readonly planned: boolean
}
type Props = {
  readonly label: string
  readonly headings: { readonly month: string; readonly points: string }
  readonly columns: readonly Column[]
}

const mostStrands = 10
const rounds = [5, 10, 20, 25, 50, 100, 200, 500, 1000, 2000, 5000] as const

/** Months as columns of strands, the same amount each; the same numbers follow as a table for whoever reads them. */
export function MonthColumns({ label, headings, columns }: Props) {
  const most = Math.max(1, ...columns.map(({ points, pending }) => points + pending))
  const strand = rounds.find((amount) => most / amount <= mostStrands) ?? Math.ceil(most / mostStrands)
  return (
    <div>
      <div className={styles['columns']} aria-hidden>
        {columns.map((column) => (
          <div key={column.key} className={styles['column']} title={`${column.name}: ${column.text}`}>
            <span className={styles['value']}>{column.text}</span>
            <div className={styles['strands']}>
              <Strands
                amount={column.points}
                strand={strand}
                look={column.planned ? 'planned' : 'confirmed'}
              />
              <Strands amount={column.pending} strand={strand} look="pending" />
            </div>
            <span className={styles['month']}>{column.short}</span>
          </div>
        ))}
      </div>
      <table className="visually-hidden">
        <caption>{label}</caption>
        <thead>
          <tr>
            <th scope="col">{headings.month}</th>
            <th scope="col">{headings.points}</th>
          </tr>
        </thead>
        <tbody>
          {columns.map((column) => (
            <tr key={column.key}>
              <th scope="row">{column.name}</th>
              <td>{column.text}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

type StrandsProps = {
  readonly amount: number
  readonly strand: number
  readonly look: 'confirmed' | 'pending' | 'planned'
}

/** Whole strands, and one of what is over; laid from the bottom up by the style sheet. */
function Strands({ amount, strand, look }: StrandsProps) {
  const count = Math.max(0, Math.ceil(amount / strand))
  return Array.from({ length: count }, (_, index) => {
    const share = Math.min(1, (amount - index * strand) / strand)
    return (
      <span key={index} className={cx(styles['strand'], bar[look])} style={{ width: `${share * 100}%` }} />
    )
  })
}
