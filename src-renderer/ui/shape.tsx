import type { ReactNode } from 'react'
import styles from './shape.module.css'

type Props = { readonly height: number; readonly width?: number | string; readonly radius?: number }

/** A piece of the page's own shape while it loads; no shimmer. */
export function Shape({ height, width = '100%', radius = 10 }: Props) {
  return <div className={styles['shape']} style={{ height, width, borderRadius: radius }} />
}

/** Holds the shapes of a page that loads, and says so once. */
export function LoadingArea({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div role="status" aria-busy="true" className={styles['area']}>
      <span className="visually-hidden">{label}</span>
      {children}
    </div>
  )
}
