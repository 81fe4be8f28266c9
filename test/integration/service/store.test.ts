import { createIds } from '@service/ids'
import { storeEntry } from '@service/services/ledger'
import { reconcile } from '@service/services/reconcile'
import { migrations } from '@service/store/migrations/index'
import type { Migrating } from '@service/store/migrate'
import type { Store } from '@service/store/port'
import { sql } from 'kysely'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { forgetDatabase, openStore } from './support/database'
import { brokenRules } from './support/ledger-rules'
import { startService, type UnderTest } from './support/service-under-test'

const newId = createIds()
const now = () => new Date('2026-11-22T12:00:00.000Z')

describe('opening the database', () => {
  let folder: string
  beforeEach(async () => (folder = await mkdtemp(join(tmpdir(), 'store-'))))
  const forget = async () => {
    await forgetDatabase(join(folder, 'deep'))
    await rm(folder, { recursive: true, force: true })
  }
  afterEach(forget)
  const open = (more: Partial<Migrating> = {}) => openStore(join(folder, 'deep'), { newId, now, ...more })

  const serviceId = (store: Store) =>
    store.read((tx) => tx.selectFrom('service').select('id').executeTakeFirstOrThrow())

  it('brings it forward from every older version, and keeps who it is', async () => {
    for (let version = 0; version < migrations.length; version += 1) {
      if (version > 0) await (await open({ migrations: migrations.slice(0, version) })).close()
      const store = await open()
      const { id } = await serviceId(store)
      await store.close()
      const again = await open()
      expect(await serviceId(again)).toEqual({ id })
      await again.close()
      await forget()
    }
  })

  it('brings a first version with facts and points in it forward as they are', async () => {
    const first = await open({ migrations: migrations.slice(0, 1) })
    // By hand: what writes facts now looks at tables that came later.
    await first.write(async (tx) => {
      const [fact, at] = [newId(), now().toISOString()]
      await tx.insertInto('members').values({ id: 'ann', role: 'member', joined_at: at }).execute()
      const body = JSON.stringify({ id: fact, member: 'ann', at, type: 'preferences.set', tags: ['Art'] })
      const row = { id: fact, member: 'ann', type: 'preferences.set', at, recorded_at: at, claim: null, body }
      await tx.insertInto('facts').values(row).execute()
      const award = {
        programme: 'creator-rewards',
        version: '1',
        amount: 10,
        held: 0,
        kind: 'award',
      } as const
      const of = { rule: 'set-preference', subject: 'ann', step: 1, cause: fact, reason: null } as const
      const when = { occurredAt: at, recordedAt: at, why: { asked: 10 } }
      await storeEntry(tx, { member: 'ann', ...award, ...of, ...when }, newId())
    })
    const rows = (store: Store) =>
      store.read(async (tx) => ({
        facts: await tx.selectFrom('facts').selectAll().execute(),
        entries: await tx.selectFrom('entries').selectAll().execute(),
        balances: await tx.selectFrom('balances').selectAll().execute(),
        feed: await tx.selectFrom('feed').selectAll().execute(),
      }))
    const before = await rows(first)
    expect(before.entries).toMatchObject([{ member: 'ann', amount: 10 }])
    await first.close()

    const store = await open()
    expect(await rows(store)).toEqual(before)
    expect(await brokenRules(store)).toEqual([])
    await expect(
      store.write((tx) =>
        sql`insert into entries (id, member, programme, version, amount, held, kind, rule, subject, step, cause,
          occurred_at, recorded_at, why) values ('h', 'ann', 'creator-rewards', '1', 0, 5, 'hold', 'store', 'mug', 1,
          'nothing', 'x', 'x', '{}')`.execute(tx),
      ),
    ).rejects.toThrow('a hold belongs to an order or a dispute')
    await store.close()
  })

  it('keeps the models of before photos as they are, with no photo and nothing chosen to stand for them', async () => {
    const older = await open({ migrations: migrations.slice(0, 15) })
    const [id, claim, at] = [newId(), newId(), now().toISOString()]
    const model = { id, claim, member: 'ann', identity: 'clip', fingerprint: 'clip', sha256: '0'.repeat(64) }
    const words = { title: 'Clip', description: '', tags: '[]', category: '', licence: '', remix_of: null }
    await older.write(async (tx) => {
      await tx.insertInto('members').values({ id: 'ann', role: 'member', joined_at: at }).execute()
      const sent = { id: claim, member: 'ann', kind: 'publish-model', content_hash: '0'.repeat(64) }
      await tx
        .insertInto('claims')
        .values({
          ...sent,
          made_at: at,
          taken_in_at: at,
          state: 'done',
          error: null,
          model: id,
          profile: null,
        })
        .execute()
      const origin = { origin: 'original', state: 'approved', uploaded_at: at } as const
      await tx
        .insertInto('models')
        .values({ ...model, ...words, ...origin })
        .execute()
    })
    const models = (store: Store) => store.read((tx) => tx.selectFrom('models').selectAll().execute())
    const before = await models(older)
    await older.close()

    const store = await open()
    expect(await models(store)).toEqual(
      before.map((row) => ({ ...row, cover_plate: null, cover_photo: null })),
    )
    expect(await store.read((tx) => tx.selectFrom('model_photos').selectAll().execute())).toEqual([])
    const both = { cover_plate: 1, cover_photo: '0'.repeat(64) }
    await expect(store.write((tx) => tx.updateTable('models').set(both).execute())).rejects.toThrow(/check/iu)
    await store.close()
  })

  it('takes why a photo was removed before over from the log, to the photo that it was of', async () => {
    const older = await open({ migrations: migrations.slice(0, 16) })
    const [model, claim, at] = [newId(), newId(), now().toISOString()]
    const later = '2026-11-23T12:00:00.000Z'
    const [standing, first, second] = ['0', '1', '2'].map((digit) => digit.repeat(64))
    const removal = (when: string, reason: string) =>
      sql`insert into audit (at, operator, action, kind, object, reason, details)
        values (${when}, 'olga', 'photo-removed', 'upload', ${claim}, ${reason}, '{}')`
    await older.write(async (tx) => {
      for (const [id, role] of [
        ['ann', 'member'],
        ['olga', 'operator'],
      ] as const)
        await tx.insertInto('members').values({ id, role, joined_at: at }).execute()
      await sql`insert into claims (id, member, kind, content_hash, made_at, taken_in_at, state, model)
        values (${claim}, 'ann', 'publish-model', ${standing}, ${at}, ${at}, 'done', ${model})`.execute(tx)
      await sql`insert into models (id, member, claim, identity, sha256, title, description, tags, category, licence,
          origin, state, uploaded_at)
        values (${model}, 'ann', ${claim}, 'clip', ${standing}, 'Clip', '', '[]', '', '', 'original', 'approved',
          ${at})`.execute(tx)
      for (const [place, [sha256, removed]] of [
        [standing, null],
        [first, at],
        [second, later],
      ].entries())
        await sql`insert into model_photos (model, place, sha256, removed_at)
          values (${model}, ${place}, ${sha256}, ${removed})`.execute(tx)
      await removal(later, 'That is a dog.').execute(tx)
      await removal(at, 'That is a cat.').execute(tx)
    })
    await older.close()

    const store = await open()
    const photos = await store.read((tx) =>
      tx
        .selectFrom('model_photos')
        .select(['sha256', 'removal_reason', 'was_cover'])
        .orderBy('place')
        .execute(),
    )
    expect(photos).toEqual([
      { sha256: standing, removal_reason: null, was_cover: 0 },
      { sha256: first, removal_reason: 'That is a cat.', was_cover: 0 },
      { sha256: second, removal_reason: 'That is a dog.', was_cover: 0 },
    ])
    await store.close()
  })

  it('is done once when many open it at the same moment', async () => {
    const stores = await Promise.all(Array.from({ length: 5 }, () => open()))
    const ids = new Set(await Promise.all(stores.map(async (store) => (await serviceId(store)).id)))
    expect(ids.size).toBe(1)
    for (const store of stores) await store.close()
  })

  it('refuses data that a newer version wrote, and leaves it as it is', async () => {
    const store = await open()
    await store.write((tx) =>
      sql`insert into migrations values (999, 'from the future', '2030-01-01T00:00:00.000Z')`.execute(tx),
    )
    await store.close()
    await expect(open()).rejects.toThrow('newer version of Firstlayer')
  })

  it('applies a migration whole or not at all', async () => {
    const broken = [
      ...migrations,
      { number: 900, name: 'broken', statements: ['create table a (b text)', 'nonsense'] },
    ]
    await expect(open({ migrations: broken })).rejects.toThrow()
    const store = await open()
    await expect(store.read((tx) => sql`select b from a`.execute(tx as never))).rejects.toThrow()
    await store.close()
  })

  it('never lets a reader write', async () => {
    const store = await open()
    await expect(store.read((tx) => sql`delete from service`.execute(tx as never))).rejects.toThrow()
    await store.close()
  })
})

