import { contextBridge, ipcRenderer } from 'electron'
import { eventChannel, requestChannel, type BridgeApi } from '@shared/ipc/channels'

/** All that the page gets from the desktop. It hands on values, never Electron's event, which carries the sender. */
const bridge: BridgeApi = Object.freeze({
  request: (name: string, input: unknown): Promise<unknown> =>
    ipcRenderer.invoke(requestChannel, name, input),
  subscribe: (listener: (name: string, payload: unknown) => void) => {
    const pass = (_event: unknown, name: string, payload: unknown) => {
      listener(name, payload)
    }
    ipcRenderer.on(eventChannel, pass)
    return () => {
      ipcRenderer.removeListener(eventChannel, pass)
    }
  },
})

contextBridge.exposeInMainWorld('firstlayer', bridge)
