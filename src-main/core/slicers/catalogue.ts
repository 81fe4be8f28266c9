import { join } from 'node:path'
import type { SlicerView } from '@shared/ipc/views'
import type { CoreDeps } from '../ports'

/** Which slicers are looked for, and where they keep their data (docs: slicer-formats.md, a.1). Data, as forks rename freely. */
export type SlicerKind = {
  readonly id: string
  readonly name: string
  readonly family: SlicerView['family']
  /** Names of the data folder; the config is named like the program. */
  readonly folders: readonly string[]
  readonly config: string
  readonly flatpaks: readonly string[]
}

export const slicerKinds: readonly SlicerKind[] = [
  {
    id: 'elegoo-slicer',
    name: 'ElegooSlicer',
    family: 'elegoo',
    folders: ['ElegooSlicer'],
    config: 'ElegooSlicer.conf',
    flatpaks: [],
  },
  {
    id: 'orca-slicer',
    name: 'OrcaSlicer',
    family: 'orca',
    folders: ['OrcaSlicer'],
    config: 'OrcaSlicer.conf',
    flatpaks: ['com.orcaslicer.OrcaSlicer', 'io.github.softfever.OrcaSlicer'],
  },
  {
    id: 'bambu-studio',
    name: 'BambuStudio',
    family: 'other',
    folders: ['BambuStudio', 'BambuStudioBeta'],
    config: 'BambuStudio.conf',
    flatpaks: ['com.bambulab.BambuStudio'],
  },
]

/** The folders in which a slicer's data would lie on this computer, the likeliest first. */
export function dataFoldersOf(
  kind: SlicerKind,
  { environment, app }: Pick<CoreDeps, 'environment' | 'app'>,
): readonly string[] {
  const { home, appData, xdgConfigHome } = environment
  const parents =
    app.platform === 'linux' ? [xdgConfigHome ?? appData, appData, join(home, '.config')] : [appData]
  const usual = parents.flatMap((parent) => kind.folders.map((folder) => join(parent, folder)))
  const flatpak =
    app.platform === 'linux'
      ? kind.flatpaks.flatMap((id) => kind.folders.map((name) => join(home, '.var/app', id, 'config', name)))
      : []
  return [...new Set([...usual, ...flatpak])]
}
