import type { Me } from '@shared/api/contract'
import type { Preferences, Profile } from '@shared/api/own-data'
import { z } from 'zod'
import type { Member, ServiceDeps } from '../../deps'
import type { Reading } from '../../store/port'
import { accountOf } from '../accounts'

const tagsSchema = z.array(z.string())

export async function readOwnFields(tx: Reading, member: string): Promise<Profile & Preferences> {
  const row = await tx
    .selectFrom('member_profile')
    .selectAll()
    .where('member', '=', member)
    .executeTakeFirst()
  return {
    nickname: row?.nickname ?? null,
    avatar: row?.avatar ?? null,
    bio: row?.bio ?? null,
    region: row?.region ?? null,
    tags: tagsSchema.parse(JSON.parse(row?.tags ?? '[]')),
  }
}

/** The member as he or she sees himself or herself, with what there is to spend. */
export async function readMe(
  tx: Reading,
  deps: Pick<ServiceDeps, 'programmes' | 'clock'>,
  { id, role }: Member,
): Promise<Me> {
  return { member: id, role, ...(await readOwnFields(tx, id)), account: await accountOf(tx, deps, id) }
}
