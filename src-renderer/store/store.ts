import type { AppError } from '@shared/errors'
import type { AppState, Answer, RequestInput, RequestName } from '@shared/ipc/contract'
import type { FileRow, HistoryView } from '@shared/ipc/views'
import type { Clock } from '@shared/time'
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Bridge, BridgeEvent } from '../bridge/bridge'
import { changeRows, sortRows } from './file-rows'
import { failed, loading, ready, type Loadable } from './loadable'
import { firstView, viewOf, type Page, type View } from './view'

export type AppStore = {
  readonly app: Loadable<AppState>
  readonly files: Loadable<readonly FileRow[]>
  readonly history: Loadable<HistoryView>
  readonly view: View
  /** What the last action could not do; said once, at the foot of the window. */
  readonly notice: AppError | null
  readonly now: () => Date
  readonly bridge: Bridge
  /** Asks for the state, then for the lists; each says for itself when it can't be had. */
  readonly start: () => Promise<void>
  /** Asks main; an expected failure is also put into `notice`, so that no caller can lose it. */
  readonly ask: <K extends RequestName>(name: K, input: RequestInput<K>) => Promise<Answer<K>>
  /** Takes in dropped files and shows the first of them. */
  readonly handIn: (files: readonly File[]) => Promise<void>
  readonly go: (page: Page, more?: Partial<View>) => void
  readonly show: (change: Partial<View>) => void
  readonly dismissNotice: () => void
  readonly loadFiles: () => Promise<void>
  readonly loadHistory: () => Promise<void>
  readonly take: (event: BridgeEvent) => void
}

export type AppStoreApi = StoreApi<AppStore>
type Deps = { readonly bridge: Bridge; readonly clock: Clock }

/** The renderer's one store: filled by a snapshot, kept by events. Main holds the truth, so nothing is worked out here. */
export function createAppStore({ bridge, clock }: Deps): AppStoreApi {
  const store = createStore<AppStore>()((set, get) => ({
    app: loading,
    files: loading,
    history: loading,
    view: firstView,
    notice: null,
    now: clock.now,
    bridge,
    start: async () => {
      set({ app: loading })
      const answer = await bridge.request('state.get', {})
      set({ app: answer.ok ? ready(answer.value) : failed(answer.error) })
      if (answer.ok) await Promise.all([get().loadFiles(), get().loadHistory()])
    },
    ask: async (name, input) => {
      const answer = await bridge.request(name, input)
      if (!answer.ok) set({ notice: answer.error })
      return answer
    },
    handIn: async (given) => {
      const answer = await bridge.handIn(given)
      const refused = answer.ok ? answer.value.refused[0] : answer.error
      if (refused) set({ notice: refused })
      const first = answer.ok ? answer.value.files[0] : undefined
      if (first !== undefined) get().go('files', { file: first })
    },
    go: (page, more) => set(({ view }) => ({ view: viewOf(view, page, more) })),
    show: (change) => set(({ view }) => ({ view: { ...view, ...change } })),
    dismissNotice: () => set({ notice: null }),
    loadFiles: async () => {
      const answer = await bridge.request('files.list', {})
      set({ files: answer.ok ? ready(sortRows(answer.value.files)) : failed(answer.error) })
    },
    loadHistory: async () => {
      const answer = await bridge.request('history.get', {})
      set({ history: answer.ok ? ready(answer.value) : failed(answer.error) })
    },
    take: (event) => {
      switch (event.name) {
        case 'state.changed':
          return set(({ app }) =>
            app.status === 'ready' ? { app: ready(mergeState(app.value, event.payload)) } : {},
          )
        case 'files.changed':
          return set(({ files }) =>
            files.status === 'ready' ? { files: ready(changeRows(files.value, event.payload)) } : {},
          )
        case 'history.changed':
          void get().loadHistory()
      }
    },
  }))
  bridge.subscribe((event) => store.getState().take(event))
  return store
}

type StateChange = Extract<BridgeEvent, { name: 'state.changed' }>['payload']

/** Whole slices come anew; one that is absent stays as it was. */
export function mergeState(state: AppState, change: StateChange): AppState {
  const present = Object.entries(change).filter(([, slice]) => slice !== undefined)
  return { ...state, ...(Object.fromEntries(present) as Partial<AppState>) }
}
