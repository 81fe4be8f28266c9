import { findingText } from '@shared/i18n/finding-text'
import type { FileRow } from '@shared/ipc/views'
import type { Words } from '../../text/words'

const kinds = {
  'project-3mf': 'project',
  'sliced-3mf': 'sliced',
  'plain-3mf': 'plain',
  preset: 'preset',
  'preset-bundle': 'bundle',
  gcode: 'gcode',
  'slicer-config': 'config',
  unknown: 'other',
} as const

/** `Elegoo Slicer 1.5 · project`: who wrote it and what it is, or `Nothing is on the plate · …`: first what keeps it back. */
export function fileLine(row: FileRow, { t }: Words): string {
  if (row.state === 'gone') return t('files.gone')
  const writer = row.writer
    ? [row.writer.application, row.writer.version].filter((part) => part !== null).join(' ')
    : t('files.unknownWriter')
  const heldBack = row.verdict === 'does-not-qualify' || row.verdict === 'rejected'
  if (heldBack && row.headline) return `${findingText(row.headline, t).title} · ${writer}`
  return `${writer} · ${t('files.kind', { kind: row.kind ? kinds[row.kind] : 'other' })}`
}

/** What a file qualifies for, as the key of its sentence. */
export function qualifiesAs(row: FileRow): 'both' | 'model' | 'profile' | 'printer' | 'other' {
  const model = row.qualifiesFor.includes('model-upload')
  const profile = row.qualifiesFor.includes('print-profile')
  if (model && profile) return 'both'
  if (model) return 'model'
  if (profile) return 'profile'
  return row.qualifiesFor.includes('setup-printer') ? 'printer' : 'other'
}

/** A file and the folder it stands in; the whole path is one hover away. */
export const shortPath = (path: string): string => /(?:[^\\/]+[\\/])?[^\\/]+$/u.exec(path)?.[0] ?? path
