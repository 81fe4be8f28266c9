import styles from './mark.module.css'

/** The app's own sign: three strands, the last one fresh. */
export function Mark() {
  return (
    <svg className={styles['mark']} width="28" height="28" viewBox="0 0 28 28" aria-hidden focusable="false">
      <rect className={styles['ground']} width="28" height="28" rx="7" />
      <rect className={styles['third']} x="7" y="7" width="8" height="3.6" rx="1.8" />
      <rect className={styles['second']} x="7" y="12.2" width="11" height="3.6" rx="1.8" />
      <rect className={styles['first']} x="7" y="17.4" width="14" height="3.6" rx="1.8" />
    </svg>
  )
}
