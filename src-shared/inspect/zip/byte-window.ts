/** Some pieces of a file, at the places where they stand in it. Numbers are little-endian. */
export type ByteWindow = {
  readonly size: number
  readonly u8: (at: number) => number
  readonly u16: (at: number) => number
  readonly u32: (at: number) => number
  readonly u64: (at: number) => number
  readonly slice: (from: number, to: number) => Uint8Array
}

export type Piece = { readonly from: number; readonly bytes: Uint8Array }

/** Pieces in ascending order. Asking for bytes of none of them is a bug. */
export function byteWindow(size: number, pieces: readonly Piece[]): ByteWindow {
  const views = pieces.map(({ from, bytes }) => ({
    from,
    bytes,
    view: new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength),
  }))
  const pieceAt = (at: number, length: number) => {
    let low = 0
    let high = views.length
    while (high - low > 1) {
      const middle = (low + high) >> 1
      if ((views[middle]?.from ?? Infinity) <= at) low = middle
      else high = middle
    }
    const piece = views[low]
    if (piece === undefined || at < piece.from || at + length > piece.from + piece.bytes.length)
      throw new Error(`bytes ${at} to ${at + length} of the file were not read`)
    return piece
  }
  const number = (length: number, read: (view: DataView, at: number) => number) => (at: number) => {
    const { view, from } = pieceAt(at, length)
    return read(view, at - from)
  }
  return {
    size,
    u8: number(1, (view, at) => view.getUint8(at)),
    u16: number(2, (view, at) => view.getUint16(at, true)),
    u32: number(4, (view, at) => view.getUint32(at, true)),
    u64: number(8, (view, at) => Number(view.getBigUint64(at, true))),
    slice: (from, to) => {
      const piece = pieceAt(from, to - from)
      return piece.bytes.subarray(from - piece.from, to - piece.from)
    },
  }
}
