import type { Kit } from '@shared/ipc/views'
import { useEffect, useState } from 'react'
import { useApp, useAppState } from '../../store/context'
import { loading, ready, type Loadable } from '../../store/loadable'

const none = ready(null)

/** The kit of a file that waited for its answer when the sheet was opened; null where none did. */
export function useMadeKit(file: string): Loadable<Kit | null> {
  const bridge = useApp((store) => store.bridge)
  const assisted = useAppState((state) => state.place.kind === 'assisted')
  const [made, setMade] = useState<Loadable<Kit | null>>(assisted ? loading : none)

  useEffect(() => {
    if (!assisted) return
    let wanted = true
    void bridge.request('kit.made', { file }).then((answer) => {
      // A kit that can't be laid out again is made anew, which takes its place.
      if (wanted) setMade(answer.ok ? ready(answer.value.kit) : none)
    })
    return () => {
      wanted = false
    }
  }, [bridge, file, assisted])

  return made
}
