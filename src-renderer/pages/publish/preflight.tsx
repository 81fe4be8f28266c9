import { preflightText } from '@shared/i18n/preflight-text'
import type { PreflightItem } from '@shared/inspect/report'
import { useWords } from '../../text/words'
import { MendIcon } from '../../ui/icons'
import styles from './publish.module.css'

/** What to look at first. None of it keeps the member from publishing. */
export function Preflight({ items }: { readonly items: readonly PreflightItem[] }) {
  const { t } = useWords()
  if (items.length === 0) return null
  return (
    <section>
      <h3>{t('preflight.title')}</h3>
      <ul className={styles['taken']}>
        {items.map((item) => {
          const { title, mend } = preflightText(item, t)
          return (
            <li key={item.code}>
              <MendIcon size={14} stroke={2} aria-hidden />
              <div>
                <p className={styles['toCheck']}>{title}</p>
                <p className="small-words">{mend}</p>
              </div>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
