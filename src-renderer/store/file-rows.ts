import type { FileRow } from '@shared/ipc/views'

/** Newest first; the id settles a tie, so that the order never jumps. */
const newestFirst = (a: FileRow, b: FileRow): number =>
  b.seenAt < a.seenAt ? -1 : b.seenAt > a.seenAt ? 1 : a.id < b.id ? -1 : a.id > b.id ? 1 : 0

export const sortRows = (rows: readonly FileRow[]): readonly FileRow[] => [...rows].sort(newestFirst)

type Change = { readonly upserted: readonly FileRow[]; readonly removed: readonly string[] }

/** Takes in what changed; a row that stayed the same stays the same object. */
export function changeRows(rows: readonly FileRow[], { upserted, removed }: Change): readonly FileRow[] {
  if (upserted.length === 0 && removed.length === 0) return rows
  const replaced = new Set([...upserted.map((row) => row.id), ...removed])
  return sortRows([...rows.filter((row) => !replaced.has(row.id)), ...upserted])
}
