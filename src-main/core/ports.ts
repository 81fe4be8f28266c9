import type { AppError } from '@shared/errors'
import type { Inspector } from '@shared/inspect-node/process/client'
import type { EventName, EventPayload, HandedInAnswer, Handlers } from '@shared/ipc/contract'
import type { StoredPart } from '@shared/ipc/stored-data'
import type { Headline } from '@shared/ipc/views'
import type { Result } from '@shared/result'
import type { Clock } from '@shared/time'

/** What core needs from the world and does not do itself. The shell and the command line each bring their own. */

export type { Inspector, Picture, ScrubbedCopy } from '@shared/inspect-node/process/client'

/** The embedded rewards service, started when needed and stopped when idle. */
export type ServiceHost = {
  /** Starts it if it does not run; the key was handed to it over a pipe. */
  readonly connect: () => Promise<Result<{ readonly address: string; readonly key: string }, AppError>>
  readonly dispose: () => Promise<void>
}

/** What only the desktop can do. */
export type Desktop = {
  /** The system's folder dialog; null when it was closed. */
  readonly chooseFolder: (what: 'to-watch' | 'to-save-in') => Promise<string | null>
  /** The system's save dialog; null when it was closed. */
  readonly chooseSavePath: (suggestedName: string) => Promise<string | null>
  readonly showInFolder: (path: string) => void
  /** The system's own drag of a file, begun by the mouse that is held down in the window. */
  readonly dragOut: (path: string) => void
  /** https only; anything else is refused by the shell. */
  readonly openExternal: (url: string) => Promise<boolean>
  readonly writeClipboard: (text: string) => void
  readonly setAppearance: (appearance: 'system' | 'light' | 'dark') => void
  readonly controlWindow: (action: 'minimise' | 'maximise' | 'close') => void
  readonly notify: (notice: Notice) => void
  /** Whether the system starts the app at login, as it has it now. */
  readonly loginItem: { readonly isOn: () => boolean; readonly set: (on: boolean) => void }
  /** Ends everything, removes all that the app keeps on this computer, and starts anew. */
  readonly eraseAndRestart: () => void
  /** Keeps a key where the system keeps secrets; in memory only where it has no such place. */
  readonly secrets: {
    readonly get: (name: string) => Promise<string | null>
    readonly set: (name: string, value: string) => Promise<{ readonly kept: 'safely' | 'until-quit' }>
    readonly forget: (name: string) => Promise<void>
  }
}

/** What the app would like to say while nobody looks; the shell makes the text. */
export type Notice =
  | {
      readonly kind: 'verdict'
      readonly file: string
      readonly name: string
      readonly verdict: 'qualifies' | 'does-not-qualify' | 'rejected'
      readonly points: number | null
      readonly toMend: number
      /** There is a place to publish it to, and it was not published by itself. */
      readonly canPublish: boolean
      /** The first of them, as on the file's line. */
      readonly first: Headline | null
    }
  | { readonly kind: 'confirmed'; readonly points: number; readonly balance: number }
  | {
      readonly kind: 'expiring'
      readonly points: number
      /** When the first of them do, and the zone in which that is a day. */
      readonly at: string
      readonly timeZone: string
    }

export type CoreDeps = {
  readonly clock: Clock
  /** The app's own folder; everything core writes is in it. */
  readonly dataFolder: string
  readonly app: {
    readonly version: string
    readonly platform: 'linux' | 'darwin' | 'win32'
    readonly systemLocale: string
    readonly demo: boolean
  }
  /** What else the app keeps, outside of `dataFolder`. */
  readonly besides: readonly { readonly what: StoredPart['what']; readonly path: string }[]
  /** Where slicers keep their data on this computer: the places to look, not yet the folders found. */
  readonly environment: {
    readonly home: string
    readonly appData: string
    readonly xdgConfigHome: string | null
  }
  readonly inspector: Inspector
  readonly serviceHost: ServiceHost
  readonly desktop: Desktop
  readonly log: Log
}

/** One line per thing that happened; never a secret, never a file's content. */
export type Log = (
  event: string,
  details?: Readonly<Record<string, string | number | boolean | null>>,
) => void

/** Everything the window, the tray and the command line ask of core. */
export type Core = {
  readonly handlers: Handlers
  /** Takes in files that the member gave by hand, wherever they lie. */
  readonly handIn: (paths: readonly string[]) => Promise<HandedInAnswer>
  readonly on: <K extends EventName>(name: K, listener: (payload: EventPayload<K>) => void) => () => void
  /** Before sleep, and after it: pauses the watcher and the sync, then scans and tries again. */
  readonly suspend: () => void
  readonly resume: () => void
  /** Finishes what is being written and lets go of everything. */
  readonly dispose: () => Promise<void>
}
