import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Handlers } from '@shared/ipc/contract'
import type { StoredPart } from '@shared/ipc/stored-data'
import { err, ok } from '@shared/result'
import { toDocument } from '@shared/state/state'
import { spoolFolder } from '../publish/spool'
import { writeError } from '../store/disk'
import { sizeOf } from '../stored/folder-size'
import { kitFolder } from './kit'
import type { Context } from './context'

type Names = 'stored.get' | 'stored.export' | 'stored.erase'

/** Everything local: listed, taken away as a file, erased. */
export function storedHandlers({ store, deps }: Context): Pick<Handlers, Names> {
  const { dataFolder, desktop, clock } = deps
  const folders: readonly { readonly what: StoredPart['what']; readonly path: string }[] = [
    { what: 'record', path: join(dataFolder, 'store') },
    { what: 'reports', path: join(dataFolder, 'reports') },
    { what: 'outbox', path: spoolFolder(dataFolder) },
    { what: 'kits', path: kitFolder(dataFolder) },
    ...deps.besides,
  ]
  return {
    'stored.get': async () => {
      const parts = await Promise.all(
        folders.map(async ({ what, path }) => ({ what, ...(await sizeOf(path)) })),
      )
      return ok({ parts })
    },
    'stored.export': async () => {
      const now = clock.now().toISOString()
      const path = await desktop.chooseSavePath(`firstlayer-data-${now.slice(0, 10)}.json`)
      if (path === null) return ok({ saved: false })
      try {
        const text = JSON.stringify({ exportedAt: now, ...toDocument(store.state) }, null, 2)
        await writeFile(path, `${text}\n`)
        return ok({ saved: true })
      } catch (error) {
        return err(writeError(error))
      }
    },
    'stored.erase': () => {
      desktop.eraseAndRestart()
      return Promise.resolve(ok({}))
    },
  }
}
