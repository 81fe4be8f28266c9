/** The bytes of a file, wherever they lie. Pieces are within its size; fewer bytes than asked for are a fault. */
export type ByteSource = {
  readonly size: number
  readonly read: (from: number, to: number) => Promise<Uint8Array>
  /** One piece after the other, null at the end; a piece may be overwritten once the second after it is asked for. */
  readonly pieces: (from: number, to: number) => () => Promise<Uint8Array | null>
  /** Tells that little of it will be unpacked, so that a second thread is free. */
  readonly threadIsFree?: () => void
}

const PIECE = 256 * 1024

export function sourceOf(bytes: Uint8Array): ByteSource {
  return {
    size: bytes.length,
    read: async (from, to) => bytes.subarray(from, to),
    pieces: (from, to) => {
      let at = from
      return async () => {
        const start = at
        at = Math.min(to, at + PIECE)
        return start < at ? bytes.subarray(start, at) : null
      }
    },
  }
}
