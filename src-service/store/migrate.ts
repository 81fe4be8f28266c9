import { sql } from 'kysely'
import type { Migration, Statement } from './migrations/migration'
import type { Writing } from './port'

/** Why a database cannot be used, as a sentence for who runs the service. */
export class CannotOpenError extends Error {
  override readonly name = 'CannotOpenError'
}

/** What bringing a database up to date needs; the migrations are those of an older or a deliberately broken one in tests. */
export type Migrating = {
  readonly newId: () => string
  readonly now: () => Date
  readonly migrations?: readonly Migration[]
}

/**
 * Brings the database up to date in a transaction that holds its write lock, so that of several processes one does it
 * and the others find it done.
 */
export async function migrate(
  tx: Writing,
  migrations: readonly Migration[],
  inItsWords: (statement: Statement) => readonly string[],
  world: Migrating,
): Promise<void> {
  await run(
    tx,
    inItsWords(`create table if not exists migrations (
      number integer primary key not null, name text not null, applied_at text not null
    )`),
  )
  const found = await sql<{ number: number | null }>`select max(number) as number from migrations`.execute(tx)
  const version = found.rows[0]?.number ?? 0
  const newest = migrations.at(-1)?.number ?? 0
  if (version > newest) {
    throw new CannotOpenError(
      `This data was written by a newer version of Firstlayer (database ${String(version)}, this one knows ${String(newest)}). Update Firstlayer to open it.`,
    )
  }
  const at = world.now().toISOString()
  for (const { number, name, statements } of migrations.filter((one) => one.number > version)) {
    for (const statement of statements) await run(tx, inItsWords(statement))
    await sql`insert into migrations (number, name, applied_at) values (${number}, ${name}, ${at})`.execute(
      tx,
    )
  }
  await tx
    .insertInto('service')
    .values({ id: world.newId(), made_at: at })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

async function run(tx: Writing, statements: readonly string[]): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(tx)
}
