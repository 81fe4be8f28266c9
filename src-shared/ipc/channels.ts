/**
 * The names alone, for the preload: it must stay small and cannot carry the schemas.
 * A contract test holds these lists against `contract.ts`.
 */
export const requestChannel = 'firstlayer:request'
export const eventChannel = 'firstlayer:event'
export const handInChannel = 'firstlayer:hand-in'

/** What the preload puts into the page as `window.firstlayer`. */
export type BridgeApi = {
  readonly request: (name: string, input: unknown) => Promise<unknown>
  /**
   * Hands over files that the member dropped. The preload asks the system for their paths and tells main alone, so
   * that no page can name a path.
   */
  readonly handIn: (files: readonly unknown[]) => Promise<unknown>
  /** Returns a function that ends the subscription. */
  readonly subscribe: (listener: (name: string, payload: unknown) => void) => () => void
}
