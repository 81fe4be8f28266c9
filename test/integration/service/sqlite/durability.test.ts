import { openEmbeddedStore } from '@service/store/embedded/open'
import { sql } from 'kysely'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { newId } from '../support/service-under-test'

it('the embedded database flushes every commit and checks references', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'store-'))
  const store = await openEmbeddedStore({
    path: join(folder, 'service.sqlite'),
    newId,
    now: () => new Date(),
  })
  const read = await store.write((tx) =>
    sql`select * from pragma_foreign_keys, pragma_synchronous`.execute(tx),
  )
  expect(read.rows).toEqual([{ foreign_keys: 1, synchronous: 2 }])
  await store.close()
  await rm(folder, { recursive: true, force: true })
})
