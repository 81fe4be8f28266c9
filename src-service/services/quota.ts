import { appError, type AppError } from '@shared/errors'
import { sql } from 'kysely'
import type { Reading } from '../store/port'

/** How many bytes the files of one member may take up, those under way included; null where that is the member's own disk. */
export type Quota = number | null

/** Why bytes of this hash have no room; null where they have. Asked with the write lock held, so that two do not share it. */
export async function refusalOfQuota(
  tx: Reading,
  quota: Quota,
  { member, sha256, size }: { readonly member: string; readonly sha256: string; readonly size: number },
): Promise<AppError | null> {
  if (quota === null) return null
  let taken = size
  for (const table of ['uploads', 'transfers'] as const) {
    const { bytes } = await tx
      .selectFrom(table)
      .select(sql<number>`coalesce(sum(size), 0)`.as('bytes'))
      .where('member', '=', member)
      .where('sha256', '<>', sha256)
      .executeTakeFirstOrThrow()
    taken += bytes
  }
  return taken > quota ? appError('quota-reached', { quota }) : null
}
