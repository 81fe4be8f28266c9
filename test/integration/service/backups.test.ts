import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { makeBackup } from '@service/backup/make-backup'
import { fillingFrom, readManifest, restoreFiles } from '@service/backup/restore-backup'
import { leftOut } from '@service/backup/manifest'
import { replayLedger } from '@service/services/replay'
import { migrations } from '@service/store/migrations/index'
import type { Store } from '@service/store/port'
import { tableShapes } from '@service/store/table-shapes'
import { sql } from 'kysely'
import { forgetDatabase, openStore } from './support/database'
import { madeUp } from './support/fake-inspector'
import { brokenRules } from './support/ledger-rules'
import { jpeg } from './support/photos'
import { lines, modelBody, newId, startService, type UnderTest } from './support/service-under-test'
import { home, shopOf } from './support/shop'

let service: UnderTest
let folder: string
let opened: { readonly folder: string; readonly store: Store }[]
beforeEach(async () => {
  service = await startService({ approval: 'by-hand' })
  folder = await mkdtemp(join(tmpdir(), 'backups-'))
  opened = []
})
afterEach(async () => {
  await service.close()
  for (const { store, folder: of } of opened) {
    await store.close()
    await forgetDatabase(of)
  }
  await rm(folder, { recursive: true, force: true })
})

const at = (name: string) => join(folder, name)
const backUp = (name = 'one') => makeBackup({ ...service.deps, dataFolder: service.folder }, at(name))

/** Opens the data that a back-up gives in a folder and a database of its own. */
async function restoreInto(name: string, from = 'one'): Promise<Store> {
  const manifest = await readManifest(at(from))
  await restoreFiles(at(from), manifest, at(name))
  const filling = fillingFrom(at(from), manifest)
  // Migrations are named so that the database is made empty, not as a copy of one that is up to date.
  const store = await openStore(at(name), { newId, now: () => new Date(), migrations, filling })
  opened.push({ folder: at(name), store })
  return store
}

const decide = (claim: string, decision: object) =>
  service.as('olga').post(`/v1/operator/claims/${claim}/decision`, decision)

/** Something in every corner: models and profiles in each state, entries of many kinds, an order, a dispute. */
async function live(): Promise<void> {
  const ann = service.as('ann')
  await ann.claim({ kind: 'preferences', tags: ['Art', 'Überraschung 🎁'] })
  const [file, photo] = [await ann.upload(madeUp({ fingerprint: 'clip' })), await ann.upload(jpeg('clip'))]
  const photos = { photos: [photo.ref], cover: { photo: photo.ref.sha256 } }
  const clip = await ann.claim({ ...modelBody(file.ref), ...photos })
  await ann.publishProfile({ salt: 'p' }, { model: clip.model ?? '' })
  await decide(clip.id, { decision: 'approve' })
  const refused = await service.as('ben').publishModel({ fingerprint: 'other' })
  await decide(refused.id, { decision: 'refuse', reason: 'No.' })
  const shop = shopOf(service)
  await shop.put('mug', { kind: 'physical' })
  await shop.order('ann', 'mug', { address: home })
  await shop.put('card', { kind: 'code' })
  await shop.addCodes('card', 'SECRET-1', 'SECRET-2')
  const [award] = await ann.entries()
  await ann.post('/v1/disputes', { id: newId(), entry: award?.id, statement: 'Too little.' })
}

const everything = (store: Store) =>
  store.read(async (tx) => {
    const all: Record<string, unknown> = {}
    for (const { name, key } of tableShapes(migrations)) {
      if (leftOut.includes(name)) continue
      const order = sql.join(key.map((column) => sql.ref(column)))
      all[name] = await tx
        .selectFrom(sql<Record<string, unknown>>`${sql.table(name)}`.as('row'))
        .selectAll()
        .orderBy(order)
        .execute()
    }
    return all
  })

describe('a back-up', () => {
  it('restored elsewhere is the same service: every row, every file, and the ledger adds up', async () => {
    await live()
    const made = await backUp()
    expect(made).toMatchObject({ missing: 0 })
    const store = await restoreInto('two')
    expect(await everything(store)).toEqual(await everything(service.store))
    expect(await brokenRules(store)).toEqual([])
    expect((await replayLedger({ ...service.deps, store })).differences).toEqual([])
    for (const name of await readdir(join(service.folder, 'uploads'))) {
      const [before, after] = [join(service.folder, 'uploads', name), join(at('two'), 'uploads', name)]
      expect((await readFile(after)).equals(await readFile(before))).toBe(true)
    }
    const key = (of: string) => readFile(join(of, 'store.key'))
    expect((await key(at('two'))).equals(await key(service.folder))).toBe(true)
  })

  it('goes on where it was: the next fact comes after those restored, and the guards stand again', async () => {
    await live()
    await backUp()
    const store = await restoreInto('two')
    await store.close()
    const second = await startService({ folder: at('two') })
    await second.as('cid').claim({ kind: 'preferences', tags: ['Art'] })
    expect(lines(await second.as('cid').entries())).toEqual(['set-preference 10'])
    expect(lines(await second.as('ann').entries())).toEqual(lines(await service.as('ann').entries()))
    await expect(second.store.write((tx) => tx.deleteFrom('entries').execute())).rejects.toThrow(
      /append-only/u,
    )
    await second.app.close()
    await second.store.close()
  })

  it('is of one moment, whatever is written while it is made', async () => {
    await live()
    let stop = false
    const busy = (async () => {
      for (let n = 0; !stop; n += 1)
        await service.as('dot').claim({ kind: 'preferences', tags: [`Tag ${n}`] })
    })()
    try {
      await backUp()
    } finally {
      stop = true
      await busy
    }
    const store = await restoreInto('two')
    expect(await brokenRules(store)).toEqual([])
    expect((await replayLedger({ ...service.deps, store })).differences).toEqual([])
  })

  it('is not written over, and a half one or a changed one is not restored', async () => {
    await live()
    await backUp()
    await expect(backUp()).rejects.toThrow('there already')
    const facts = join(at('one'), 'tables', 'facts.jsonl')
    const before = await readFile(facts)
    await writeFile(facts, before.subarray(0, before.length / 2))
    await expect(restoreInto('two')).rejects.toThrow('checksum differs')
    await writeFile(facts, before)
    const [upload = ''] = await readdir(join(at('one'), 'uploads'))
    await writeFile(join(at('one'), 'uploads', upload), 'other bytes')
    await expect(restoreInto('three')).rejects.toThrow('checksum differs')
    await rm(join(at('one'), 'backup.json'))
    await expect(restoreInto('four')).rejects.toThrow('no backup.json')
  })

  it('is not put over data that is there', async () => {
    await live()
    await backUp()
    await restoreInto('two')
    await expect(restoreInto('two')).rejects.toThrow('has uploads already')
    const manifest = await readManifest(at('one'))
    const filling = fillingFrom(at('one'), manifest)
    await expect(openStore(at('two'), { newId, now: () => new Date(), migrations, filling })).rejects.toThrow(
      'There is data already',
    )
  })
})

it('every table there is has a place in it, with a key to read it by', () => {
  const shapes = tableShapes(migrations)
  expect(shapes.find(({ name }) => name === 'balances')?.key).toEqual(['member', 'programme'])
  expect(shapes.find(({ name }) => name === 'facts')).toEqual({ name: 'facts', key: ['seq'], counter: 'seq' })
  const made = migrations.flatMap(({ statements }) =>
    statements.filter((one) => typeof one === 'string' && one.includes('create table')),
  )
  expect(shapes).toHaveLength(made.length)
})
