import { shippedProgrammes } from '@shared/programme/shipped'
import { createLedger } from '@service/services/ledger'
import { replayLedger } from '@service/services/replay'
import { openData } from '@service/command-line/opened'
import { addKey } from '@service/command-line/keys'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { school } from '../../unit/programme/support/third-programme'
import { environmentOf, tamper } from './support/database'
import { buildService, runService, type BuiltService } from './support/service-process'
import { newId, startService, type UnderTest } from './support/service-under-test'
import { shopOf } from './support/shop'

let service: UnderTest

const [creator, community] = shippedProgrammes()

/** A year of members who publish, review, redeem, doubt and see a model taken down, over a change of the rules. */
async function lived(): Promise<void> {
  const turn = '2027-01-01T00:00:00Z'
  const programmes = [
    creator!,
    { ...creator!, version: 'second', from: turn, rules: creator!.rules.toReversed() },
    community!,
    school(),
  ]
  service = await startService({ at: '2026-11-10T12:00:00.000Z', programmes })
  const [ann, ben] = [service.as('ann'), service.as('ben')]
  const models: string[] = []
  for (let n = 0; n < 4; n += 1) {
    const { model } = await ann.publishModel(
      { fingerprint: `clip ${String(n)}` },
      n % 2 ? 'remix' : 'original',
    )
    models.push(model ?? '')
    await ben.publishProfile({ salt: `by ben ${String(n)}` }, { model: model ?? '' })
    service.clock.at += 20 * 86_400_000
  }
  await ben.claim({ kind: 'preferences', tags: ['Art'] })
  const shop = shopOf(service)
  await shop.put('mug', { price: 15 })
  await shop.fulfil((await shop.order('ann', 'mug', { price: 15 })).id)
  const ledger = createLedger(service.deps)
  const record = (own: object) =>
    ledger.write((_, write) =>
      write(
        { member: 'olga', at: service.clock.now().toISOString(), ...own } as Parameters<typeof write>[0],
        null,
      ),
    )
  await record({ type: 'model.downloads', member: 'ann', model: models[1], total: 130 })
  await record({
    type: 'review.posted',
    member: 'ben',
    review: 'r',
    model: models[1],
    rating: 5,
    photo: true,
    description: true,
  })
  await record({ type: 'review.photo_rejected', review: 'r' })
  await record({ type: 'model.revoked', model: models[0], reason: 'copied' })
  service.clock.at = Date.parse('2027-12-01T12:00:00.000Z')
  await ledger.advance()
}

const run = (statement: string) => tamper(service.store, statement)

const differences = async () => (await replayLedger(service.deps)).differences

