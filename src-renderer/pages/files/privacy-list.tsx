import type { PrivacyFinding } from '@shared/inspect/report'
import { useWords } from '../../text/words'
import { FolderIcon, KeyIcon, NetworkIcon, PersonIcon, type Icon } from '../../ui/icons'
import styles from './file-detail.module.css'

const icons: Readonly<Record<PrivacyFinding['kind'], Icon>> = {
  host: NetworkIcon,
  credential: KeyIcon,
  path: FolderIcon,
  identity: PersonIcon,
}

/** Kind, key and place of what is taken out. A credential's value is never shown, not even in part. */
export function PrivacyList({ found }: { readonly found: readonly PrivacyFinding[] }) {
  const { t } = useWords()
  return (
    <section className={styles['group']}>
      <header className={styles['groupHead']}>
        <h3>{t('detail.privacy')}</h3>
        <span>{t('detail.privacyWhy')}</span>
      </header>
      {found.length === 0 ? (
        <p className={styles['none']}>{t('detail.noPrivacy')}</p>
      ) : (
        <ul className={styles['privacy']}>
          {found.map(({ part, key, kind }) => {
            const Mark = icons[kind]
            return (
              <li key={`${part} ${key}`}>
                <Mark size={16} stroke={1.75} aria-hidden />
                <span className={styles['privacyKind']}>{t(`privacy.${kind}`)}</span>
                <code>{key}</code>
                <span className={styles['privacyPlace']}>
                  {kind === 'credential' ? t('privacy.hidden') : (part.split('/').at(-1) ?? part)}
                </span>
              </li>
            )
          })}
        </ul>
      )}
    </section>
  )
}
