import type { Handlers } from '@shared/ipc/contract'
import { ok } from '@shared/result'
import { asMemberOf } from '../sync/as-member'
import type { Context } from './context'

type Names = 'disputes.get' | 'disputes.open' | 'disputes.appeal'

/** Questions about entries of one's own, to the team that keeps the ledger. */
export function disputeHandlers({ store, deps, newId, sync, logins }: Context): Pick<Handlers, Names> {
  const asMember = asMemberOf(store, { ...deps, logins })
  return {
    'disputes.get': () => asMember((client) => client.disputes()),
    'disputes.open': ({ entry, statement }) =>
      asMember(async (client) => {
        const answer = await client.openDispute({ id: newId(), entry, statement })
        sync.kick()
        return answer.ok ? ok({ dispute: answer.value }) : answer
      }),
    'disputes.appeal': ({ dispute, statement }) =>
      asMember(async (client) => {
        const answer = await client.appealDispute(dispute, statement)
        sync.kick()
        return answer.ok ? ok({ dispute: answer.value }) : answer
      }),
  }
}
