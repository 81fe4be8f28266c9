import type { EarlierWork } from '@shared/ipc/earlier'
import { formFromDraft } from '@shared/ipc/publish-form'
import type { Report } from '@shared/inspect/report'
import type { FileRecord } from '@shared/state/document'
import { currentPlace } from '@shared/state/state'
import { bearsAnotherOrigin } from '../points/earlier-exports'
import type { Log } from '../ports'
import type { Store } from '../store/store'
import { publishDraft } from './draft'
import type { Publisher } from './publisher'

export type EarlierWorkDeps = {
  readonly store: Store
  readonly publisher: Publisher
  readonly reportOf: (file: FileRecord) => Promise<Report | null>
  readonly log: Log
  readonly onChange: () => void
  /** Claims were recorded and can be sent. */
  readonly onRecorded: () => void
}

/**
 * Publishes what the member chose of the earlier exports, one after the other, as his or her own original work. What is
 * recorded stays recorded; what is not when the app is closed is simply offered again. Ends when the place is changed.
 */
export function createEarlierWork(deps: EarlierWorkDeps) {
  const { store, log } = deps
  const waiting: string[] = []
  let work: EarlierWork | null = null
  let running: Promise<void> | null = null

  const change = (next: EarlierWork | null) => {
    work = next
    deps.onChange()
  }

  const publishOne = async (id: string): Promise<boolean> => {
    const file = store.state.files.get(id)
    if (!file || bearsAnotherOrigin(file)) return false
    const report = await deps.reportOf(file)
    const draft = report && publishDraft(file, report, currentPlace(store.state))
    if (!draft) return false
    const published = await deps.publisher.publish(id, formFromDraft(draft, 'original'))
    if (!published.ok) log('file.not-published', { file: file.path, code: published.error.code })
    else deps.onRecorded()
    return published.ok
  }

  const run = async () => {
    const place = store.state.place
    while (work !== null && !work.paused) {
      const next = waiting.shift()
      if (next === undefined || store.state.place !== place) {
        waiting.length = 0
        change(null)
        return
      }
      const recorded = await publishOne(next)
      // Typed anew: it may have been stopped meanwhile.
      const now = work as EarlierWork | null
      if (now !== null)
        change(recorded ? { ...now, recorded: now.recorded + 1 } : { ...now, leftOut: now.leftOut + 1 })
    }
  }
  const go = () => {
    running ??= run().finally(() => {
      running = null
      if (work !== null && !work.paused) go()
    })
  }

  return {
    view: (): EarlierWork | null => work,
    publish: (files: readonly string[]) => {
      waiting.push(...files)
      const before = work ?? { total: 0, recorded: 0, leftOut: 0, paused: false }
      change({ ...before, total: before.total + files.length, paused: false })
      go()
    },
    pause: (paused: boolean) => {
      if (work === null) return
      change({ ...work, paused })
      if (!paused) go()
    },
    stop: () => {
      waiting.length = 0
      change(null)
    },
    dispose: async () => {
      waiting.length = 0
      work = null
      await running
    },
  }
}
export type EarlierWorker = ReturnType<typeof createEarlierWork>
