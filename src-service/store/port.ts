import type { Transaction } from 'kysely'
import type { Tables } from './tables'

/** A transaction that may only look. */
export type Reading = Pick<Transaction<Tables>, 'selectFrom'>
export type Writing = Transaction<Tables>

/** Why the database refused, told apart as far as the service acts on it. */
export type StoreFailure = 'unique' | 'busy' | 'full' | 'other'

/**
 * An opened database with every migration applied. What differs between databases is behind this port; the queries
 * themselves are the same for all.
 */
export type Store = {
  /** One consistent view of what is committed. */
  readonly read: <T>(work: (tx: Reading) => Promise<T>) => Promise<T>
  /**
   * All of it or nothing, on disk when this answers. Writers come one after the other, over all processes, so that
   * numbers given out in `facts` and `feed` are in the order of the commits.
   */
  readonly write: <T>(work: (tx: Writing) => Promise<T>) => Promise<T>
  readonly failureOf: (error: unknown) => StoreFailure
  readonly close: () => Promise<void>
}
