import { memo } from 'react'
import { useApp, useActions } from '../store/context'
import { countToPublish } from '../store/selectors'
import { useWords } from '../text/words'
import { cx } from '../ui/cx'
import { Mark } from '../ui/mark'
import { Tip } from '../ui/tip'
import { navItems, navSettings, type NavItem } from './nav-items'
import styles from './sidebar.module.css'
import { SyncFoot } from './sync-foot'
import { useRail } from './use-rail'

export function Sidebar() {
  const { t } = useWords()
  const rail = useRail()
  const count = useApp(({ files }) => (files.status === 'ready' ? countToPublish(files.value) : 0))
  return (
    <aside className={styles['sidebar']} aria-label={t('app.name')}>
      <div className={styles['brand']}>
        <Mark />
        <span className={styles['product']}>{t('app.name')}</span>
      </div>
      <nav aria-label={t('nav.label')} className={styles['nav']}>
        <ul>
          {navItems.map((item) => (
            <li key={item.page}>
              <Entry item={item} rail={rail} count={item.page === 'files' ? count : 0} />
            </li>
          ))}
          <li className={styles['rule']} aria-hidden />
          <li>
            <Entry item={navSettings} rail={rail} count={0} />
          </li>
        </ul>
      </nav>
      <SyncFoot rail={rail} />
    </aside>
  )
}

/** Beside an icon there is room for two digits. */
const RAIL_MOST = 99

type EntryProps = { readonly item: NavItem; readonly rail: boolean; readonly count: number }

const Entry = memo(function Entry({ item, rail, count }: EntryProps) {
  const { t, number } = useWords()
  const here = useApp((store) => store.view.page === item.page)
  const { go } = useActions()
  const name = t(item.name)
  return (
    <Tip label={name} off={!rail}>
      <button
        type="button"
        className={cx(styles['entry'], here && styles['here'])}
        aria-current={here ? 'page' : undefined}
        onClick={() => go(item.page)}
      >
        <item.icon size={20} stroke={1.6} aria-hidden />
        <span className={styles['name']}>{name}</span>
        {count > 0 && (
          <span className={styles['count']}>
            <span aria-hidden>{rail && count > RAIL_MOST ? `${number(RAIL_MOST)}+` : number(count)}</span>
            <span className="visually-hidden">{t('nav.filesCount', { count })}</span>
          </span>
        )}
      </button>
    </Tip>
  )
})
