import { join } from 'node:path'
import type { ConfiguredPrinter } from '@shared/inspect/report'
import type { SlicerView } from '@shared/ipc/views'
import type { StateChange } from '@shared/state/change'
import type { FolderRecord } from '@shared/state/document'
import type { CoreDeps, Log } from '../ports'
import type { Store } from '../store/store'
import type { SlicerKind } from './catalogue'
import { readSlicerConfig, type SlicerConfig } from './config'
import { existingFolders, findSlicers, kindOf, offered, usualExportFolders, type FoundSlicer } from './find'

export type SlicersDeps = Pick<CoreDeps, 'environment' | 'app'> & {
  readonly store: Store
  readonly log: Log
  readonly onChange: () => void
  readonly onPrinters: (
    kind: SlicerKind,
    version: string | null,
    printers: readonly ConfiguredPrinter[],
  ) => void
}

/** The slicers on this computer. What is in a data folder is read only once the member has accepted it. */
export type Slicers = {
  readonly find: () => Promise<void>
  /** The config of an accepted data folder is new or changed. */
  readonly readConfig: (folder: FolderRecord) => Promise<void>
  readonly views: () => readonly SlicerView[]
  /** Tells again of the printers that are known: a place was chosen since. */
  readonly tellPrinters: () => void
}

export function createSlicers(deps: SlicersDeps): Slicers {
  const { store, log } = deps
  let found: readonly FoundSlicer[] = []
  const configs = new Map<string, { readonly kind: SlicerKind; readonly config: SlicerConfig }>()

  const offer = (paths: readonly FolderRecord[]) =>
    store.commit((state): StateChange[] => {
      const known = new Set([...state.folders.values()].map(({ path }) => path))
      return paths
        .filter(({ path }) => !known.has(path))
        .map((folder) => ({ change: 'folder-put' as const, folder }))
    })

  const tell = (kind: SlicerKind, { version, printers }: SlicerConfig) => {
    if (printers.length > 0) deps.onPrinters(kind, version, printers)
  }

  const accepted = (path: string): boolean =>
    [...store.state.folders.values()].some((folder) => folder.path === path && folder.state === 'accepted')

  const readConfig = async (folder: FolderRecord) => {
    const kind = kindOf(folder.slicer)
    if (!kind || !accepted(folder.path)) return
    const config = await readSlicerConfig(join(folder.path, kind.config))
    if (!config) return
    configs.set(folder.path, { kind, config })
    log('slicer.read', { slicer: kind.name, version: config.version, printers: config.printers.length })
    const saved = await existingFolders(config.savedTo)
    await offer(saved.map((path) => offered(path, 'exports', kind.id)))
    deps.onChange()
    tell(kind, config)
  }

  return {
    readConfig,
    find: async () => {
      found = await findSlicers(deps)
      const usual = await usualExportFolders(deps.environment.home)
      await offer([
        ...found.map(({ kind, folder }) => offered(folder, 'slicer-data', kind.id)),
        ...usual.map((path) => offered(path, 'exports', null)),
      ])
      for (const { kind, folder } of found) log('slicer.found', { slicer: kind.name, folder })
      for (const folder of store.state.folders.values()) {
        if (folder.kind === 'slicer-data' && folder.state === 'accepted') await readConfig(folder)
      }
      deps.onChange()
    },
    views: () => {
      const chosen = [...store.state.folders.values()].flatMap((folder): FoundSlicer[] => {
        const kind = folder.kind === 'slicer-data' ? kindOf(folder.slicer) : null
        return kind ? [{ kind, folder: folder.path }] : []
      })
      const all = new Map([...chosen, ...found].map((slicer) => [slicer.folder, slicer]))
      return [...all.values()].map(({ kind, folder }): SlicerView => {
        const read = accepted(folder) ? configs.get(folder) : undefined
        return {
          id: kind.id,
          name: kind.name,
          version: read?.config.version ?? null,
          family: kind.family,
          dataFolder: folder,
          printers: [...(read?.config.printers ?? [])],
        }
      })
    },
    tellPrinters: () => {
      for (const { kind, config } of configs.values()) tell(kind, config)
    },
  }
}
