import { formFromDraft } from '@shared/ipc/publish-form'
import { ok } from '@shared/result'
import { fakeEarlier } from '../earlier'
import { fakeDetail } from '../files'
import type { FakeMemory } from '../memory'
import { publish } from '../publish'
import { done } from './answers'
import type { HandlersOf } from './of'

export const earlierHandlers = (memory: FakeMemory): HandlersOf<'earlier'> => ({
  'earlier.get': async () => ok(fakeEarlier([...memory.files.values()])),
  'earlier.worth': async ({ files: ids }) =>
    ok({ points: ids.reduce((sum, id) => sum + (memory.files.get(id)?.row.points ?? 0), 0) }),
  'earlier.publish': async ({ files: ids }) => {
    memory.change({ earlier: { total: ids.length, recorded: 0, leftOut: 0, paused: false } })
    for (const id of ids) {
      memory.later(300, () => {
        const file = memory.files.get(id)
        const { earlier } = memory.state
        if (!file || !earlier) return
        const { draft } = fakeDetail(file, [])
        if (draft) publish(memory, id, formFromDraft(draft, 'original'))
        const recorded = earlier.recorded + 1
        memory.change({ earlier: recorded < earlier.total ? { ...earlier, recorded } : null })
      })
    }
    return done
  },
  'earlier.pause': async ({ paused }) => {
    memory.change({ earlier: memory.state.earlier && { ...memory.state.earlier, paused } })
    return done
  },
  'earlier.stop': async () => {
    memory.change({ earlier: null })
    return done
  },
})
