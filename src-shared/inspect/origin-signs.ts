import type { ModelMetadata } from './threemf/model-part'

/**
 * Signs that a model came from elsewhere. They are plain text that anyone can edit and that survives a re-save, so
 * they are shown to the member and decide nothing (docs: slicer-formats.md c.3).
 */
const TELLING = [
  'Designer',
  'DesignerUserId',
  'ProfileUserId',
  'ProfileUserName',
  'DesignModelId',
  'DesignProfileId',
  'model_id',
] as const

function copyrightAuthors(value: string): boolean {
  return /"author"\s*:\s*"[^"]+/.test(value.replace(/&quot;/g, '"'))
}

export function originSigns(
  metadata: readonly ModelMetadata[],
  sourceFiles: readonly string[],
  partNames: readonly string[],
): readonly string[] {
  const value = (name: string) => metadata.find((entry) => entry.name === name)?.value.trim() ?? ''
  const signs: string[] = TELLING.filter((name) => value(name) !== '')
  if (copyrightAuthors(value('Copyright'))) signs.push('Copyright')
  if (sourceFiles.some((file) => /[\\/]downloads?[\\/]/i.test(file))) signs.push('source_file')
  if (partNames.some((name) => /^Auxiliaries\/(?:Model|Profile) Pictures\//.test(name)))
    signs.push('Auxiliaries')
  return signs
}
