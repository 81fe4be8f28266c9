import { codeOf } from '@service/error-code'
import pg from 'pg'

/** A database with every migration and nothing in it. */
export const template = 'up_to_date'

/** The address of another database of the same PostgreSQL. */
export function urlOf(postgres: string, name: string): string {
  const url = new URL(postgres)
  url.pathname = `/${name}`
  return url.href
}

/** Makes a database, empty or as a copy, unless it is there; its address. */
export async function createDatabase(
  postgres: string,
  name: string,
  copyOf: string | null = null,
): Promise<string> {
  const from = copyOf === null ? 'template0' : pg.escapeIdentifier(copyOf)
  // Files are copied in a fifth of the time that their pages take through the log, which is for large clusters at work.
  try {
    await run(postgres, `create database ${pg.escapeIdentifier(name)} template ${from} strategy file_copy`)
  } catch (error) {
    // It is there, or somebody else made it at the same moment.
    if (!['42P04', '23505'].includes(codeOf(error))) throw error
  }
  return urlOf(postgres, name)
}

export const dropDatabase = (postgres: string, name: string): Promise<void> =>
  run(postgres, `drop database if exists ${pg.escapeIdentifier(name)} with (force)`)

async function run(postgres: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: postgres })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
