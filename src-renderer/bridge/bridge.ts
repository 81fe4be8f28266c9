import type { Answer, EventName, EventPayload, RequestInput, RequestName } from '@shared/ipc/contract'

export type BridgeEvent = {
  [K in EventName]: { readonly name: K; readonly payload: EventPayload<K> }
}[EventName]

/** What the pages talk to: main over the preload, or the fake in a plain browser and in tests. */
export type Bridge = {
  readonly request: <K extends RequestName>(name: K, input: RequestInput<K>) => Promise<Answer<K>>
  /** Returns a function that ends the subscription. */
  readonly subscribe: (listener: (event: BridgeEvent) => void) => () => void
}
