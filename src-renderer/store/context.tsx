import type { AppState } from '@shared/ipc/contract'
import { createContext, useContext, type ReactNode } from 'react'
import { useStore } from 'zustand'
import type { AppStore, AppStoreApi } from './store'

const StoreContext = createContext<AppStoreApi | null>(null)

export function StoreProvider({
  store,
  children,
}: {
  readonly store: AppStoreApi
  readonly children: ReactNode
}) {
  return <StoreContext value={store}>{children}</StoreContext>
}

function useStoreApi(): AppStoreApi {
  const store = useContext(StoreContext)
  if (!store) throw new Error('the store is not provided')
  return store
}

export function useApp<T>(select: (store: AppStore) => T): T {
  return useStore(useStoreApi(), select)
}

/** A slice of main's state; only below the point where it is known to be there. */
export function useAppState<T>(select: (state: AppState) => T): T {
  return useApp(({ app }) => {
    if (app.status !== 'ready') throw new Error('the state is not there yet')
    return select(app.value)
  })
}

/** The actions, for a handler; they never change. */
export function useActions(): Pick<
  AppStore,
  'ask' | 'handIn' | 'go' | 'show' | 'start' | 'loadFiles' | 'loadHistory' | 'dismissNotice'
> {
  return useStoreApi().getState()
}
