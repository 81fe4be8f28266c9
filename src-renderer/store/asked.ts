import type { RequestInput, RequestName, RequestOutput } from '@shared/ipc/contract'
import { useCallback, useEffect, useState } from 'react'
import { useApp, useAppState } from './context'
import { failed, loading, ready, type Loadable } from './loadable'

type Plain = Extract<
  RequestName,
  | 'shop.get'
  | 'models.get'
  | 'standing.get'
  | 'disputes.get'
  | 'earlier.get'
  | 'startup.get'
  | 'stored.get'
  | 'feedback.get'
>

/**
 * What a page asks main for by itself: once at first, again when points, the place or what it is `about` changed, and
 * when told to.
 */
export function useAsked<K extends Plain>(
  name: K,
  about = '',
): { readonly value: Loadable<RequestOutput<K>>; readonly again: () => void } {
  const bridge = useApp((store) => store.bridge)
  const points = useAppState((state) => state.points)
  const place = useAppState((state) => state.place)
  const [asked, setAsked] = useState(0)
  const [value, setValue] = useState<Loadable<RequestOutput<K>>>(loading)

  useEffect(() => {
    let wanted = true
    // Each of these takes nothing, which TypeScript cannot follow through the name.
    void bridge.request(name, {} as RequestInput<K>).then((answer) => {
      if (wanted) setValue(answer.ok ? ready(answer.value) : failed(answer.error))
    })
    return () => {
      wanted = false
    }
    // Points and place are what tells that there is something new to ask for.
  }, [bridge, name, about, asked, points, place])

  return { value, again: useCallback(() => setAsked((before) => before + 1), []) }
}
