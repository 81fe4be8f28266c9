import type { Log } from '../deps'
import { failureForLog } from '../failure-for-log'

/** Does work now and then again at each interval, never twice at once; a failure is logged and tried again. */
export function every(
  ms: number,
  log: Log,
  work: () => Promise<void>,
): { readonly start: () => void; readonly stop: () => Promise<void> } {
  let running: Promise<void> = Promise.resolve()
  let timer: NodeJS.Timeout | null = null
  const run = (): void => {
    running = running.then(work).catch((error: unknown) => {
      log('housekeeping-failed', { error: failureForLog(error) })
    })
  }
  return {
    start: () => {
      run()
      timer = setInterval(run, ms)
      timer.unref()
    },
    stop: () => {
      if (timer !== null) clearInterval(timer)
      return running
    },
  }
}
