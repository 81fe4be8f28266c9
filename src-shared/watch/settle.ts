/**
 * When is a file complete? (docs: slicer-formats.md, section d.) A pure machine: somebody looks at the file when told
 * to, says what was seen, and is told when to look again. Own rule rather than the watcher's `awaitWriteFinish`,
 * which skips the first scan and says nothing while it waits.
 */

/** What one look at a file saw. */
export type Look = {
  /** Milliseconds on a clock that only goes forward. */
  readonly at: number
  readonly size: number
  readonly mtimeMs: number
  /**
   * `whole`: a zip whose end record and directory check out, or JSON that closes.
   * `cut-short`: its format says that the end is missing, or it is empty.
   * `unknown`: the format does not tell.
   */
  readonly end: 'whole' | 'cut-short' | 'unknown'
}

export type Settling = {
  readonly size: number
  readonly mtimeMs: number
  readonly end: Look['end']
  /** When size and time were first seen as they are now. */
  readonly quietSince: number
  /** Looks in a row that saw the same. */
  readonly same: number
}

export type Step =
  | { readonly kind: 'look-again'; readonly inMs: number; readonly settling: Settling }
  /** Complete, or as complete as it will get: the inspector will say what is missing. */
  | { readonly kind: 'settled'; readonly size: number; readonly mtimeMs: number }

export const settleRule = {
  wholeQuietMs: 50,
  pollMs: 500,
  bigPollMs: 1_000,
  bigBytes: 50 * 1024 * 1024,
  /** Between looks at a file that is cut short the time doubles up to this. */
  longestMs: 10_000,
} as const

/**
 * How long a file that is cut short may stay quiet before it is reported as it is: an archive may come over a slow
 * line, a preset is rewritten in place within milliseconds.
 */
export const patienceMs = { zip: 60_000, json: 5_000, none: 5_000 } as const

/** `before` is what the last look left, null at first and after the file was gone. */
export function settle(before: Settling | null, look: Look, patience: number): Step {
  const unchanged = before !== null && before.size === look.size && before.mtimeMs === look.mtimeMs
  const settling: Settling = {
    size: look.size,
    mtimeMs: look.mtimeMs,
    end: look.end,
    quietSince: unchanged ? before.quietSince : look.at,
    same: unchanged ? before.same + 1 : 0,
  }
  const quietMs = look.at - settling.quietSince
  if (isSettled(settling, quietMs, patience))
    return { kind: 'settled', size: look.size, mtimeMs: look.mtimeMs }
  return { kind: 'look-again', inMs: nextLookMs(settling, quietMs, patience), settling }
}

function isSettled({ end, size, same }: Settling, quietMs: number, patience: number): boolean {
  switch (end) {
    case 'whole':
      return same >= 1 && quietMs >= settleRule.wholeQuietMs
    case 'unknown':
      return same >= 2 && quietMs >= 2 * pollMs(size)
    case 'cut-short':
      return same >= 1 && quietMs >= patience
  }
}

function nextLookMs({ end, size }: Settling, quietMs: number, patience: number): number {
  switch (end) {
    case 'whole':
      return settleRule.wholeQuietMs
    case 'unknown':
      return pollMs(size)
    case 'cut-short':
      return Math.max(settleRule.wholeQuietMs, Math.min(quietMs, patience - quietMs, settleRule.longestMs))
  }
}

const pollMs = (size: number): number =>
  size > settleRule.bigBytes ? settleRule.bigPollMs : settleRule.pollMs
