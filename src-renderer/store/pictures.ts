import { useEffect, useState } from 'react'
import type { Bridge } from '../bridge/bridge'
import { useApp } from './context'

type Size = 'small' | 'large'
type Wanted = { readonly file: string; readonly plate: number | null; readonly size: Size }

const kept = new WeakMap<Bridge, Map<string, string | null>>()
const keepAtMost = 400

/**
 * The picture of a file as a `data:` URL; null while it is not there or when there is none. `version` is whatever
 * changes when the file does. The last few hundred are kept, so that scrolling back does not ask again.
 */
export function usePicture(wanted: Wanted | null, version: string): string | null {
  const bridge = useApp((store) => store.bridge)
  const key = wanted ? `${wanted.file}\n${wanted.plate ?? ''}\n${wanted.size}\n${version}` : ''
  const [loaded, setLoaded] = useState<{ readonly key: string; readonly url: string | null } | null>(null)
  const cache = cacheOf(bridge)
  const known = cache.get(key)

  useEffect(() => {
    if (key === '' || cache.has(key)) return
    const [file = '', plate = '', size = 'small'] = key.split('\n')
    let wantedStill = true
    const input = {
      file,
      plate: plate === '' ? null : Number(plate),
      size: size === 'large' ? 'large' : 'small',
    } as const
    void bridge.request('files.picture', input).then((answer) => {
      const url = answer.ok ? answer.value.url : null
      remember(cache, key, url)
      if (wantedStill) setLoaded({ key, url })
    })
    return () => {
      wantedStill = false
    }
  }, [bridge, cache, key])

  if (known !== undefined) return known
  return loaded?.key === key ? loaded.url : null
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
