import { stop } from './fault'

/** One per inspection. `check` leaves the inspection once its time is over. */
export type Deadline = { readonly check: () => void }

export function createDeadline(now: () => number, timeMs: number): Deadline {
  const end = now() + timeMs
  return {
    check: () => {
      if (now() > end) stop('took-too-long', null, null, { seconds: Math.round(timeMs / 1000) })
    },
  }
}
