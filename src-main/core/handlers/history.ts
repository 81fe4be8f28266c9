import { writeFile } from 'node:fs/promises'
import type { Handlers } from '@shared/ipc/contract'
import { err, ok } from '@shared/result'
import { currentPlace } from '@shared/state/state'
import { historyCsv, historyJson } from '../projection/history-export'
import { historyView } from '../projection/history'
import { writeError } from '../store/disk'
import type { Context } from './context'

export function historyHandlers({
  store,
  derived,
  deps,
}: Context): Pick<Handlers, 'history.get' | 'history.export'> {
  return {
    'history.get': () => Promise.resolve(ok(historyView(store.state, derived().standing))),
    'history.export': async ({ format }) => {
      const day = deps.clock.now().toISOString().slice(0, 10)
      const path = await deps.desktop.chooseSavePath(`firstlayer-history-${day}.${format}`)
      if (path === null) return ok({ saved: false })
      const view = historyView(store.state, derived().standing)
      const head = currentPlace(store.state)?.head ?? null
      const text =
        format === 'csv' ? historyCsv(view) : historyJson(view, head, deps.clock.now().toISOString())
      try {
        await writeFile(path, text)
        return ok({ saved: true })
      } catch (error) {
        return err(writeError(error))
      }
    },
  }
}
