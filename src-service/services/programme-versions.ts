import { appError, type AppError } from '@shared/errors'
import { programmeSchema, type Programme } from '@shared/programme/schema'
import { err, ok, type Result } from '@shared/result'
import type { Clock } from '@shared/time'
import type { Reading } from '../store/port'
import { note } from './audit'
import { isLawfulText } from './lawful'
import type { Ledger } from './ledger'
import { leadMs } from './programme-book'

export type VersionsDeps = { readonly ledger: Ledger; readonly clock: Clock }

/** A version as the team sees it; `from` is null for one that the service came with and that always was in force. */
export type VersionView = {
  readonly programme: Programme
  readonly from: string | null
  readonly state: 'earlier' | 'in-force' | 'later' | 'withdrawn'
}

/** Every version there ever was, programme by programme, the newest first. */
export async function readVersions(
  tx: Reading,
  { ledger, clock }: VersionsDeps,
): Promise<readonly VersionView[]> {
  await ledger.book.refresh(tx)
  const now = clock.now().toISOString()
  const inForce = ledger.book.at(now)
  const standing = ledger.book.programmes.map((programme): VersionView => {
    const from = programme.from ?? null
    const isLater = from !== null && Date.parse(from) > Date.parse(now)
    const isInForce = inForce.get(programme.id)?.version === programme.version
    return { programme, from, state: isLater ? 'later' : isInForce ? 'in-force' : 'earlier' }
  })
  const order = (one: VersionView) => (one.from === null ? 0 : Date.parse(one.from))
  return [...standing, ...(await withdrawnVersions(tx))].toSorted((a, b) =>
    a.programme.id === b.programme.id ? order(b) - order(a) : a.programme.id < b.programme.id ? -1 : 1,
  )
}

async function withdrawnVersions(tx: Reading): Promise<readonly VersionView[]> {
  const rows = await tx
    .selectFrom('programme_versions as added')
    .innerJoin('programme_withdrawals as gone', (join) =>
      join.onRef('gone.programme', '=', 'added.programme').onRef('gone.version', '=', 'added.version'),
    )
    .select(['added.body', 'added.in_force_from'])
    .execute()
  return rows.map(({ body, in_force_from: from }) => ({
    programme: programmeSchema.parse(JSON.parse(body)),
    from,
    state: 'withdrawn' as const,
  }))
}

/** Why a version cannot come in force then; null where it can. `known` are all versions, withdrawn ones too. */
export function refusalOfVersion(
  known: readonly VersionView[],
  candidate: Programme,
  from: string | null,
  now: Date,
): AppError | null {
  const own = known.filter(({ programme }) => programme.id === candidate.id)
  if (own.some(({ programme }) => programme.version === candidate.version)) {
    return appError('bad-request', { field: 'version' })
  }
  // Items cost points of it, and members hold them.
  if (own.some(({ programme }) => programme.spendable !== candidate.spendable)) {
    return appError('bad-request', { field: 'spendable' })
  }
  const isTooSoon = from !== null && Date.parse(from) < now.getTime() + leadMs
  return isTooSoon ? appError('bad-request', { field: 'from' }) : null
}

/**
 * Puts a version in force from a moment that is still to come: what happened before is judged by the versions of then,
 * for good. The same again is a refusal, as its name is taken.
 */
export async function putInForce(
  deps: VersionsDeps,
  operator: string,
  {
    programme,
    from,
    reason,
  }: { readonly programme: Programme; readonly from: string; readonly reason: string },
): Promise<Result<null, AppError>> {
  if (!isLawfulText(reason)) return err(appError('bad-request', { field: 'reason' }))
  const put = await deps.ledger.write(async (tx) => {
    const now = deps.clock.now()
    const refusal = refusalOfVersion(await readVersions(tx, deps), programme, from, now)
    if (refusal !== null) return err(refusal)
    const at = now.toISOString()
    const { id, version } = programme
    await tx
      .insertInto('programme_versions')
      .values({
        ...{ programme: id, version, operator, in_force_from: from, added_at: at },
        body: JSON.stringify({ ...programme, from }),
      })
      .execute()
    await note(tx, {
      ...{ operator, at, kind: 'programme', object: id, action: 'version-added', reason },
      details: { name: version, changes: [{ field: 'from', from: null, to: from }] },
    })
    return ok(null)
  })
  deps.ledger.book.lookAgain()
  return put
}

/** Takes back a version while that is in time: long enough before it comes in force that every process learns of it. */
export async function withdrawVersion(
  deps: VersionsDeps,
  operator: string,
  programme: string,
  version: string,
): Promise<Result<null, AppError>> {
  const withdrawn = await deps.ledger.write(async (tx) => {
    const now = deps.clock.now()
    const found = (await readVersions(tx, deps)).find(
      (one) => one.programme.id === programme && one.programme.version === version,
    )
    if (found === undefined) return err(appError('not-found'))
    if (found.state === 'withdrawn') return ok(null)
    const isInTime = found.from !== null && Date.parse(found.from) >= now.getTime() + leadMs
    if (!isInTime) return err(appError('conflict', { state: found.state }))
    const at = now.toISOString()
    await tx.insertInto('programme_withdrawals').values({ programme, version, at, operator }).execute()
    await note(tx, {
      ...{ operator, at, kind: 'programme', object: programme, action: 'version-withdrawn', reason: null },
      details: { name: version },
    })
    return ok(null)
  })
  deps.ledger.book.lookAgain()
  return withdrawn
}
