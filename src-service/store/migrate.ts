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
  /** For an empty database alone: the rows that it begins with, of a back-up. */
  readonly filling?: Filling
}

/** Rows that were lawful when they were written: they are put in before there are triggers to judge how they came about. */
export type Filling = {
  /** The last migration that their database had; later ones are applied to them afterwards. */
  readonly migration: number
  readonly fill: (tx: Writing) => Promise<void>
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
  const done = async ({ number, name }: Migration) => {
    await sql`insert into migrations (number, name, applied_at) values (${number}, ${name}, ${at})`.execute(
      tx,
    )
  }
  const filled = world.filling?.migration ?? version
  if (world.filling !== undefined) {
    if (version > 0)
      throw new CannotOpenError('There is data already: a back-up is restored into an empty database.')
    if (filled > newest)
      throw new CannotOpenError('This back-up is of a newer version of Firstlayer. Update it first.')
    const old = migrations.filter(({ number }) => number <= filled)
    const all = old.flatMap(({ statements }) => statements)
    for (const one of all.filter((statement) => typeof statement === 'string')) await run(tx, inItsWords(one))
    await world.filling.fill(tx)
    for (const one of all.filter((statement) => typeof statement !== 'string')) await run(tx, inItsWords(one))
    for (const migration of old) await done(migration)
  }
  for (const migration of migrations.filter(({ number }) => number > filled)) {
    for (const statement of migration.statements) await run(tx, inItsWords(statement))
    await done(migration)
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
