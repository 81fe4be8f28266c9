import type { Levels, Privilege } from './schema'
import type { ProgrammeText } from './text'

export type Level = {
  readonly level: number
  readonly title: ProgrammeText
  readonly privileges: readonly Privilege[]
}

/** The level that points make, its title, and every privilege up to it. */
export function levelOf(levels: Levels, points: number): Level {
  const level = Math.min(levels.max, Math.max(0, Math.floor(points / levels.pointsPerLevel)))
  const title = levels.titles.findLast(({ from }) => from <= level)?.title
  if (!title) throw new Error('levels without a title for 0')
  const privileges = levels.privileges.filter((one) => one.level <= level).map(({ privilege }) => privilege)
  return { level, title, privileges }
}
