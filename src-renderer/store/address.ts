import { pages, type Page, type View } from './view'
import type { AppStoreApi } from './store'

type Place = Pick<View, 'page' | 'file' | 'publishing'>

/** `#/files`, `#/files/<id>`, `#/files/<id>/publish`, `#/history`; null for anything else. */
export function readAddress(hash: string): Place | null {
  const [, name, file, sheet] = /^#\/([a-z]+)(?:\/([\w-]{1,64})(\/publish)?)?$/u.exec(hash) ?? []
  const page = pages.find((one): one is Page => one === name)
  if (page === undefined || (file !== undefined && page !== 'files')) return null
  return { page, file: file ?? null, publishing: sheet === undefined ? null : (file ?? null) }
}

export function addressOf({ page, file, publishing }: Place): string {
  if (page !== 'files' || file === null) return `#/${page}`
  return publishing === file ? `#/files/${file}/publish` : `#/files/${file}`
}

/**
 * Main says where to go by what stands after `#`: from the tray, a notification, a link. The page goes there, and keeps
 * the address true to where it is, so that being sent to the same place a second time is seen by main as such, and a
 * page that has to load anew comes back to where it was. Answers a function that ends it.
 */
export function followAddress(
  store: AppStoreApi,
  window: Pick<Window, 'location' | 'history' | 'addEventListener' | 'removeEventListener'>,
): () => void {
  const follow = () => {
    const asked = readAddress(window.location.hash)
    if (!asked) return
    const { view, go } = store.getState()
    const { page, file, publishing } = asked
    const isThere =
      view.page === page &&
      (file === null || view.file === file) &&
      (publishing === null || view.publishing === publishing)
    if (!isThere || view.guide !== null) go(page, file === null ? {} : { file, publishing })
  }
  follow()
  window.addEventListener('hashchange', follow)
  const stop = store.subscribe(({ view }, before) => {
    if (addressOf(view) !== addressOf(before.view)) window.history.replaceState(null, '', addressOf(view))
  })
  return () => {
    stop()
    window.removeEventListener('hashchange', follow)
  }
}
