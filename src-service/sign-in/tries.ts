import type { Clock } from '@shared/time'
import { createHmac } from 'node:crypto'
import type { Store } from '../store/port'

/** What is counted: tries on one account, whoever makes them, and those from one address, whatever they are on. */
const kinds = {
  account: { most: 10, windowMs: 15 * 60_000 },
  address: { most: 60, windowMs: 15 * 60_000 },
  device: { most: 30, windowMs: 15 * 60_000 },
  'new-account': { most: 10, windowMs: 60 * 60_000 },
} as const
type Kind = keyof typeof kinds

export type Tries = {
  /** Counts a try before it is made. Null when it may be made, and else the seconds to wait. */
  readonly begin: (tries: Partial<Readonly<Record<Kind, string>>>) => Promise<number | null>
  /** It was the right one: what was tried before is forgotten. */
  readonly succeeded: (kind: Kind, of: string) => Promise<void>
}

/** Counted in the database, for all processes together, under a keyed hash: names and addresses are not kept. */
export function createTries(deps: {
  readonly store: Store
  readonly clock: Clock
  readonly secret: string
}): Tries {
  const bucketOf = (kind: Kind, of: string) =>
    `${kind}:${createHmac('sha256', deps.secret).update(of, 'utf8').digest('hex')}`
  return {
    begin: (tries) =>
      deps.store.write(async (tx) => {
        const now = deps.clock.now().getTime()
        let waitMs = 0
        for (const [kind, of] of Object.entries(tries) as [Kind, string][]) {
          const { most, windowMs } = kinds[kind]
          const bucket = bucketOf(kind, of)
          const since = new Date(now).toISOString()
          const found = await tx
            .selectFrom('auth_tries')
            .selectAll()
            .where('bucket', '=', bucket)
            .executeTakeFirst()
          const endsAt = found === undefined ? 0 : Date.parse(found.since) + windowMs
          const values =
            endsAt > now && found ? { ...found, tries: found.tries + 1 } : { bucket, since, tries: 1 }
          if (values.tries > most) waitMs = Math.max(waitMs, endsAt - now)
          await tx
            .insertInto('auth_tries')
            .values(values)
            .onConflict((conflict) => conflict.column('bucket').doUpdateSet(values))
            .execute()
        }
        return waitMs === 0 ? null : Math.ceil(waitMs / 1000)
      }),
    succeeded: (kind, of) =>
      deps.store.write(async (tx) => {
        await tx.deleteFrom('auth_tries').where('bucket', '=', bucketOf(kind, of)).execute()
      }),
  }
}
