import type { BridgeApi } from '@shared/ipc/channels'

declare global {
  // Window can only be extended by an interface of the same name.
  interface Window {
    readonly firstlayer?: BridgeApi
  }
}
