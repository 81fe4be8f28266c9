import { err, ok, type Result } from '@shared/result'
import { randomBytes } from 'node:crypto'
import { hashOfKey } from '../http/keys'
import { createLedger } from '../services/ledger'
import { addMember } from '../services/members'
import type { Role } from '../store/tables'
import type { Opened } from './opened'

/** Makes a member with a key. The key is told here and nowhere else: only its hash is stored. */
export async function addKey(
  opened: Opened,
  name: string,
  role: Role,
): Promise<Result<{ readonly member: string; readonly key: string }, string>> {
  const key = `fl_${randomBytes(32).toString('base64url')}`
  const member = opened.newId()
  try {
    await addMember(
      { ledger: createLedger(opened), clock: opened.clock },
      { id: member, role, key: { name, hash: hashOfKey(key) } },
    )
    return ok({ member, key })
  } catch (error) {
    if (opened.store.failureOf(error) !== 'unique') throw error
    return err(`${name} has a key already. Revoke it first: key revoke ${name}`)
  }
}

export type ListedKey = {
  readonly name: string
  readonly member: string
  readonly role: Role
  readonly madeAt: string
  readonly revokedAt: string | null
}

export const listKeys = (opened: Opened): Promise<readonly ListedKey[]> =>
  opened.store.read((tx) =>
    tx
      .selectFrom('keys')
      .innerJoin('members', 'members.id', 'keys.member')
      .select([
        'keys.name',
        'keys.member',
        'members.role',
        'keys.made_at as madeAt',
        'keys.revoked_at as revokedAt',
      ])
      .orderBy('keys.made_at')
      .execute(),
  )

/** From the next request on the key opens nothing. What its member earned stays. */
export async function revokeKey(opened: Opened, name: string): Promise<Result<null, string>> {
  const revoked = await opened.store.write((tx) =>
    tx
      .updateTable('keys')
      .set({ revoked_at: opened.clock.now().toISOString() })
      .where('name', '=', name)
      .where('revoked_at', 'is', null)
      .returning('hash')
      .executeTakeFirst(),
  )
  return revoked === undefined ? err(`Nobody called ${name} has a key.`) : ok(null)
}
