type Take = (files: readonly File[]) => void

/**
 * Hears which files are dropped on the window, from its first frame on: the page that shows them comes later. What is
 * dropped while nobody takes it waits. What is prevented already is somebody else's.
 */
export function hearDrops(on: Pick<Window, 'addEventListener'>): {
  /** Gives back what ends the taking. */
  readonly takeWith: (how: Take) => () => void
} {
  let take: Take | null = null
  const held: (readonly File[])[] = []
  on.addEventListener('dragover', (event) => {
    // Without it nothing can be dropped.
    if (event.dataTransfer?.types.includes('Files')) event.preventDefault()
  })
  on.addEventListener('drop', (event) => {
    if (event.defaultPrevented) return
    event.preventDefault()
    const files = [...(event.dataTransfer?.files ?? [])]
    if (files.length === 0) return
    if (take) take(files)
    else held.push(files)
  })
  return {
    takeWith: (how) => {
      take = how
      for (const files of held.splice(0)) how(files)
      return () => {
        take = null
      }
    },
  }
}

export const drops = hearDrops(window)
