import { stop } from './fault'
import { beyond, type InspectLimits } from './limits'

/** One per inspection. `check` leaves the inspection once its time is over. */
export type Deadline = { readonly check: () => void }

export function createDeadline(now: () => number, limits: InspectLimits): Deadline {
  const start = now()
  return {
    check: () => {
      const spent = now() - start
      if (spent <= limits.timeMs) return
      const seconds = Math.round(limits.timeMs / 1000)
      stop('took-too-long', null, null, { seconds, ...beyond(limits, 'timeMs', Math.round(spent)) })
    },
  }
}
