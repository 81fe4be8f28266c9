import type { MessageId } from '@shared/i18n/catalogue'
import { cx } from '../../ui/cx'
import { Mark } from '../../ui/mark'
import { LoadingArea } from '../../ui/shape'
import { navItems, navSettings, type NavItem } from '../nav-items'
import sidebar from '../sidebar.module.css'
import window from '../window.module.css'
import styles from './first-frame.module.css'
import type { FrameKind } from './frame-kind'

type Say = (id: MessageId) => string
type Props = { readonly kind: FrameKind; readonly say: Say }

/**
 * The window's own shape while the state is on its way. It is drawn twice: into the built page, so that it stands there
 * before any script has run, and by React. So it has classes only: the content policy applies no style attribute that
 * stands in a page's text.
 */
export function FirstFrame({ kind, say }: Props) {
  return (
    <LoadingArea label={say('loading.label')}>
      <div className={window['window']} aria-hidden>
        {kind === 'guide' ? <GuideShape name={say('app.name')} /> : <WindowShape say={say} />}
      </div>
    </LoadingArea>
  )
}

function WindowShape({ say }: { readonly say: Say }) {
  return (
    <div className={window['row']}>
      <div className={sidebar['sidebar']}>
        <div className={sidebar['brand']}>
          <Mark />
          <span className={sidebar['product']}>{say('app.name')}</span>
        </div>
        <div className={sidebar['nav']}>
          <ul>
            {navItems.map((item) => (
              <Entry key={item.page} item={item} say={say} />
            ))}
            <li className={sidebar['rule']} />
            <Entry item={navSettings} say={say} />
          </ul>
        </div>
      </div>
      <div className={styles['page']}>
        <div className={cx(styles['shape'], styles['heading'])} />
        <div className={cx(styles['shape'], styles['panel'])} />
        <div className={styles['cards']}>
          {[1, 2, 3, 4].map((card) => (
            <div key={card} className={cx(styles['shape'], styles['card'])} />
          ))}
        </div>
      </div>
    </div>
  )
}

function Entry({ item, say }: { readonly item: NavItem; readonly say: Say }) {
  return (
    <li className={sidebar['entry']}>
      <item.icon size={20} stroke={1.6} />
      <span className={sidebar['name']}>{say(item.name)}</span>
    </li>
  )
}

function GuideShape({ name }: { readonly name: string }) {
  return (
    <div className={styles['guide']}>
      <div className={styles['brand']}>
        <Mark />
        {name}
      </div>
      <div className={styles['question']}>
        <div className={cx(styles['shape'], styles['line'])} />
        <div className={cx(styles['shape'], styles['panel'])} />
      </div>
    </div>
  )
}
