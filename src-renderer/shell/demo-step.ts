import type { AppState } from '@shared/ipc/contract'
import type { FileRow } from '@shared/ipc/views'
import type { View } from '../store/view'

export type DemoStep = 'folder' | 'place' | 'file' | 'publish' | 'waiting' | 'history' | 'estimate'
export const demoSteps = 5

/** The sample that the demo walks through; its generator names it so. */
export const isDemoSample = (row: FileRow): boolean => row.name === 'Ripple planter.3mf'

const numbers: Readonly<Record<DemoStep, number>> = {
  folder: 1,
  place: 2,
  file: 3,
  publish: 4,
  waiting: 5,
  history: 5,
  estimate: 5,
}
export const numberOf = (step: DemoStep): number => numbers[step]

/** What comes next for someone who tries the app for the first time; worked out from the state, so it can't go astray. */
export function demoStep(
  state: AppState,
  files: readonly FileRow[],
  view: Pick<View, 'page' | 'file'>,
): DemoStep {
  if (!state.folders.some((folder) => folder.kind === 'exports' && folder.state === 'accepted'))
    return 'folder'
  if (state.place.kind === 'none') return 'place'
  const sample = files.find(isDemoSample)
  switch (sample?.publication ?? null) {
    case null:
      break
    case 'confirmed':
      return 'history'
    case 'estimate':
      return 'estimate'
    default:
      return 'waiting'
  }
  return view.page === 'files' && sample && view.file === sample.id ? 'publish' : 'file'
}
