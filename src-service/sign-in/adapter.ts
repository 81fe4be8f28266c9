import type { BetterAuthOptions } from 'better-auth'
import type { DBAdapter } from 'better-auth/adapters'
import { kyselyAdapter } from '@better-auth/kysely-adapter'
import { CamelCasePlugin } from 'kysely'
import type { Store, Writing } from '../store/port'

/** The library's names in the database's spelling: `deviceCode` is `device_code`. */
const spelling = new CamelCasePlugin()

/**
 * better-auth over the service's own store, so that its statements wait for the write lock like all others. Both
 * databases keep instants as text and yes and no as numbers, which is what the library calls SQLite.
 */
export const adapterOver =
  (store: Store) =>
  (options: BetterAuthOptions): DBAdapter => {
    const over = (tx: Writing) => kyselyAdapter(tx.withPlugin(spelling), { type: 'sqlite' })(options)
    const write = <T>(work: (adapter: DBAdapter) => Promise<T>) => store.write((tx) => work(over(tx)))
    // The port hides everything but `select`, and no more is used of it here.
    const read = <T>(work: (adapter: DBAdapter) => Promise<T>) =>
      store.read((tx) => work(over(tx as Writing)))
    const adapter: DBAdapter = {
      id: 'firstlayer',
      findOne: (data) => read((to) => to.findOne(data)),
      findMany: (data) => read((to) => to.findMany(data)),
      count: (data) => read((to) => to.count(data)),
      create: (data) => write((to) => to.create(data)),
      update: (data) => write((to) => to.update(data)),
      updateMany: (data) => write((to) => to.updateMany(data)),
      delete: (data) => write((to) => to.delete(data)),
      deleteMany: (data) => write((to) => to.deleteMany(data)),
      consumeOne: (data) => write((to) => to.consumeOne(data)),
      incrementOne: (data) => write((to) => to.incrementOne(data)),
      // What has to happen together this service writes itself (accounts.ts, tokens.ts).
      transaction: (work) => work(adapter),
    }
    return adapter
  }
