import type { MessageId } from '@shared/i18n/catalogue'
import type { AppStoreApi } from '../store/store'
import { pages } from '../store/view'

/** One line of the overview. `mod` is Ctrl, or ⌘ on a Mac. */
export type Shortcut = { readonly keys: readonly string[]; readonly does: MessageId }

export const shortcuts: readonly Shortcut[] = [
  { keys: ['mod', '1 – 7'], does: 'keys.page' },
  { keys: ['mod', ','], does: 'keys.settings' },
  { keys: ['mod', 'F'], does: 'keys.search' },
  { keys: ['↑', '↓'], does: 'keys.list' },
  { keys: ['mod', 'Shift', 'S'], does: 'sync.now' },
  { keys: ['mod', '+'], does: 'keys.zoom' },
  { keys: ['Esc'], does: 'keys.close' },
  { keys: ['?'], does: 'keys.overview' },
]

type Pressed = Pick<
  KeyboardEvent,
  'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey' | 'defaultPrevented' | 'preventDefault' | 'target'
>

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable]') !== null

/** Does what the key is for; leaves it alone where it is for nothing. */
export function press(store: AppStoreApi, event: Pressed): void {
  const { app, go, show, ask } = store.getState()
  if (event.defaultPrevented || event.altKey || app.status !== 'ready' || !app.value.settings.guideDone)
    return
  const act = (what: () => void) => {
    event.preventDefault()
    what()
  }
  if (event.ctrlKey || event.metaKey) {
    const page = /^[1-7]$/u.test(event.key) ? pages[Number(event.key) - 1] : undefined
    if (page !== undefined) act(() => go(page))
    else if (event.key === ',') act(() => go('settings'))
    else if (event.shiftKey && event.key.toLowerCase() === 's') act(() => void ask('sync.now', {}))
    return
  }
  if (event.key === '?' && !isTyping(event.target)) act(() => show({ shortcutsOpen: true }))
}

/** Answers a function that ends it. */
export function listenForShortcuts(
  store: AppStoreApi,
  window: Pick<Window, 'addEventListener' | 'removeEventListener'>,
): () => void {
  const listen = (event: KeyboardEvent) => press(store, event)
  window.addEventListener('keydown', listen)
  return () => window.removeEventListener('keydown', listen)
}
