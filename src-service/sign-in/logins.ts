import { loginsResponseSchema, type LoginView } from '@shared/api/sign-in'
import type { Clock } from '@shared/time'
import type { Store } from '../store/port'

/** A member's logins that stand, the newest first; `current` is the one that asks. */
export async function readLogins(
  deps: { readonly store: Store; readonly clock: Clock },
  member: string,
  current: string | null,
): Promise<readonly LoginView[]> {
  const rows = await deps.store.read((tx) =>
    tx
      .selectFrom('auth_sessions')
      .select(['id', 'client', 'user_agent as agent', 'created_at as since', 'updated_at as lastUsedAt'])
      .where('user_id', '=', member)
      .where('expires_at', '>', deps.clock.now().toISOString())
      .orderBy('created_at', 'desc')
      .orderBy('id', 'desc')
      .execute(),
  )
  const logins = rows.map((row) => ({ ...row, agent: row.agent ?? '', current: row.id === current }))
  return loginsResponseSchema.parse({ logins }).logins
}

/** Ends one of the member's own logins, with all its tokens; false where there is no such one. */
export const endLogin = (store: Store, member: string, login: string): Promise<boolean> =>
  store.write(async (tx) => {
    const ended = await tx
      .deleteFrom('auth_sessions')
      .where('id', '=', login)
      .where('user_id', '=', member)
      .returning('id')
      .executeTakeFirst()
    return ended !== undefined
  })
