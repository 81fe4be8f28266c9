import type { Clock } from '@shared/time'
import type { Store } from '../store/port'

/** No count of tries looks back further, in milliseconds: a day. */
const triesMs = 24 * 60 * 60_000

/** Forgets what has expired: logins with their tokens, single tokens, device codes, and old tries. */
export const sweepSignIn = (deps: { readonly store: Store; readonly clock: Clock }): Promise<void> =>
  deps.store.write(async (tx) => {
    const now = deps.clock.now()
    const at = now.toISOString()
    await tx.deleteFrom('auth_sessions').where('expires_at', '<=', at).execute()
    await tx.deleteFrom('auth_tokens').where('expires_at', '<=', at).execute()
    await tx.deleteFrom('auth_device_codes').where('expires_at', '<=', at).execute()
    await tx
      .deleteFrom('auth_tries')
      .where('since', '<=', new Date(now.getTime() - triesMs).toISOString())
      .execute()
  })
