import { invariantsOf, type Invariants } from './invariants'
import { isSameBody } from './likeness'
import { joined, type Surface } from './surface'
import { MOST_BODIES, writeSketch } from './text'

/** Bodies looked at, the largest first: what a plate of very many costs is bounded. */
const MOST_LOOKED_AT = 1000

/** Lengths outside of what a sketch can write (e^±15 mm) are no model's, and their products run out of numbers. */
const isWithinRange = ({ sizes, shape, hand }: Invariants) =>
  sizes.every((size) => Math.abs(size) < 15) && [...shape, ...hand].every(Number.isFinite)

/**
 * The sketch of a build in its text form (`text.ts`), from the surface of each body as it stands on the plate. A body
 * is what one build item places; bodies that are the same model count once. Null where there is no surface, or one
 * that is no longer measurable.
 */
export function sketchOf(bodies: readonly Surface[]): string | null {
  const all = joined(bodies)
  if (all === null) return null
  const whole = invariantsOf(all)
  if (!isWithinRange(whole)) return null
  const different: Invariants[] = []
  for (const body of bodies.toSorted((a, b) => b.area - a.area).slice(0, MOST_LOOKED_AT)) {
    const invariants = invariantsOf(body)
    if (!isWithinRange(invariants)) continue
    if (different.every((other) => !isSameBody(invariants, other))) different.push(invariants)
    if (different.length === MOST_BODIES) break
  }
  return writeSketch({ whole, bodies: different })
}
