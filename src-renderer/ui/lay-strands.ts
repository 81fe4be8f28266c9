export type PortionState = 'confirmed' | 'pending' | 'planned' | 'used-up' | 'above-cap'
export type Portion = { readonly state: PortionState; readonly amount: number }

type Piece = { readonly state: PortionState; readonly from: number; readonly to: number }
type Cell = { readonly weight: number; readonly pieces: readonly Piece[] }
export type Strand = { readonly width: number; readonly cells: readonly Cell[] }

/**
 * Lays portions, in their order, into strands of a round amount; the first strand returned is the top one. Pieces are
 * per cent of their cell. What goes beyond the total is not drawn.
 */
export function layStrands(
  total: number,
  perStrand: number,
  portions: readonly Portion[],
  perCell = perStrand,
): readonly Strand[] {
  const spans = spansOf(portions, total)
  const count = Math.max(1, Math.ceil(total / perStrand))
  const strands: Strand[] = []
  for (let row = 0; row < count; row++) {
    const start = row * perStrand
    const length = Math.min(perStrand, total - start) || perStrand
    const cells: Cell[] = []
    for (let at = 0; at < length; at += perCell) {
      const size = Math.min(perCell, length - at)
      cells.push({ weight: size, pieces: piecesIn(spans, start + at, size) })
    }
    strands.unshift({ width: (length / perStrand) * 100, cells })
  }
  return strands
}

type Span = { readonly state: PortionState; readonly from: number; readonly to: number }

function spansOf(portions: readonly Portion[], total: number): readonly Span[] {
  let at = 0
  return portions.map(({ state, amount }) => {
    const from = Math.min(at, total)
    at = Math.min(at + Math.max(0, amount), total)
    return { state, from, to: at }
  })
}

function piecesIn(spans: readonly Span[], start: number, size: number): readonly Piece[] {
  return spans.flatMap(({ state, from, to }) => {
    const left = Math.max(from, start)
    const right = Math.min(to, start + size)
    if (right <= left) return []
    return [{ state, from: ((left - start) / size) * 100, to: ((right - start) / size) * 100 }]
  })
}

/** A round amount for one strand under a cap, so that there are two to five of them. */
export function strandFor(limit: number): number {
  const step = [500, 200, 150, 100, 50, 25, 20, 10, 5].find(
    (candidate) => limit % candidate === 0 && limit / candidate >= 3 && limit / candidate <= 5,
  )
  return step ?? Math.ceil(limit / 2)
}
