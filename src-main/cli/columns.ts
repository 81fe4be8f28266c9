export type Side = 'left' | 'right'

/** Rows of text under each other, each column as wide as its widest; a row of one cell is a heading and sets no width. */
export function columns(rows: readonly (readonly string[])[], sides: readonly Side[]): string {
  const full = rows.filter((row) => row.length > 1)
  const widths = sides.map((_, index) => Math.max(0, ...full.map((row) => row[index]?.length ?? 0)))
  const padded = (cell: string, index: number) =>
    sides[index] === 'right' ? cell.padStart(widths[index] ?? 0) : cell.padEnd(widths[index] ?? 0)
  return rows.map((row) => `${(row.length === 1 ? row : row.map(padded)).join('  ').trimEnd()}\n`).join('')
}
