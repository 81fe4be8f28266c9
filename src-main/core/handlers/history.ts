import { writeFile } from 'node:fs/promises'
import { appError, type AppError } from '@shared/errors'
import type { Handlers } from '@shared/ipc/contract'
import { err, ok } from '@shared/result'
import { currentPlace } from '@shared/state/state'
import { historyCsv, historyJson } from '../projection/history-export'
import { bringHistory } from '../assisted/bring-history'
import { unknownMember } from '../points/standings'
import { historyView } from '../projection/history'
import { writeError } from '../store/disk'
import type { Context } from './context'

export function historyHandlers({
  store,
  derived,
  deps,
  newId,
  versionsOf,
}: Context): Pick<Handlers, 'history.get' | 'history.bring' | 'history.export'> {
  return {
    'history.bring': async (form) => {
      const head = currentPlace(store.state)?.head
      if (head?.kind !== 'assisted') return err(appError('not-possible-here', { choose: 'site' }))
      const outcome = { error: null as AppError | null }
      const stored = await store.commit((state) => {
        const place = state.places.get(head.id)
        if (!place) return []
        const at = deps.clock.now().toISOString()
        const brought = bringHistory(place, versionsOf(place), form, { at, newId, member: unknownMember })
        outcome.error = brought.ok ? null : brought.error
        return brought.ok ? [brought.value] : []
      })
      if (!stored.ok) return stored
      return outcome.error === null ? ok({}) : err(outcome.error)
    },
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
