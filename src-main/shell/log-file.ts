import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Log } from '@core/ports'
import type { Clock } from '@shared/time'

type Deps = {
  readonly clock: Clock
  readonly path: string
  /** The file before is kept beside it; together they are at most twice as long. */
  readonly maxBytes: number
}

/** One JSON object a line. A log that cannot be written must never stop the app. */
export function createLogFile({ clock, path, maxBytes }: Deps): Log {
  return (event, details) => {
    try {
      mkdirSync(dirname(path), { recursive: true })
      const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0
      if (size > maxBytes) renameSync(path, `${path}.1`)
      appendFileSync(path, `${JSON.stringify({ at: clock.now().toISOString(), event, ...details })}\n`)
    } catch {
      return
    }
  }
}
