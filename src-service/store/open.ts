import { join } from 'node:path'
import { openEmbeddedStore } from './embedded/open'
import type { Migrating } from './migrate'
import type { Store } from './port'
import { openPostgresStore } from './postgres/open'

/** The PostgreSQL of an address, or without one the SQLite file in the data folder. */
export const openStore = ({
  data,
  database,
  ...options
}: Migrating & { readonly data: string; readonly database: string | null }): Promise<Store> =>
  database === null
    ? openEmbeddedStore({ path: join(data, 'service.sqlite'), ...options })
    : openPostgresStore({ url: database, ...options })
