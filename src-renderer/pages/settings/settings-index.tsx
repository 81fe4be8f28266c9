import { useEffect, useRef, useState } from 'react'
import { useWords } from '../../text/words'
import { cx } from '../../ui/cx'
import { placeRead } from './place-read'
import { headingId, settingsGroups, type SettingsGroupName } from './settings-groups'
import styles from './settings-index.module.css'

const groups = Object.keys(settingsGroups) as readonly SettingsGroupName[]

/** The groups beside the page: says which one is read, and leads to any of them. */
export function SettingsIndex() {
  const { t } = useWords()
  const nav = useRef<HTMLElement>(null)
  /** Where the page stood when a group was chosen: it stays the one that is read until the page is scrolled on. */
  const ledTo = useRef<number | null>(null)
  const [here, setHere] = useState<SettingsGroupName>('folders')

  useEffect(() => {
    const page = nav.current?.closest('main')
    if (!page) return
    const follow = () => {
      if (page.scrollTop === ledTo.current) return
      ledTo.current = null
      setHere(groupRead(page))
    }
    page.addEventListener('scroll', follow, { passive: true })
    return () => page.removeEventListener('scroll', follow)
  }, [])

  const lead = (group: SettingsGroupName) => {
    const heading = document.getElementById(headingId(group))
    heading?.scrollIntoView({ block: 'start' })
    heading?.focus({ preventScroll: true })
    ledTo.current = nav.current?.closest('main')?.scrollTop ?? null
    setHere(group)
  }

  return (
    <nav ref={nav} className={styles['index']} aria-label={t('settings.index')}>
      <ul>
        {groups.map((group) => (
          <li key={group}>
            <button
              type="button"
              className={cx(styles['entry'], group === here && styles['here'])}
              aria-current={group === here ? 'location' : undefined}
              onClick={() => lead(group)}
            >
              {t(settingsGroups[group])}
            </button>
          </li>
        ))}
      </ul>
    </nav>
  )
}

function groupRead(page: HTMLElement): SettingsGroupName {
  const edge = page.getBoundingClientRect().top - page.scrollTop
  const tops = groups.map((group) => {
    const heading = document.getElementById(headingId(group))
    return heading === null ? Infinity : heading.getBoundingClientRect().top - edge
  })
  const { scrollTop: top, clientHeight: view, scrollHeight: whole } = page
  return groups[placeRead(tops, { top, view, whole })] ?? 'folders'
}
