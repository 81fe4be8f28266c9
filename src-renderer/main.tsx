import './zod-config'
import type { ReactNode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app'
import type { Bridge } from './bridge/bridge'
import { createClient } from './bridge/client'
import { frameKindOf } from './shell/first-frame/frame-kind'
import { fetchPage } from './shell/pages'
import { followAddress } from './store/address'
import { createAppStore, type AppStoreApi } from './store/store'

/** Mostly the state is there by then; where it takes longer React goes on with the first frame (shell/loading-shell.tsx). */
const PATIENCE_MS = 400
const systemClock = { now: () => new Date() }

/** The preload's bridge; in a plain browser, and only in builds for it, the fake with the scenario that is asked for. */
async function findBridge(): Promise<{ bridge: Bridge; clock: typeof systemClock } | null> {
  if (window.firstlayer) return { bridge: createClient(window.firstlayer), clock: systemClock }
  if (import.meta.env.MODE !== 'browser' && !import.meta.env.DEV) return null
  const { fakeForBrowser } = await import('./bridge/fake/browser')
  return fakeForBrowser(new URLSearchParams(window.location.search))
}

const stateIsKnown = (of: AppStoreApi) =>
  new Promise<void>((resolve) => {
    of.subscribe(({ app }) => {
      if (app.status !== 'loading') resolve()
    })
  })
const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

const root = document.getElementById('root')
const found = await findBridge()
if (!root || !found) throw new Error('the page was opened outside of the app')
const store = createAppStore(found)
const query = new URLSearchParams(window.location.search)
let shown: ReactNode
if (import.meta.env.MODE === 'browser' || import.meta.env.DEV) {
  const { openAt } = await import('./bridge/fake/open-at')
  openAt(store, query)
  if (query.has('gallery')) {
    const { Gallery } = await import('./gallery/gallery')
    shown = <Gallery />
  }
}
followAddress(store, window)
void store.getState().start()
const first = frameKindOf(document.documentElement) === 'guide' ? 'guide' : store.getState().view.page
await Promise.race([Promise.all([stateIsKnown(store), fetchPage(first)]), wait(PATIENCE_MS)])
createRoot(root).render(<App store={store}>{shown}</App>)
