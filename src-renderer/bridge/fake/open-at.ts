import { pages, taskForms, type Page, type View } from '../../store/view'
import type { AppStoreApi } from '../../store/store'

/** Lets a plain browser open any page by its address: `?page=files&file=…&publishing=…`. */
export function openAt(store: AppStoreApi, query: URLSearchParams): void {
  const page = pages.find((one): one is Page => one === query.get('page')) ?? 'tasks'
  const guide = query.get('guide')
  const form = taskForms.find((one) => one === query.get('form'))
  const more: Partial<View> = {
    ...(query.has('file') ? { file: query.get('file') } : {}),
    ...(query.has('entry') ? { entry: query.get('entry') } : {}),
    ...(query.has('model') ? { model: query.get('model') } : {}),
    ...(query.has('publishing') ? { publishing: query.get('publishing') } : {}),
    ...(form === undefined ? {} : { form }),
    ...(query.has('goal') ? { goalOpen: true } : {}),
    ...(query.has('earlier') ? { earlierOpen: true } : {}),
    ...(query.has('shortcuts') ? { shortcutsOpen: true } : {}),
    ...(query.has('waiting') ? { waitingOpen: true } : {}),
    ...(query.has('seen') ? { seenHelpOpen: true } : {}),
    ...(guide === '1' || guide === '2' || guide === '3' ? { guide: Number(guide) as 1 | 2 | 3 } : {}),
  }
  store.getState().go(page, more)
}
