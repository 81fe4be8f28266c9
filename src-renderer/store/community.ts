import type { CatalogueModel } from '@shared/api/contract'
import type { AppError } from '@shared/errors'
import type { CommunityModel } from '@shared/ipc/community'
import { useCallback, useEffect, useState } from 'react'
import { useApp, useAppState } from './context'
import { failed, loading, ready, type Loadable } from './loadable'

/** The models so far, and where the following page begins; null at the end. */
export type Listed = {
  readonly models: readonly CatalogueModel[]
  readonly next: string | null
}
type Kept = { readonly text: string; readonly asked: number; readonly list: Loadable<Listed> }

export type Models = {
  readonly list: Loadable<Listed>
  /** Asks for the next page; what is there stays when it can't be had. */
  readonly more: () => Promise<AppError | null>
  readonly again: () => void
}

/** What others published, by words in it: the first page at once, the others when asked for. */
export function useModels(text: string): Models {
  const bridge = useApp((store) => store.bridge)
  const [asked, setAsked] = useState(0)
  const [kept, setKept] = useState<Kept | null>(null)
  const list = kept?.text === text && kept.asked === asked ? kept.list : loading

  useEffect(() => {
    let wanted = true
    void bridge.request('community.models', { text, cursor: null }).then((answer) => {
      if (wanted) setKept({ text, asked, list: answer.ok ? ready(answer.value) : failed(answer.error) })
    })
    return () => {
      wanted = false
    }
  }, [bridge, text, asked])

  const more = async (): Promise<AppError | null> => {
    if (list.status !== 'ready' || list.value.next === null) return null
    const { models, next } = list.value
    const answer = await bridge.request('community.models', { text, cursor: next })
    if (!answer.ok) return answer.error
    const longer = ready({ models: [...models, ...answer.value.models], next: answer.value.next })
    // Only where the list is still the one that was to be made longer.
    setKept((now) => (now?.list === list ? { ...now, list: longer } : now))
    return null
  }
  return { list, more, again: useCallback(() => setAsked((before) => before + 1), []) }
}

/** One of them with its profiles and reviews, and what a review would give: asked anew when points changed. */
export function useModel(model: string): {
  readonly page: Loadable<CommunityModel>
  readonly again: () => void
} {
  const bridge = useApp((store) => store.bridge)
  const points = useAppState((state) => state.points)
  const [asked, setAsked] = useState(0)
  const [page, setPage] = useState<Loadable<CommunityModel>>(loading)

  useEffect(() => {
    let wanted = true
    void bridge.request('community.model', { model }).then((answer) => {
      if (wanted) setPage(answer.ok ? ready(answer.value) : failed(answer.error))
    })
    return () => {
      wanted = false
    }
    // Points are what tells that a review may be worth something else.
  }, [bridge, model, asked, points])

  return { page, again: useCallback(() => setAsked((before) => before + 1), []) }
}