describe('the database itself', () => {
  let service: UnderTest
  beforeEach(async () => (service = await startService()))
  afterEach(() => service.close())
  const run = (statement: string) => service.store.write((tx) => sql.raw(statement).execute(tx))

  const entry = (values: Partial<Record<string, string | number | null>>) => {
    const row = {
      id: newId(),
      member: 'ann',
      programme: 'p',
      version: '1',
      amount: 1,
      held: 0,
      kind: 'award',
      rule: 'r',
      subject: 's',
      step: 1,
      cause: 'c',
      answers: null,
      occurred_at: 'x',
      recorded_at: 'x',
      reason: null,
      why: '{}',
      ...values,
    }
    const literal = (value: string | number | null | undefined) =>
      value == null ? 'null' : `'${String(value)}'`
    return `insert into entries (${Object.keys(row).join()}) values (${Object.values(row).map(literal).join()})`
  }

  it.each([
    ['changing a fact', `update facts set member = 'ben'`, 'append-only'],
    ['losing a fact', `delete from facts`, 'append-only'],
    ['changing an entry', `update entries set amount = 1000`, 'append-only'],
    ['losing an entry', `delete from entries`, 'append-only'],
    ['changing a decision', `update decisions set decision = 'approve'`, 'append-only'],
    ['forgetting a claim', `delete from claims`, 'remembered'],
    ['giving a claim other content', `update claims set content_hash = '${'0'.repeat(64)}'`, 'never changes'],
    ['deciding a claim twice', `update claims set state = 'refused', error = '{}'`, 'decided once'],
    ['taking an approved model back', `update models set state = 'refused'`, 'change its state'],
    ['taking a published profile back', `update profiles set state = 'refused'`, 'change its state'],
    ['a second first profile', `update profiles set first = 1`, /unique/iu],
  ])('refuses %s', async (_, statement, why) => {
    const ann = service.as('ann')
    const { model } = await ann.publishModel({ fingerprint: 'clip' })
    await ann.publishProfile({ salt: 'one' }, { model: model ?? '' })
    await ann.publishProfile({ salt: 'two' }, { model: model ?? '' })
    await run(
      `insert into decisions (claim, operator, decision, at) select id, 'olga', 'refuse', 'x' from claims limit 1`,
    )
    await expect(run(statement)).rejects.toThrow(why)
  })

  it.each([
    ['an award below zero', { amount: -1 }],
    ['an award that holds', { held: 1 }],
    ['a deduction that gives', { kind: 'deduction', amount: 1 }],
    ['a deduction of nothing in particular', { kind: 'deduction', amount: -1 }],
    ['a reversal of nothing in particular', { kind: 'reversal', amount: -1 }],
    ['a hold that moves points', { kind: 'hold', amount: -5, held: 5 }],
    ['a release that holds', { kind: 'release', amount: 0, held: 5 }],
    ['a capture of other than was held', { kind: 'capture', amount: -5, held: -4 }],
    ['an expiry that gives', { kind: 'expiry', amount: 5 }],
    ['a kind that is none', { kind: 'gift' }],
    ['an entry of nobody', { member: 'nobody' }],
    ['a broken amount', { amount: 0.5 }],
  ])('refuses %s', async (_, values) => {
    await expect(run(entry(values))).rejects.toThrow()
  })

  it('refuses a second reversal of the same entry', async () => {
    const award = newId()
    await run(entry({ id: award, amount: 10 }))
    await run(entry({ kind: 'reversal', amount: -10, answers: award }))
    await expect(run(entry({ kind: 'reversal', amount: -10, answers: award }))).rejects.toThrow(/unique/iu)
  })
})

describe('reconciliation', () => {
  let service: UnderTest
  beforeEach(async () => (service = await startService()))
  afterEach(() => service.close())

  it('finds nothing where balances are what the sums say', async () => {
    await service.as('ann').publishModel({ fingerprint: 'clip' })
    expect(await reconcile(service.deps)).toEqual([])
  })

  it.each([
    ['a balance that was changed', `update balances set balance = balance + 1`],
    ['a balance that is not there', `delete from balances`],
    ['a balance of nothing', `insert into balances values ('ann', 'invented', 5, 0)`],
  ])('raises an alarm over %s and stops payouts to that member', async (_, statement) => {
    await service.as('ann').publishModel({ fingerprint: 'clip' })
    await service.store.write((tx) => sql.raw(statement).execute(tx))
    const logged: string[] = []
    const found = await reconcile({ ...service.deps, log: (event) => logged.push(event) })
    expect(found).toMatchObject([{ member: 'ann' }])
    expect(logged).toEqual(['balance-differs-from-entries'])
    const stopped = await service.store.read((tx) =>
      tx.selectFrom('members').select('id').where('payouts_stopped', '=', 1).execute(),
    )
    expect(stopped).toEqual([{ id: 'ann' }])
  })
})
