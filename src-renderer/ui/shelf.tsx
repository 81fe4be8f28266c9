import type { ReactNode } from 'react'
import { Shape } from './shape'
import styles from './shelf.module.css'

/** Things to look at, side by side, with what narrows them above. As high as its place, so that an empty one centres. */
export const Shelf = ({ children }: { readonly children: ReactNode }) => (
  <div className={styles['shelf']}>{children}</div>
)

export const ShelfTools = ({ children }: { readonly children: ReactNode }) => (
  <div className={styles['tools']}>{children}</div>
)

/** `children` are list items. */
export const ShelfGrid = ({ children }: { readonly children: ReactNode }) => (
  <ul className={styles['grid']}>{children}</ul>
)

/** The shelf's own shape while its things come. */
export const ShelfLoading = ({ count, height }: { readonly count: number; readonly height: number }) => (
  <div className={styles['grid']}>
    {Array.from({ length: count }, (_, nth) => (
      <Shape key={nth} height={height} radius={12} />
    ))}
  </div>
)

/** Nothing passes what narrows it. */
export const ShelfNone = ({ children }: { readonly children: ReactNode }) => (
  <p className={styles['none']}>{children}</p>
)
