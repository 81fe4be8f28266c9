import type { AppError } from '@shared/errors'
import type {
  Answer,
  EventName,
  EventPayload,
  HandedInAnswer,
  RequestInput,
  RequestName,
} from '@shared/ipc/contract'
import type { Result } from '@shared/result'

export type BridgeEvent = {
  [K in EventName]: { readonly name: K; readonly payload: EventPayload<K> }
}[EventName]

/** What the pages talk to: main over the preload, or the fake in a plain browser and in tests. */
export type Bridge = {
  readonly request: <K extends RequestName>(name: K, input: RequestInput<K>) => Promise<Answer<K>>
  /** Files that were dropped on the window; main takes them in wherever they lie. */
  readonly handIn: (files: readonly File[]) => Promise<Result<HandedInAnswer, AppError>>
  /** Returns a function that ends the subscription. */
  readonly subscribe: (listener: (event: BridgeEvent) => void) => () => void
}
