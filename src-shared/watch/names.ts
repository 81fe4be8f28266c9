/** Which names in an accepted folder can matter. Decides only what is looked at; what a file is, its content says. */

const suffixes = [
  '.3mf',
  '.gcode',
  '.json',
  '.orca_printer',
  '.orca_filament',
  '.orca_bundle',
  '.elegoo_printer',
  '.elegoo_filament',
  '.bbscfg',
  '.bbsflmt',
] as const

const unfinished = ['.tmp', '.part', '.partial', '.crdownload', '.download', '.lock'] as const
const hiddenPrefixes = ['.', '~$', '._'] as const
const skippedFolders = new Set([
  'node_modules',
  'orcaslicer_model',
  'elegooslicer_model',
  'bamboo_model',
  'bambustudio_model',
  '$recycle.bin',
  'system volume information',
  '__macosx',
])

/** A zip is looked at only when its name is one that slicers give preset zips: anybody's zips are not our business. */
const presetZip = /preset/iu

/** How far below an accepted export folder files are looked for. */
export const exportDepth = 8

export function mayMatter(name: string): boolean {
  const lower = name.toLowerCase()
  if (hiddenPrefixes.some((prefix) => lower.startsWith(prefix))) return false
  if (unfinished.some((suffix) => lower.endsWith(suffix))) return false
  if (lower.endsWith('.zip')) return presetZip.test(lower)
  return suffixes.some((suffix) => lower.endsWith(suffix))
}

export const isSkippedFolder = (name: string): boolean =>
  name.startsWith('.') || skippedFolders.has(name.toLowerCase())

/** How the end of such a file can be told. */
export function endingOf(name: string): 'zip' | 'json' | 'none' {
  const lower = name.toLowerCase()
  if (lower.endsWith('.json')) return 'json'
  return lower.endsWith('.gcode') ? 'none' : 'zip'
}

const presetTypes = new Set(['machine', 'process', 'filament'])

/**
 * What may be looked at in a slicer's data folder (docs: slicer-formats.md, a.2), by the path below it in parts: the
 * app config, and presets directly in `user/<id>/<type>` or its `base`. Nothing else is even listed.
 */
export function mayMatterInSlicerData(
  parts: readonly string[],
  config: string,
): 'config' | 'preset' | 'folder' | null {
  const [first, , type, fourth] = parts
  if (parts.length === 1) return first === config ? 'config' : first === 'user' ? 'folder' : null
  if (first !== 'user') return null
  if (parts.length === 2) return 'folder'
  if (type === undefined || !presetTypes.has(type)) return null
  if (parts.length === 3) return 'folder'
  if (parts.length === 4 && fourth === 'base') return 'folder'
  const inType = parts.length === 4 || (parts.length === 5 && fourth === 'base')
  const name = parts.at(-1) ?? ''
  return inType && name.toLowerCase().endsWith('.json') && !name.startsWith('.') ? 'preset' : null
}
