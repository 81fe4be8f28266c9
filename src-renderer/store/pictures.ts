import { useEffect, useState } from 'react'
import type { Bridge } from '../bridge/bridge'
import { useApp } from './context'

type Size = 'small' | 'large'
type Wanted =
  | { readonly of: 'file'; readonly id: string; readonly plate: number | null; readonly size: Size }
  /** The cover of somebody's model, or the photo of a review. */
  | { readonly of: 'model' | 'review'; readonly id: string }
  | { readonly of: 'model-photo'; readonly id: string; readonly sha256: string }

const kept = new WeakMap<Bridge, Map<string, string | null>>()
const keepAtMost = 400

/**
 * A picture as a `data:` URL; null while it is not there or when there is none. `version` is whatever changes when the
 * picture does. The last few hundred are kept, so that scrolling back does not ask again.
 */
export function usePicture(wanted: Wanted | null, version: string): string | null {
  const bridge = useApp((store) => store.bridge)
  const { of, id } = wanted ?? { of: null, id: '' }
  const { plate, size } = wanted?.of === 'file' ? wanted : { plate: null, size: 'small' as const }
  const sha256 = wanted?.of === 'model-photo' ? wanted.sha256 : ''
  const key = of === null ? '' : [of, id, plate ?? '', size, sha256, version].join('\n')
  const [loaded, setLoaded] = useState<{ readonly key: string; readonly url: string | null } | null>(null)
  const cache = cacheOf(bridge)
  const known = cache.get(key)

  useEffect(() => {
    if (of === null || cache.has(key)) return
    let wantedStill = true
    void ask(bridge, of, { id, plate, size, sha256 }).then((answer) => {
      const url = answer.ok ? answer.value.url : null
      if (answer.ok) remember(cache, key, url)
      if (wantedStill) setLoaded({ key, url })
    })
    return () => {
      wantedStill = false
    }
  }, [bridge, cache, key, of, id, plate, size, sha256])

  if (known !== undefined) return known
  return loaded?.key === key ? loaded.url : null
}

type Which = {
  readonly id: string
  readonly plate: number | null
  readonly size: Size
  readonly sha256: string
}

function ask(bridge: Bridge, of: Wanted['of'], { id, plate, size, sha256 }: Which) {
  switch (of) {
    case 'file':
      return bridge.request('files.picture', { file: id, plate, size })
    case 'model':
      return bridge.request('community.cover', { model: id })
    case 'model-photo':
      return bridge.request('community.model-photo', { model: id, sha256 })
    case 'review':
      return bridge.request('community.photo', { review: id })
  }
}

function cacheOf(bridge: Bridge): Map<string, string | null> {
  const known = kept.get(bridge)
  if (known) return known
  const cache = new Map<string, string | null>()
  kept.set(bridge, cache)
  return cache
}

function remember(cache: Map<string, string | null>, key: string, url: string | null) {
  cache.set(key, url)
  if (cache.size <= keepAtMost) return
  const oldest = cache.keys().next()
  if (!oldest.done) cache.delete(oldest.value)
}
