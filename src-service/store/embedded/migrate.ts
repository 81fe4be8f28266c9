import { sql, type Kysely } from 'kysely'
import type { Migration } from '../migrations/migration'
import type { Tables } from '../tables'

export class NewerDatabaseError extends Error {
  override readonly name = 'NewerDatabaseError'
}

/** Brings the database up to date under its write lock, so that of several processes one does it and the others find it done. */
export async function migrate(
  db: Kysely<Tables>,
  migrations: readonly Migration[],
  world: { readonly newId: () => string; readonly now: () => Date },
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await sql`create table if not exists migrations (
      number integer primary key not null, name text not null, applied_at text not null
    ) strict`.execute(tx)
    const found = await sql<{ number: number | null }>`select max(number) as number from migrations`.execute(
      tx,
    )
    const version = found.rows[0]?.number ?? 0
    const newest = migrations.at(-1)?.number ?? 0
    if (version > newest) {
      throw new NewerDatabaseError(
        `This data was written by a newer version of Firstlayer (database ${String(version)}, this one knows ${String(newest)}). Update Firstlayer to open it.`,
      )
    }
    const at = world.now().toISOString()
    for (const migration of migrations.filter(({ number }) => number > version)) {
      for (const statement of migration.embedded) await sql.raw(statement).execute(tx)
      await sql`insert into migrations (number, name, applied_at) values (${migration.number}, ${migration.name}, ${at})`.execute(
        tx,
      )
    }
    await tx
      .insertInto('service')
      .values({ id: world.newId(), made_at: at })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  })
}