describe('the stored facts, replayed', () => {
  afterEach(() => service.close())

  it('give the stored ledger, over a change of the rules, orders and a model taken down', async () => {
    await lived()
    const { facts, entries, differences: found } = await replayLedger(service.deps)
    expect(found).toEqual([])
    expect(facts).toBeGreaterThan(15)
    const stored = await service.store.read((tx) =>
      tx
        .selectFrom('entries')
        .select(['kind', 'version', 'rule'])
        .where('kind', 'in', ['award', 'deduction', 'reversal'])
        .execute(),
    )
    expect(entries).toBe(stored.length)
    expect(new Set(stored.map(({ kind }) => kind)).size).toBe(3)
    expect(new Set(stored.map(({ version }) => version)).has('second')).toBe(true)
    expect(stored.some(({ rule }) => rule === 'anniversary')).toBe(true)
  })

  it('give it also where an operator took some of an award back before', async () => {
    await lived()
    const olga = service.as('olga')
    const ann = await service.as('ann').entries()
    const doubted = ann.find(({ kind, rule, programme }) => {
      return kind === 'award' && rule === 'excellent-model' && programme === creator!.id
    })
    const id = newId()
    const opened = await olga.post('/v1/operator/disputes', { id, entry: doubted?.id, statement: 'Bots.' })
    expect(opened.statusCode).toBeLessThan(300)
    const resolved = await olga.post(`/v1/operator/disputes/${id}/resolution`, {
      of: 'open',
      outcome: 'taken-back',
      reason: 'Bots.',
    })
    expect(resolved.statusCode).toBe(200)
    expect(await differences()).toEqual([])
    await createLedger(service.deps).write((_, record) =>
      record(
        {
          type: 'model.revoked',
          member: 'olga',
          at: service.clock.now().toISOString(),
          model: doubted?.subject ?? '',
          reason: 'bots',
        },
        null,
      ),
    )
    const reversal = (await service.as('ann').entries()).find(
      ({ kind, answers }) => kind === 'reversal' && answers === doubted?.id,
    )
    expect(reversal?.amount).toBe(0)
    expect(await differences()).toEqual([])
  })

  it('say nothing of an anniversary that the next look will give', async () => {
    await lived()
    await run(`delete from feed`)
    await run(`delete from entries where rule = 'anniversary'`)
    expect(await differences()).toEqual([])
  })

  it.each<[string, string, readonly object[]]>([
    [
      'an award of more points',
      `update entries set amount = amount + 1 where seq = (select max(seq) from entries where rule = 'model-upload' and kind = 'award')`,
      [
        {
          what: 'differs',
          line: { rule: 'model-upload' },
          fields: [{ name: 'amount', stored: 11, replayed: 10 }],
        },
      ],
    ],
    [
      'an award by another version',
      `update entries set version = 'forged' where rule = 'set-preference'`,
      [{ what: 'differs', fields: [{ name: 'version', stored: 'forged', replayed: 'second' }] }],
    ],
    [
      'an award that was moved to another month',
      `update entries set occurred_at = '2026-12-24T00:00:00.000Z' where rule = 'first-print-profile' and kind = 'award'`,
      [{ what: 'differs', fields: [{ name: 'occurredAt', stored: '2026-12-24T00:00:00.000Z' }] }],
    ],
    [
      'another reason',
      `update entries set reason = 'cap-reached', why = '{"asked":99}' where rule = 'set-preference'`,
      [
        {
          fields: [
            { name: 'reason', stored: 'cap-reached', replayed: null },
            { name: 'why', stored: { asked: 99 } },
          ],
        },
      ],
    ],
    [
      'an award that is not there',
      `delete from entries where rule = 'set-preference'`,
      [
        {
          what: 'missing',
          entry: null,
          line: { member: 'ben' },
          fields: [{ name: 'amount', stored: null, replayed: 10 }],
        },
      ],
    ],
    [
      'a deduction that is not there',
      `delete from entries where kind = 'deduction'`,
      [{ what: 'missing', line: { kind: 'deduction', rule: 'print-review' } }],
    ],
    [
      'a reversal that took less',
      `update entries set amount = amount + 5 where kind = 'reversal' and rule = 'first-model-upload'`,
      [
        {
          what: 'differs',
          line: { kind: 'reversal' },
          fields: [{ name: 'amount', stored: -25, replayed: -30 }],
        },
      ],
    ],
    [
      'a correction that answers another award',
      `update entries set answers = (select id from entries where rule = 'set-preference') where kind = 'deduction'`,
      [
        {
          what: 'differs',
          line: { kind: 'deduction' },
          fields: [{ name: 'answers', stored: false, replayed: true }],
        },
      ],
    ],
    [
      'an award that no fact gave',
      `insert into entries select 900000, '01ARZ3NDEKTSV4RRFFQ69G5FAV', member, programme, version, 500, 0, kind, rule, 'mine', step,
         cause, answers, occurred_at, recorded_at, reason, why from entries where rule = 'model-upload' limit 1`,
      [{ what: 'unfounded', entry: '01ARZ3NDEKTSV4RRFFQ69G5FAV', fields: [{ name: 'amount', stored: 500 }] }],
    ],
    [
      'an anniversary that has not come',
      `insert into entries select 900000, '01ARZ3NDEKTSV4RRFFQ69G5FAV', member, programme, version, 20, 0, kind, rule, subject, 2,
         cause, answers, occurred_at, recorded_at, reason, why from entries where rule = 'anniversary' limit 1`,
      [{ what: 'unfounded', line: { rule: 'anniversary', step: 2 } }],
    ],
  ])('tell %s', async (_, statement, expected) => {
    await lived()
    await run(statement)
    expect(await differences()).toMatchObject(expected)
  })
})

describe('the command verify', () => {
  let built: BuiltService
  let data: string
  beforeAll(async () => (built = await buildService()))
  afterAll(() => built.dispose())
  beforeEach(async () => (data = await mkdtemp(join(tmpdir(), 'verify-'))))
  afterEach(() => rm(data, { recursive: true, force: true }))
  const verify = (...args: readonly string[]) => runService(built.entry, ['--data', data, 'verify', ...args])

  it('ends with 0 where nothing differs, and says how much it compared', async () => {
    expect((await runService(built.entry, ['--data', data, 'key', 'add', 'Ann'])).code).toBe(0)
    const { code, stdout, stderr } = await verify()
    expect([code, stderr]).toEqual([0, ''])
    expect(stdout).toBe('Facts: 1. Awards, deductions and reversals: 0. Differences: 0.\n')
  })

  it('ends with 1 where something does, and says what, in words or as JSON', async () => {
    const opened = await openData(data, (await environmentOf(data))['DATABASE_URL'] ?? null)
    const added = await addKey(opened, 'Ann', 'member')
    const member = added.ok ? added.value.member : ''
    await opened.store.write((tx) =>
      tx
        .insertInto('entries')
        .values({
          id: newId(),
          member,
          programme: 'creator-rewards',
          version: '1',
          amount: 500,
          held: 0,
          kind: 'award',
          rule: 'model-upload',
          subject: 'nothing',
          step: 1,
          cause: 'nobody',
          answers: null,
          occurred_at: '2026-11-10T12:00:00.000Z',
          recorded_at: '2026-11-10T12:00:00.000Z',
          reason: null,
          why: '{"asked":500}',
        })
        .execute(),
    )
    await opened.store.close()
    const inWords = await verify()
    expect(inWords.code).toBe(1)
    expect(inWords.stdout).toMatch(
      /^unfounded: award of model-upload in creator-rewards, member .*amount is 500/u,
    )
    const inJson = await verify('--json')
    expect(inJson.code).toBe(1)
    expect(
      inJson.stdout
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as unknown),
    ).toMatchObject([
      { event: 'difference', what: 'unfounded', line: { rule: 'model-upload', member } },
      { event: 'verified', facts: 1, entries: 1, differences: 1 },
    ])
  })
})
