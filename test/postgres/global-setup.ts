import { createIds } from '@service/ids'
import { openPostgresStore } from '@service/store/postgres/open'
import type { TestProject } from 'vitest/node'
import { startCluster, type Cluster } from '../../bench/support/cluster'
import { createDatabase, template } from './databases'

declare module 'vitest' {
  // eslint-disable-next-line @typescript-eslint/consistent-type-definitions -- only an interface can be added to.
  interface ProvidedContext {
    /** The address of the PostgreSQL that this run of the tests is over; absent where it is over SQLite. */
    readonly postgres: string | undefined
  }
}

let cluster: Cluster | null = null

/** One PostgreSQL for the whole run, with a database that is up to date for others to be copied from. */
export async function setup(project: TestProject): Promise<void> {
  cluster = await startCluster({ durable: false })
  const postgres = cluster.urlOf('postgres')
  const store = await openPostgresStore({
    url: await createDatabase(postgres, template),
    newId: createIds(),
    now: () => new Date('2026-11-22T00:00:00.000Z'),
  })
  await store.close()
  project.provide('postgres', postgres)
}

export const teardown = async (): Promise<void> => cluster?.stop()
