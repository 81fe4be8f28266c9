import type { Shop } from '@shared/ipc/shop'
import { useCallback, useEffect, useState } from 'react'
import { useApp, useAppState } from './context'
import { failed, loading, ready, type Loadable } from './loadable'

/** What the store offers now; only a service that is within reach can say. `again` asks once more. */
export function useShop(): { readonly shop: Loadable<Shop>; readonly again: () => void } {
  const bridge = useApp((store) => store.bridge)
  const confirmedAt = useAppState((state) => state.points.confirmedAt)
  const [asked, setAsked] = useState(0)
  const [shop, setShop] = useState<Loadable<Shop>>(loading)

  useEffect(() => {
    let wanted = true
    void bridge.request('shop.get', {}).then((answer) => {
      if (wanted) setShop(answer.ok ? ready(answer.value) : failed(answer.error))
    })
    return () => {
      wanted = false
    }
    // Asked for again when points were confirmed, and when somebody asks.
  }, [bridge, asked, confirmedAt])

  return { shop, again: useCallback(() => setAsked((before) => before + 1), []) }
}
