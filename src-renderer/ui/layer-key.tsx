import type { PortionState } from './lay-strands'
import { cx } from './cx'
import bar from './layer-bar.module.css'
import styles from './layer-key.module.css'

type Key = { readonly state: PortionState; readonly text: string }

/** What the patterns of a layer bar stand for, each with its number. */
export function LayerKey({ keys }: { readonly keys: readonly Key[] }) {
  return (
    <ul className={styles['keys']}>
      {keys.map(({ state, text }) => (
        <li key={state}>
          <span className={cx(styles['sample'], bar[state])} aria-hidden />
          {text}
        </li>
      ))}
    </ul>
  )
}
