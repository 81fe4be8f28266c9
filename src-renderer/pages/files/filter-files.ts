import type { FileRow } from '@shared/ipc/views'

export const fileFilters = ['all', 'qualifies', 'not-yet', 'cant-be-read', 'published'] as const
export type FileFilter = (typeof fileFilters)[number]

const passes: Readonly<Record<FileFilter, (row: FileRow) => boolean>> = {
  all: () => true,
  qualifies: (row) => row.verdict === 'qualifies',
  'not-yet': (row) => row.verdict === 'does-not-qualify',
  'cant-be-read': (row) => row.verdict === 'rejected',
  published: (row) => row.publication !== null,
}

/** Rows that hold every word of the search in their name, title or slicer, and pass the filter. */
export function filterFiles(
  rows: readonly FileRow[],
  search: string,
  filter: FileFilter,
): readonly FileRow[] {
  const words = search.toLowerCase().split(/\s+/u).filter(Boolean)
  if (words.length === 0 && filter === 'all') return rows
  const pass = passes[filter]
  return rows.filter((row) => {
    if (!pass(row)) return false
    if (words.length === 0) return true
    const text = `${row.name}\n${row.title ?? ''}\n${row.writer?.application ?? ''}`.toLowerCase()
    return words.every((word) => text.includes(word))
  })
}
