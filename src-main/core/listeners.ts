import type { EventName, EventPayload } from '@shared/ipc/contract'
import type { Core } from './ports'

/** Who listens to core. */
export function createListeners(): {
  readonly on: Core['on']
  readonly emit: <K extends EventName>(name: K, payload: EventPayload<K>) => void
} {
  const all: { readonly [K in EventName]: Set<(payload: EventPayload<K>) => void> } = {
    'state.changed': new Set(),
    'files.changed': new Set(),
    'history.changed': new Set(),
  }
  return {
    on: (name, listener) => {
      all[name].add(listener)
      return () => all[name].delete(listener)
    },
    emit: (name, payload) => {
      for (const listener of all[name]) listener(payload)
    },
  }
}
