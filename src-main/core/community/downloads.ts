import type { DownloadView } from '@shared/ipc/community'

/** What is being fetched now, each thing once at a time. */
export type Downloads = {
  readonly view: () => DownloadView[]
  /** Null where it is being fetched already. */
  readonly begin: (subject: string, size: number) => Running | null
  readonly stop: (subject: string) => void
  readonly dispose: () => void
}
export type Running = {
  readonly signal: AbortSignal
  readonly onReceived: (bytes: number) => void
  readonly end: () => void
}

export function createDownloads(onChange: () => void): Downloads {
  const running = new Map<
    string,
    { received: number; readonly size: number; readonly stop: AbortController }
  >()
  return {
    view: () => [...running].map(([subject, { received, size }]) => ({ subject, received, size })),
    begin: (subject, size) => {
      if (running.has(subject)) return null
      const one = { received: 0, size, stop: new AbortController() }
      running.set(subject, one)
      onChange()
      return {
        signal: one.stop.signal,
        onReceived: (bytes) => {
          one.received = bytes
          onChange()
        },
        end: () => {
          running.delete(subject)
          onChange()
        },
      }
    },
    stop: (subject) => running.get(subject)?.stop.abort(),
    dispose: () => {
      for (const { stop } of running.values()) stop.abort()
    },
  }
}
