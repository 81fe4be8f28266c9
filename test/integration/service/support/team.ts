import { addAccount } from '@service/sign-in/accounts'
import { createLedger } from '@service/services/ledger'
import { browserOf, type Browser } from './browser'
import { newId, startService, type Options, type UnderTest } from './service-under-test'

export const password = 'a long enough password'

/** A service where uploads wait for the team, and the browser of Olga, who is of the team and signed in. */
export async function startTeam(
  options: Options = {},
): Promise<{ readonly service: UnderTest; readonly olga: Browser }> {
  const service = await startService({
    ...{ signIn: 'open', approval: 'by-hand', at: new Date().toISOString() },
    ...options,
  })
  await addAccount(
    { ...service, newId, ledger: createLedger(service.deps) },
    { name: 'olga-of-the-team', password, role: 'operator' },
  )
  const olga = browserOf(service.app)
  await olga.signIn('olga-of-the-team', password)
  return { service, olga }
}
