import type { ForumAnswer, ForumEvent } from '@shared/api/forum'
import { appError, type AppError } from '@shared/errors'
import { err, ok, type Result } from '@shared/result'
import type { Clock } from '@shared/time'
import { createHash } from 'node:crypto'
import type { Store } from '../../store/port'
import { isThere } from '../erased'
import type { Ledger, NewFact } from '../ledger'

export type ForumDeps = { readonly store: Store; readonly ledger: Ledger; readonly clock: Clock }

/** Names on a forum are told apart without regard to case. */
const keyOf = (name: string): string => name.normalize('NFC').toLowerCase()

/**
 * Takes in an event whose signature was right, once: the same id, or the same bytes under another id (which nobody
 * signs), is known; the same id with other bytes is refused.
 */
export function takeInForumEvent(
  deps: ForumDeps,
  source: 'discourse' | 'events',
  received: {
    readonly id: string
    readonly body: Buffer
    readonly event: Omit<ForumEvent, 'id'> | null
  },
): Promise<Result<ForumAnswer, AppError>> {
  const hash = createHash('sha256').update(received.body).digest('hex')
  return deps.ledger.write(async (tx, record) => {
    const before = await tx
      .selectFrom('forum_events')
      .select(['id', 'body_hash'])
      .where('source', '=', source)
      .where((eb) => eb.or([eb('id', '=', received.id), eb('body_hash', '=', hash)]))
      .execute()
    if (before.some((one) => one.id === received.id && one.body_hash !== hash)) {
      return err(appError('content-differs'))
    }
    if (before.length > 0) return ok({ outcome: 'known' })
    const at = deps.clock.now().toISOString()
    await tx.insertInto('forum_events').values({ source, id: received.id, body_hash: hash, at }).execute()
    if (received.event === null) return ok({ outcome: 'ignored' })
    const who = await tx
      .selectFrom('forum_names')
      .select('member')
      .where('name', '=', keyOf(received.event.user))
      .executeTakeFirst()
    if (who === undefined) return ok({ outcome: 'ignored' })
    await record(factOf(received.event, source, who.member, at), null)
    return ok({ outcome: 'counted' })
  })
}

function factOf(
  { type, subject }: Omit<ForumEvent, 'id'>,
  source: string,
  member: string,
  at: string,
): NewFact {
  const named = `${source}:${subject}`
  switch (type) {
    case 'post.created':
    case 'post.removed':
      return { type, member, at, post: named }
    case 'like.received':
    case 'like.withdrawn':
      return { type, member, at, like: named }
    case 'answer.accepted':
      return { type, member, at, answer: named }
  }
}

/** Says who a member is on the forum, or that he or she is nobody there. A name is one member's alone. */
export async function setForumName(
  { store }: Pick<ForumDeps, 'store'>,
  member: string,
  name: string | null,
): Promise<Result<{ readonly name: string | null }, AppError>> {
  return store.write(async (tx) => {
    if (!(await isThere(tx, member))) return err(appError('not-found'))
    if (name !== null) {
      const holder = await tx
        .selectFrom('forum_names')
        .select('member')
        .where('name', '=', keyOf(name))
        .executeTakeFirst()
      if (holder !== undefined && holder.member !== member)
        return err(appError('conflict', { field: 'name' }))
    }
    await tx.deleteFrom('forum_names').where('member', '=', member).execute()
    if (name !== null)
      await tx
        .insertInto('forum_names')
        .values({ name: keyOf(name), member })
        .execute()
    return ok({ name })
  })
}
