import { contextBridge, ipcRenderer, webUtils } from 'electron'
import { eventChannel, handInChannel, requestChannel, type BridgeApi } from '@shared/ipc/channels'

/** All that the page gets from the desktop. It hands on values, never Electron's event, which carries the sender. */
const bridge: BridgeApi = Object.freeze({
  request: (name: string, input: unknown): Promise<unknown> =>
    ipcRenderer.invoke(requestChannel, name, input),
  handIn: (files: readonly unknown[]): Promise<unknown> =>
    // Only a file that the system itself dropped has a path; one that a page made has none.
    ipcRenderer.invoke(
      handInChannel,
      files.flatMap((file) => (file instanceof File ? webUtils.getPathForFile(file) || [] : [])),
    ),
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
