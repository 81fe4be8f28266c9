import type { CommunityStandingView, TitleView } from '@shared/ipc/standing-view'
import { useWords } from '../../text/words'
import { Card } from '../../ui/card'
import { cx } from '../../ui/cx'
import styles from './badges.module.css'

type Props = { readonly standing: Pick<CommunityStandingView, 'titles' | 'level'> }

/** The ladder of titles, the highest on top, with what each unlocks. */
export function TitlesCard({ standing: { titles, level } }: Props) {
  const { t } = useWords()
  return (
    <Card>
      <header className={styles['head']}>
        <h2>{t('badges.titles')}</h2>
        <span>{t('badges.titlesWhy')}</span>
      </header>
      <ol className={styles['ladder']} reversed>
        {titles.toReversed().map((title) => (
          <Rung key={title.from} title={title} level={level} />
        ))}
      </ol>
    </Card>
  )
}

function Rung({ title, level }: { readonly title: TitleView; readonly level: number }) {
  const { local } = useWords()
  const here = level >= title.from && level <= title.to
  const passed = level > title.to
  return (
    <li className={styles['rung']} aria-current={here ? 'step' : undefined}>
      <span className={styles['range']}>
        {title.from}–{title.to}
      </span>
      <span
        className={cx(styles['bar'], passed && styles['passed'], here && styles['here'])}
        style={
          here
            ? { backgroundSize: `${(100 * (level - title.from)) / (title.to + 1 - title.from)}% 100%` }
            : undefined
        }
      >
        <span>{local(title.title)}</span>
        <span className={styles['unlocks']}>{title.unlocks && local(title.unlocks.label)}</span>
      </span>
    </li>
  )
}
