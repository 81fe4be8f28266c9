import type { Entry } from '@shared/ledger/entry'
import { lotsOf, type LotEntry } from '@shared/ledger/lots'
import { expiriesDue } from '@shared/ledger/lots-due'
import { earnedBefore, expiryBy, type ExpiresAt } from '@shared/ledger/lots-expiry'
import type { Programme } from '@shared/programme/schema'
import type { Clock } from '@shared/time'
import type { Log } from '../deps'
import type { Reading, Store, Writing } from '../store/port'
import { accountsToLookAt, refusedAlarm, rememberLooks, type Account } from './expiry-looks'
import { storeEntry } from './ledger'
import { failureForLog } from '../failure-for-log'

export type ExpiryDeps = {
  readonly store: Store
  readonly clock: Clock
  readonly newId: () => string
  readonly programmes: readonly Programme[]
  readonly log: Log
}

/** Few enough that other writers need not wait long. */
const accountsPerWrite = 20

/**
 * Writes what has expired by now, each once however often and by however many processes it is asked, a few members in
 * one transaction. A member for whom the database refuses it gets an alarm, and holds up nobody else.
 */
export async function expirePoints(deps: ExpiryDeps): Promise<void> {
  const now = deps.clock.now().toISOString()
  const expiresAt = expiryBy(deps.programmes)
  const expiring = deps.programmes.flatMap((programme) => {
    const before = earnedBefore(programme, now)
    return before === null ? [] : [{ programme: programme.id, version: programme.version, before }]
  })
  if (expiring.length === 0) return
  const { accounts, seq } = await deps.store.read((tx) => accountsToLookAt(tx, expiring))
  for (let from = 0; from < accounts.length; from += accountsPerWrite) {
    await expireAccounts({ ...deps, expiresAt, now }, accounts.slice(from, from + accountsPerWrite))
  }
  await deps.store.write((tx) => rememberLooks(tx, expiring, seq))
}

type World = ExpiryDeps & { readonly expiresAt: ExpiresAt; readonly now: string }

/** All of them in one transaction; when the database refuses that, each in one of its own. */
async function expireAccounts(world: World, accounts: readonly Account[]): Promise<void> {
  try {
    await world.store.write(async (tx) => {
      for (const account of accounts) await expireAccount(tx, world, account)
    })
  } catch (error) {
    if (['busy', 'full'].includes(world.store.failureOf(error))) throw error
    const [account, ...others] = accounts
    if (account !== undefined && others.length === 0) return raiseAlarm(world, account, failureForLog(error))
    for (const one of accounts) await expireAccounts(world, [one])
  }
}

async function expireAccount(tx: Writing, world: World, account: Account): Promise<void> {
  const lots = lotsOf(await entriesOf(tx, account), world.expiresAt)
  for (const draft of expiriesDue(lots, world.now)) {
    await storeEntry(tx, draft, world.newId(), draft.answers)
  }
}

async function entriesOf(tx: Reading, { member, programme }: Account): Promise<readonly LotEntry[]> {
  const rows = await tx
    .selectFrom('entries')
    .select([
      'id',
      'member',
      'programme',
      'version',
      'amount',
      'held',
      'kind',
      'rule',
      'subject',
      'step',
      'cause',
      'answers',
      'occurred_at as occurredAt',
    ])
    .where('member', '=', member)
    .where('programme', '=', programme)
    .orderBy('seq')
    .execute()
  return rows.map((row) => ({ ...row, kind: row.kind as Entry['kind'] }))
}

/** One alarm a member, however often it happens again. */
async function raiseAlarm(deps: ExpiryDeps, { member, programme }: Account, error: string): Promise<void> {
  deps.log(refusedAlarm, { member, programme, error })
  await deps.store.write(async (tx) => {
    const before = await tx
      .selectFrom('alarms')
      .select('id')
      .where('member', '=', member)
      .where('kind', '=', refusedAlarm)
      .executeTakeFirst()
    if (before !== undefined) return
    const details = JSON.stringify({ programme, error })
    const at = deps.clock.now().toISOString()
    await tx
      .insertInto('alarms')
      .values({ id: deps.newId(), member, kind: refusedAlarm, details, at })
      .execute()
  })
}
