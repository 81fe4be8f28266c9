import styles from './level-ring.module.css'

type Props = {
  readonly label: string
  readonly value: string
  /** Says in words what the ring shows. */
  readonly sentence: string
  /** Each a share from 0 to 1. */
  readonly inner: number
  readonly middle: number
  readonly outer: number
}

const size = 200
const width = 8

/** The level in the round: three concentric perimeters, named inner, middle and outer beside it. */
export function LevelRing({ label, value, sentence, inner, middle, outer }: Props) {
  return (
    <div className={styles['ring']} role="img" aria-label={sentence}>
      <svg viewBox={`0 0 ${size} ${size}`} width={size} height={size} aria-hidden>
        <Perimeter radius={94} share={outer} tone="low" />
        <Perimeter radius={83} share={middle} tone="mid" />
        <Perimeter radius={72} share={inner} tone="top" />
      </svg>
      <span className={styles['words']} aria-hidden>
        <span className={styles['label']}>{label}</span>
        <span className={styles['value']}>{value}</span>
      </span>
    </div>
  )
}

type PerimeterProps = {
  readonly radius: number
  readonly share: number
  readonly tone: 'low' | 'mid' | 'top'
}

function Perimeter({ radius, share, tone }: PerimeterProps) {
  const around = 2 * Math.PI * radius
  const filled = Math.min(1, Math.max(0, share)) * around
  const circle = { cx: size / 2, cy: size / 2, r: radius, strokeWidth: width, fill: 'none' }
  return (
    <>
      <circle {...circle} className={styles['track']} />
      {filled > 0 && (
        <circle
          {...circle}
          className={styles[tone]}
          strokeLinecap="round"
          strokeDasharray={`${filled} ${around}`}
          transform={`rotate(-90 ${size / 2} ${size / 2})`}
        />
      )}
    </>
  )
}
