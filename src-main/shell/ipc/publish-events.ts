import type { WebContents } from 'electron'
import type { Core } from '@core/ports'
import { eventChannel } from '@shared/ipc/channels'
import { events, type EventName } from '@shared/ipc/contract'

type Deps = {
  readonly core: Pick<Core, 'on'>
  /** The page of the open window, or null while the app is in the tray. */
  readonly page: () => Pick<WebContents, 'send' | 'isDestroyed'> | null
}

/** Hands every event of core to the page. One that opens later starts from a snapshot, so nothing is kept for it. */
export function publishEvents({ core, page }: Deps): () => void {
  const ends = (Object.keys(events) as EventName[]).map((name) =>
    core.on(name, (payload) => {
      const open = page()
      if (open !== null && !open.isDestroyed()) open.send(eventChannel, name, payload)
    }),
  )
  return () => {
    for (const end of ends) end()
  }
}
