import { useSyncExternalStore } from 'react'

const query = '(max-width: 51.24em)'

/** Whether the sidebar is a rail: below 820 px, which 200 % zoom also comes to. */
export function useRail(): boolean {
  return useSyncExternalStore(
    (changed) => {
      const list = window.matchMedia(query)
      list.addEventListener('change', changed)
      return () => list.removeEventListener('change', changed)
    },
    () => window.matchMedia(query).matches,
  )
}
