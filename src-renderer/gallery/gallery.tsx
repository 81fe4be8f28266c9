import type { ComponentType } from 'react'
import { useWords } from '../text/words'
import * as controls from './controls'
import * as fields from './fields'
import styles from './gallery.module.css'
import * as points from './points'
import * as surfaces from './surfaces'

/** Every component of `ui/` by the name of its file, in all of its states. A test holds that none is missing. */
export const shown: Readonly<Record<string, ComponentType>> = {
  'badge-ring': points.BadgeRings,
  button: controls.Buttons,
  card: surfaces.Cards,
  chip: controls.Chips,
  'choice-menu': controls.ChoiceMenus,
  'empty-state': surfaces.EmptyStates,
  fields: fields.Fields,
  'info-note': controls.InfoNotes,
  'layer-bar': points.LayerBars,
  'layer-key': points.LayerKeys,
  'level-ring': points.LevelRings,
  mark: surfaces.Marks,
  'month-columns': points.MonthColumnsShown,
  'points-badge': points.PointsBadges,
  'problem-state': surfaces.ProblemStates,
  shape: surfaces.Shapes,
  sheet: surfaces.Sheets,
  shelf: surfaces.Shelves,
  'side-drawer': surfaces.SideDrawers,
  stars: fields.StarsShown,
  'state-chip': controls.StateChips,
  'step-cards': surfaces.StepCardsShown,
  'stopped-print': surfaces.StoppedPrints,
  'tag-field': fields.TagFields,
  'team-note': surfaces.TeamNotes,
  thumbnail: surfaces.Thumbnails,
  tip: controls.Tips,
  'verdict-chip': controls.VerdictChips,
}

/** For looking at, in a plain browser alone: `?gallery`, with `&look=dark&lang=de` as everywhere. */
export function Gallery() {
  const { t } = useWords()
  return (
    <main className={styles['gallery']}>
      <h1 className="visually-hidden">{t('nav.label')}</h1>
      {Object.entries(shown).map(([name, Shown]) => (
        <section key={name} className={styles['section']} aria-label={name}>
          <h2>
            <code>{name}</code>
          </h2>
          <div className={styles['states']}>
            <Shown />
          </div>
        </section>
      ))}
    </main>
  )
}
