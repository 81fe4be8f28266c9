import { useWords } from '../text/words'
import styles from './team-note.module.css'

/** Words of a person: as they were written, in whatever language. */
export function TeamNote({ text }: { readonly text: string }) {
  const { t } = useWords()
  return (
    <figure className={styles['note']}>
      <figcaption>{t('why.note')}</figcaption>
      <blockquote>{text}</blockquote>
    </figure>
  )
}
