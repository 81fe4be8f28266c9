import { hashPassword, verifyPassword } from 'better-auth/crypto'
import type { Clock } from '@shared/time'
import type { Ledger } from '../services/ledger'
import { insertMember } from '../services/members'
import type { Store } from '../store/port'
import type { Role } from '../store/tables'

export type AccountsDeps = {
  readonly store: Store
  readonly ledger: Ledger
  readonly clock: Clock
  readonly newId: () => string
}

/** Names are told apart without regard to case, as people write them. */
const keyOf = (name: string): string => name.normalize('NFC').toLowerCase()

/** A member with a name and a password, all of it or nothing; null where the name is taken. */
export async function addAccount(
  deps: AccountsDeps,
  account: { readonly name: string; readonly password: string; readonly role: Role },
): Promise<string | null> {
  const password = await hashPassword(account.password)
  const [id, at] = [deps.newId(), deps.clock.now().toISOString()]
  const stamps = { created_at: at, updated_at: at }
  try {
    await deps.ledger.write(async (tx, record) => {
      await insertMember(tx, record, { id, role: account.role, at })
      await tx
        .insertInto('auth_users')
        .values({ id, name: account.name, username: keyOf(account.name), ...stamps })
        .execute()
      await tx
        .insertInto('auth_accounts')
        .values({
          id: deps.newId(),
          account_id: id,
          provider_id: 'credential',
          user_id: id,
          password,
          ...stamps,
        })
        .execute()
    })
    return id
  } catch (error) {
    if (deps.store.failureOf(error) !== 'unique') throw error
    return null
  }
}

/** Sets a password, and ends every login but the one that stays; false where there is no such account. */
export async function setPassword(
  deps: Pick<AccountsDeps, 'store' | 'clock'>,
  account: { readonly member: string; readonly password: string; readonly staying: string | null },
): Promise<boolean> {
  const password = await hashPassword(account.password)
  return deps.store.write(async (tx) => {
    const set = await tx
      .updateTable('auth_accounts')
      .set({ password, updated_at: deps.clock.now().toISOString() })
      .where('user_id', '=', account.member)
      .returning('id')
      .executeTakeFirst()
    await tx
      .deleteFrom('auth_sessions')
      .where('user_id', '=', account.member)
      .where('id', '!=', account.staying ?? '')
      .execute()
    return set !== undefined
  })
}

export async function isPassword(store: Store, member: string, password: string): Promise<boolean> {
  const account = await store.read((tx) =>
    tx.selectFrom('auth_accounts').select('password').where('user_id', '=', member).executeTakeFirst(),
  )
  const hash = account?.password ?? null
  return hash !== null && verifyPassword({ hash, password })
}

/** The name by which a member's account is found; null where there is none. */
export async function accountOf(store: Store, member: string): Promise<string | null> {
  const found = await store.read((tx) =>
    tx.selectFrom('auth_users').select('username').where('id', '=', member).executeTakeFirst(),
  )
  return found?.username ?? null
}

/** The member of a name, as its owner may write it. */
export async function memberCalled(store: Store, name: string): Promise<string | null> {
  const found = await store.read((tx) =>
    tx.selectFrom('auth_users').select('id').where('username', '=', keyOf(name)).executeTakeFirst(),
  )
  return found?.id ?? null
}

export type ListedAccount = {
  readonly name: string
  readonly member: string
  readonly role: Role
  readonly madeAt: string
}

export const listAccounts = (store: Store): Promise<readonly ListedAccount[]> =>
  store.read((tx) =>
    tx
      .selectFrom('auth_users')
      .innerJoin('members', 'members.id', 'auth_users.id')
      .select(['auth_users.name', 'members.id as member', 'members.role', 'auth_users.created_at as madeAt'])
      .orderBy('auth_users.created_at')
      .execute(),
  )
