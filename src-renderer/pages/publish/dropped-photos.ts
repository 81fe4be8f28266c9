import { useEffect, useState } from 'react'

type Take = (files: readonly File[]) => Promise<void>

/**
 * While a sheet takes photos, pictures dropped anywhere on the window are its own, and no files to be checked. Gives
 * whether some are held over it. `null` takes none.
 */
export function useDroppedPhotos(take: Take | null): boolean {
  const [over, setOver] = useState(false)

  useEffect(() => {
    if (take === null) return
    // Before the window's own listeners (shell/hear-drops.ts), which leave alone what is prevented already.
    const hold = (event: DragEvent) => {
      if (!carriesPhotos(event)) return
      event.preventDefault()
      setOver(true)
    }
    const leave = (event: DragEvent) => {
      // It went to no other element of the page.
      if (event.relatedTarget === null) setOver(false)
    }
    const drop = (event: DragEvent) => {
      setOver(false)
      const files = [...(event.dataTransfer?.files ?? [])]
      if (files.length === 0 || !files.every(({ type }) => isPhoto(type))) return
      event.preventDefault()
      void take(files)
    }
    const listeners = { dragenter: hold, dragover: hold, dragleave: leave, drop }
    for (const [name, listener] of Object.entries(listeners))
      window.addEventListener(name as keyof typeof listeners, listener, true)
    return () => {
      for (const [name, listener] of Object.entries(listeners))
        window.removeEventListener(name as keyof typeof listeners, listener, true)
    }
  }, [take])

  return over
}

const isPhoto = (type: string): boolean => type.startsWith('image/')

function carriesPhotos({ dataTransfer }: DragEvent): boolean {
  const items = [...(dataTransfer?.items ?? [])]
  return items.length > 0 && items.every(({ kind, type }) => kind === 'file' && isPhoto(type))
}
