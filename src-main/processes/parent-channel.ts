/** The way to whoever started this process: main, for a utility process, or plain Node, for a forked one. */
export type ParentChannel = {
  readonly send: (message: unknown) => void
  readonly onMessage: (listener: (message: unknown) => void) => void
}

/** A process that lost its parent has nobody to work for, and ends. */
export function openParentChannel(process: NodeJS.Process): ParentChannel {
  const port: Electron.ParentPort | undefined = process.parentPort
  if (port !== undefined) {
    return {
      send: (message) => {
        port.postMessage(message)
      },
      onMessage: (listener) => {
        port.on('message', ({ data }) => {
          listener(data)
        })
      },
    }
  }
  process.on('disconnect', () => process.exit(0))
  return {
    send: (message) => {
      process.send?.(message)
    },
    onMessage: (listener) => {
      process.on('message', listener)
    },
  }
}
