import { createIds } from '@service/ids'
import { openPostgresStore } from '@service/store/postgres/open'
import pg from 'pg'
import type { Cluster } from './cluster'

/**
 * A database as the service makes it, filled by `fill` without its triggers and references in the way. What it fills
 * it also analyses; a table that was analysed while it was empty would be read from end to end as it grows.
 */
export async function filledDatabase(
  cluster: Cluster,
  name: string,
  fill: (client: pg.Client, url: string) => Promise<void>,
): Promise<string> {
  await within(cluster.urlOf('postgres'), (client) => client.query(`create database ${name}`))
  const url = cluster.urlOf(name)
  const store = await openPostgresStore({ url, newId: createIds(), now: () => new Date() })
  await store.close()
  await within(url, async (client) => {
    await client.query('set session_replication_role = replica')
    await fill(client, url)
    await client.query('checkpoint')
  })
  return url
}

export async function within<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/** Fills a table whose lookups are made afterwards, which takes a fraction of the time. */
export async function fillWithoutIndexes(
  client: pg.Client,
  table: string,
  fill: () => Promise<unknown>,
): Promise<void> {
  const { rows } = await client.query<{ name: string; definition: string }>(
    `select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as definition from pg_index
      where indrelid = $1::regclass and not exists (select from pg_constraint where conindid = indexrelid)`,
    [table],
  )
  for (const { name } of rows) await client.query(`drop index ${name}`)
  await fill()
  for (const { definition } of rows) await client.query(definition)
  await client.query(`vacuum analyze ${table}`)
}
