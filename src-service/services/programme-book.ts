import { programmeSchema, type Programme } from '@shared/programme/schema'
import type { Clock } from '@shared/time'
import type { Reading, Store } from '../store/port'
import { programmesInForce, type ProgrammesAt } from './applicants'

/** How old what a process knows of the versions may be. */
const freshMs = 30_000

/** A version comes in force no sooner than every process knows it, also where their clocks differ by minutes. */
export const leadMs = 10 * 60_000

/**
 * By what the service awards: the programmes it came with, and the versions that the team put in force, which stand in
 * the database. It is one list, the same for whoever holds it, and a version that came is then in it.
 */
export type ProgrammeBook = {
  readonly programmes: readonly Programme[]
  readonly at: ProgrammesAt
  /** Looks for what came, where what is known is not fresh any more. */
  readonly refresh: (tx: Reading) => Promise<void>
  /** The same for who has no transaction at hand. */
  readonly refreshFrom: (store: Store) => Promise<void>
  /** Rises with every change of the list. */
  readonly edition: () => number
  /** Has the next refresh look, however fresh it is. */
  readonly lookAgain: () => void
}

export function createProgrammeBook(deps: {
  /** Those it came with. */
  readonly programmes: readonly Programme[]
  readonly clock: Clock
}): ProgrammeBook {
  const programmes = [...deps.programmes]
  let inForce = programmesInForce(programmes)
  let lookedAt = Number.NEGATIVE_INFINITY
  let edition = 0
  const isFresh = () => Math.abs(deps.clock.now().getTime() - lookedAt) < freshMs
  const refresh: ProgrammeBook['refresh'] = async (tx) => {
    if (isFresh()) return
    const now = deps.clock.now().getTime()
    const stored = await storedVersions(tx)
    lookedAt = now
    const known = programmes.slice(deps.programmes.length)
    const isSame =
      known.length === stored.length &&
      known.every(({ id, version }, nth) => id === stored[nth]?.id && version === stored[nth].version)
    if (isSame) return
    programmes.splice(deps.programmes.length, known.length, ...stored)
    inForce = programmesInForce(programmes)
    edition += 1
  }
  return {
    programmes,
    at: (moment) => inForce(moment),
    refresh,
    refreshFrom: async (store) => {
      if (!isFresh()) await store.read(refresh)
    },
    edition: () => edition,
    lookAgain() {
      lookedAt = Number.NEGATIVE_INFINITY
    },
  }
}

/** The versions that the team put in force and did not withdraw, in the order in which they come in force. */
export async function storedVersions(tx: Reading): Promise<readonly Programme[]> {
  const rows = await tx
    .selectFrom('programme_versions as added')
    .leftJoin('programme_withdrawals as gone', (join) =>
      join.onRef('gone.programme', '=', 'added.programme').onRef('gone.version', '=', 'added.version'),
    )
    .select('added.body')
    .where('gone.at', 'is', null)
    .orderBy('added.in_force_from')
    .orderBy('added.programme')
    .orderBy('added.version')
    .execute()
  return rows.map(({ body }) => programmeSchema.parse(JSON.parse(body)))
}
