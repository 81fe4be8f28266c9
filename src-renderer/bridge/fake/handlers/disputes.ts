import type { DisputeView } from '@shared/api/contract'
import { err, ok } from '@shared/result'
import { fakeDispute } from '../disputes'
import type { FakeMemory } from '../memory'
import { unreachable } from './answers'
import type { HandlersOf } from './of'

export function disputeHandlers(memory: FakeMemory): HandlersOf<'disputes'> {
  let disputes: readonly DisputeView[] = []
  return {
    'disputes.get': async () => (memory.scene.reachable ? ok({ disputes: [...disputes] }) : unreachable),
    'disputes.open': async ({ entry, statement }) => {
      const dispute = fakeDispute(memory.newId(), entry, statement, memory.now().toISOString())
      disputes = [dispute, ...disputes]
      return ok({ dispute })
    },
    'disputes.appeal': async ({ dispute: id, statement }) => {
      const found = disputes.find((one) => one.id === id)
      if (!found) return err({ code: 'not-found' })
      const dispute = {
        ...found,
        state: 'appealed' as const,
        appeal: { statement, at: memory.now().toISOString() },
      }
      disputes = disputes.map((one) => (one.id === id ? dispute : one))
      return ok({ dispute })
    },
  }
}
