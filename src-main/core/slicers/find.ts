import { createHash } from 'node:crypto'
import { stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { FolderRecord } from '@shared/state/document'
import type { CoreDeps } from '../ports'
import { dataFoldersOf, slicerKinds, type SlicerKind } from './catalogue'

/** A slicer's data folder that exists; nothing in it was read yet, only which names are there. */
export type FoundSlicer = { readonly kind: SlicerKind; readonly folder: string }

const isThere = async (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  )
const isFolder = async (path: string): Promise<boolean> =>
  stat(path).then(
    (stats) => stats.isDirectory(),
    () => false,
  )

export async function findSlicers(deps: Pick<CoreDeps, 'environment' | 'app'>): Promise<FoundSlicer[]> {
  const found: FoundSlicer[] = []
  for (const kind of slicerKinds) {
    for (const folder of dataFoldersOf(kind, deps)) {
      if (await isDataFolder(kind, folder)) found.push({ kind, folder })
    }
  }
  return found
}

async function isDataFolder(kind: SlicerKind, folder: string): Promise<boolean> {
  if (await isThere(join(folder, kind.config))) return true
  return (await isFolder(join(folder, 'user'))) && isFolder(join(folder, 'system'))
}

/** Which slicer's data a folder chosen by hand is; null for an ordinary folder. */
export async function slicerIn(folder: string): Promise<SlicerKind | null> {
  for (const kind of slicerKinds) if (await isThere(join(folder, kind.config))) return kind
  const named = slicerKinds.find(({ folders }) => folders.includes(basename(folder)))
  return named && (await isDataFolder(named, folder)) ? named : null
}

export const kindOf = (id: string | null): SlicerKind | null =>
  slicerKinds.find((kind) => kind.id === id) ?? null

const usualExports = ['Documents', 'Downloads', 'Desktop'] as const

/** Where people save who have not said: offered only where they exist. */
export async function usualExportFolders(home: string): Promise<string[]> {
  return existingFolders(usualExports.map((name) => join(home, name)))
}

export const isUsualPlace = (home: string, path: string): boolean =>
  usualExports.some((name) => join(home, name) === path)

export const existingFolders = async (paths: readonly string[]): Promise<string[]> => {
  const folders: string[] = []
  for (const path of new Set(paths)) if (await isFolder(path)) folders.push(path)
  return folders
}

/** The same path is the same folder, however often it is found. */
export const folderId = (path: string): string => createHash('sha256').update(path).digest('hex').slice(0, 16)

export const offered = (path: string, kind: FolderRecord['kind'], slicer: string | null): FolderRecord => ({
  id: folderId(path),
  path,
  kind,
  slicer,
  state: 'offered',
  publishByItself: false,
  ignore: [],
})
