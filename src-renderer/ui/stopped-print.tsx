import styles from './stopped-print.module.css'

/** A print that stopped half way: the picture of empty and offline pages. Decoration only. */
export function StoppedPrint() {
  return (
    <svg
      className={styles['picture']}
      viewBox="0 0 280 140"
      width="280"
      height="140"
      aria-hidden
      focusable="false"
    >
      <path className={styles['nozzle']} d="M127 4h26v16l-8 12h-10l-8-12z" />
      <path className={styles['drop']} d="M140 36v10" />
      <rect className={styles['open']} x="28.5" y="60.5" width="223" height="9" rx="4.5" />
      <rect className={styles['open']} x="28.5" y="72.5" width="223" height="9" rx="4.5" />
      <rect className={styles['strand']} x="28" y="72" width="112" height="10" rx="5" />
      <rect className={styles['strand']} x="28" y="84" width="224" height="10" rx="5" />
      <rect className={styles['strand']} x="28" y="96" width="224" height="10" rx="5" />
      <rect className={styles['strand']} x="28" y="108" width="224" height="10" rx="5" />
      <rect className={styles['strand']} x="28" y="120" width="224" height="10" rx="5" />
      <path className={styles['plate']} d="M0 136h280" />
    </svg>
  )
}
