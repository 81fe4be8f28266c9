type Taker = {
  readonly take: (files: readonly File[]) => void
  /** Whether files are held over the window. */
  readonly over: (held: boolean) => void
}

/**
 * Hears which files are dropped on the window, from its first frame on: the page that shows them comes later. What is
 * dropped while nobody takes it waits. What is prevented already is somebody else's.
 */
export function hearDrops(on: Window): {
  /** Gives back what ends the taking. */
  readonly takeWith: (taker: Taker) => () => void
} {
  let current: Taker | null = null
  let isOver = false
  const waiting: (readonly File[])[] = []
  const setOver = (now: boolean) => {
    isOver = now
    current?.over(now)
  }
  // A drop goes to the element that was entered last, even when that is drawn anew and heard by nobody: so only the
  // document itself can be entered (styles/base.css).
  const mark = 'data-files-over'
  const root = on.document.documentElement
  const offer = (event: DragEvent) => {
    if (!event.dataTransfer?.types.includes('Files')) return
    root.toggleAttribute(mark, true)
    if (event.defaultPrevented) return
    event.preventDefault()
    setOver(true)
  }
  const end = () => {
    if (!root.hasAttribute(mark)) return
    root.toggleAttribute(mark, false)
    setOver(false)
  }
  // What is entered anew as it is let go hears no `dragover`: either has to be prevented.
  on.addEventListener('dragenter', offer)
  on.addEventListener('dragover', offer)
  on.addEventListener('dragleave', ({ relatedTarget }) => {
    // To no other element of the page.
    if (relatedTarget === null) end()
  })
  // Not heard while files are held: they may have gone without a word.
  on.addEventListener('mousemove', end)
  on.addEventListener('drop', (event) => {
    end()
    if (event.defaultPrevented) return
    event.preventDefault()
    const files = [...(event.dataTransfer?.files ?? [])]
    if (files.length === 0) return
    if (current) current.take(files)
    else waiting.push(files)
  })
  return {
    takeWith: (taker) => {
      current = taker
      taker.over(isOver)
      for (const files of waiting.splice(0)) taker.take(files)
      return () => {
        current = null
      }
    },
  }
}

export const drops = hearDrops(window)
