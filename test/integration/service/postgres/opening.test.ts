import { expect, inject, it } from 'vitest'
import { openPostgresStore } from '@service/store/postgres/open'
import { createDatabase, dropDatabase, urlOf } from '../../../postgres/databases'
import { newId } from '../support/service-under-test'

const postgres = inject('postgres') ?? ''
const now = () => new Date()
const withPassword = (url: string, password: string): string => {
  const other = new URL(url)
  other.password = password
  return other.href
}

it.each([
  ['is not there', urlOf(postgres, 'nowhere'), '3D000'],
  ['does not know the password', withPassword(postgres, 'guessed'), '28P01'],
  ['does not run', 'postgres://test:secret@127.0.0.1:1/club', 'ECONNREFUSED'],
])('a database that %s is told in a sentence without the password', async (_, url, code) => {
  const opening = openPostgresStore({ url, newId, now })
  await expect(opening).rejects.toThrow(`The database of DATABASE_URL cannot be opened (${code})`)
  await expect(opening).rejects.not.toThrow(/secret|guessed/u)
})

it('writers come one after the other, so that what is read in a write is not overtaken', async () => {
  const name = `writers_${newId().toLowerCase()}`
  const url = await createDatabase(postgres, name)
  const one = await openPostgresStore({ url, newId, now })
  const two = await openPostgresStore({ url, newId, now })
  const writes = Array.from({ length: 40 }, (_, n) =>
    (n % 2 === 0 ? one : two).write(async (tx) => {
      const { count } = await tx
        .selectFrom('members')
        .select((eb) => eb.fn.countAll<number>().as('count'))
        .executeTakeFirstOrThrow()
      const member = { id: `member-${count}`, role: 'member', joined_at: now().toISOString() } as const
      await tx.insertInto('members').values(member).execute()
    }),
  )
  await Promise.all(writes)
  const ids = await one.read((tx) => tx.selectFrom('members').select('id').execute())
  expect(ids).toHaveLength(40)
  await Promise.all([one.close(), two.close()])
  await dropDatabase(postgres, name)
})

it('a view sees one moment: what is written meanwhile is not in it', async () => {
  const name = `view_${newId().toLowerCase()}`
  const url = await createDatabase(postgres, name)
  const store = await openPostgresStore({ url, newId, now })
  const ids = await store.read(async (tx) => {
    const before = await tx.selectFrom('members').select('id').execute()
    await store.write((other) =>
      other.insertInto('members').values({ id: 'late', role: 'member', joined_at: 'x' }).execute(),
    )
    return [before, await tx.selectFrom('members').select('id').execute()]
  })
  expect(ids).toEqual([[], []])
  await store.close()
  await dropDatabase(postgres, name)
})
