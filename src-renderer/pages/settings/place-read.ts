/** How far a page is scrolled, how much of it is in view, and how long it is. */
export type Scrolled = { readonly top: number; readonly view: number; readonly whole: number }

/** How far below the upper edge a part counts as read. */
const lead = 48

/**
 * Which of the parts that begin at `tops` is read. The line they have to reach stays near the upper edge and sinks to the
 * lower one over the last view of the page, so that the short parts at the foot get their turn too.
 */
export function placeRead(tops: readonly number[], { top, view, whole }: Scrolled): number {
  const below = whole - view - top
  const line = top + Math.max(lead, view - below)
  return Math.max(
    0,
    tops.findLastIndex((start) => start <= line),
  )
}
