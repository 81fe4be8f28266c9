import type { Entry } from '@shared/ledger/entry'
import type { Programme } from '@shared/programme/schema'
import { shippedProgrammes } from '@shared/programme/shipped'
import { expirePoints } from '@service/services/expiry'
import { createLedger } from '@service/services/ledger'
import { replayLedger } from '@service/services/replay'
import { migrations } from '@service/store/migrations/index'
import type { Store } from '@service/store/port'
import { sql } from 'kysely'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { school } from '../../unit/programme/support/third-programme'
import type { Said } from './support/expiry-process'
import { brokenRules } from './support/ledger-rules'
import { buildService, type BuiltService } from './support/service-process'
import {
  lines,
  members,
  newId,
  startService,
  type Options,
  type UnderTest,
} from './support/service-under-test'
import { environmentOf, textOf } from './support/database'
import { give, shopOf } from './support/shop'

/** The shipped rules with points that are good to the end of the twelfth month, and a school's that last for six. */
const [creator] = shippedProgrammes()
const yearly: Programme = { ...creator!, expiry: { months: 12 } }
const halfYearly = school()

let folder: string
let running: UnderTest[]
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'expiry-'))
  running = []
})
afterEach(async () => {
  for (const service of running) await service.close()
  await rm(folder, { recursive: true, force: true })
})

async function start(at: string, options: Options = {}): Promise<UnderTest> {
  const service = await startService({ folder, at, programmes: [yearly, halfYearly], ...options })
  running.push(service)
  return service
}

async function stop(service: UnderTest): Promise<void> {
  running = running.filter((other) => other !== service)
  await service.close()
}

/** The housekeeping's look at that moment. */
async function look(service: UnderTest, at: string): Promise<void> {
  service.clock.at = Date.parse(at)
  await expirePoints(service.deps)
}

const expiries = async (service: UnderTest, member = 'ann'): Promise<readonly Entry[]> =>
  (await service.as(member).entries()).filter(({ kind }) => kind === 'expiry')

const amounts = async (service: UnderTest, member = 'ann'): Promise<readonly number[]> =>
  (await expiries(service, member)).map(({ amount }) => amount)

describe('points with an expiry', () => {
  it('go at the end of their month twelve months on, each once, with what they were given for', async () => {
    const service = await start('2026-11-10T12:00:00.000Z')
    await service.as('ann').publishModel({ fingerprint: 'clip' }, 'original')
    await look(service, '2027-11-30T23:59:59.999Z')
    expect(await expiries(service)).toEqual([])
    await look(service, '2027-12-01T00:00:00.000Z')
    await look(service, '2027-12-01T00:00:00.000Z')
    await look(service, '2029-01-01T00:00:00.000Z')
    const entries = await service.as('ann').entries()
    const awards = entries.filter(({ kind, programme }) => kind === 'award' && programme === yearly.id)
    expect(await expiries(service)).toMatchObject(
      awards.map(({ id, amount, rule, subject }) => ({
        answers: id,
        amount: -amount,
        rule,
        subject,
        step: 1,
        reason: 'expired',
        occurredAt: '2027-12-01T00:00:00.000Z',
        recordedAt: '2027-12-01T00:00:00.000Z',
        why: { asked: -amount },
      })),
    )
    expect(lines(awards)).toEqual(['first-model-upload 30', 'model-upload 10'])
    expect(await brokenRules(service.store)).toEqual([])
  })

  it('go by the zone of their programme: at a school on Kiritimati fourteen hours before', async () => {
    const service = await start('2026-11-10T12:00:00.000Z', { programmes: [halfYearly] })
    await service.as('ann').publishModel({ fingerprint: 'clip' }, 'remix')
    await look(service, '2027-05-31T09:59:59.999Z')
    expect(await amounts(service)).toEqual([])
    await look(service, '2027-05-31T10:00:00.000Z')
    expect(await amounts(service)).toEqual([-7])
  })

  it('go at the start of a service that was off at the time, and not again at the next', async () => {
    const first = await start('2026-11-10T12:00:00.000Z')
    await give(first, 'ann', 25)
    await stop(first)
    for (const at of ['2027-11-30T12:00:00.000Z', '2028-03-01T12:00:00.000Z', '2028-03-01T12:00:00.000Z']) {
      const service = await start(at)
      expect(await amounts(service)).toEqual(at.startsWith('2027') ? [] : [-25])
      expect(await brokenRules(service.store)).toEqual([])
      await stop(service)
    }
  })

  it('go month by month, each credit by its own', async () => {
    const service = await start('2026-01-10T12:00:00.000Z')
    const given = [1, 2, 3, 4]
    for (const month of given) {
      service.clock.at = Date.UTC(2026, month - 1, 10)
      await give(service, 'ann', month)
    }
    for (const month of given) {
      await look(service, new Date(Date.UTC(2027, month, 1)).toISOString())
      expect(await amounts(service)).toEqual(given.slice(0, month).map((points) => -points))
      const balance = given.slice(month).reduce((sum, points) => sum + points, 0)
      expect(await shopOf(service).account('ann')).toEqual({ balance, available: balance })
    }
    expect(await brokenRules(service.store)).toEqual([])
  })

  it('stay when their version has no expiry, or nobody knows it any more', async () => {
    const { expiry: _, ...always } = yearly
    const service = await start('2026-11-10T12:00:00.000Z', {
      programmes: [always, { ...yearly, version: 'later', from: '2026-12-01T00:00:00Z' }],
    })
    await give(service, 'ann', 10, { version: always.version })
    await give(service, 'ann', 20, { version: 'forgotten' })
    await give(service, 'ann', 40, { version: 'later' })
    await look(service, '2040-01-01T00:00:00.000Z')
    expect(await amounts(service)).toEqual([-40])
  })

  it('go although they were recorded long after they were earned', async () => {
    const service = await start('2026-11-10T12:00:00.000Z')
    await look(service, '2028-01-01T00:00:00.000Z')
    await give(service, 'ann', 10, { occurredAt: '2026-11-10T12:00:00.000Z' })
    await look(service, '2028-01-01T01:00:00.000Z')
    expect(await amounts(service)).toEqual([-10])
  })
})

describe('points in an order', () => {
  it('wait; given back too late they go at the next look, and spent they are gone', async () => {
    const service = await start('2026-11-10T12:00:00.000Z')
    const shop = shopOf(service)
    await give(service, 'ann', 100)
    await shop.put('mug', { days: 365 })
    service.clock.at = Date.parse('2027-11-20T12:00:00.000Z')
    const [returned, kept] = [await shop.order('ann', 'mug'), await shop.order('ann', 'mug')]
    await look(service, '2027-12-01T00:00:00.000Z')
    expect(await amounts(service)).toEqual([-20])
    expect(await shop.account('ann')).toEqual({ balance: 80, available: 0 })
    await shop.cancel('ann', returned.id)
    expect((await shop.fulfil(kept.id)).statusCode).toBe(200)
    await look(service, '2027-12-01T01:00:00.000Z')
    await look(service, '2027-12-01T02:00:00.000Z')
    expect((await expiries(service)).map(({ amount, step }) => [amount, step])).toEqual([
      [-20, 1],
      [-40, 2],
    ])
    expect(await shop.account('ann')).toEqual({ balance: 0, available: 0 })
    expect(await brokenRules(service.store)).toEqual([])
  })
})

describe('an award that has expired', () => {
  const revoke = (service: UnderTest, model: string) =>
    createLedger(service.deps).write((_, record) =>
      record(
        { type: 'model.revoked', member: 'olga', at: service.clock.now().toISOString(), model, reason: 'x' },
        null,
      ),
    )

  it('is not taken back a second time when its model is revoked', async () => {
    const service = await start('2026-11-10T12:00:00.000Z', { programmes: [yearly] })
    const { model } = await service.as('ann').publishModel({ fingerprint: 'clip' })
    await look(service, '2027-12-01T00:00:00.000Z')
    await revoke(service, model ?? '')
    const reversals = (await service.as('ann').entries()).filter(({ kind }) => kind === 'reversal')
    expect(lines(reversals)).toEqual(['first-model-upload 0', 'model-upload 0'])
    expect((await shopOf(service).account('ann')).balance).toBe(
      (await service.as('ann').entries()).reduce((sum, { amount }) => sum + amount, 0),
    )
    expect((await replayLedger(service.deps)).differences).toEqual([])
    expect(await brokenRules(service.store)).toEqual([])
  })

  it('nor is what an operator added to it', async () => {
    const service = await start('2026-11-10T12:00:00.000Z', { programmes: [yearly] })
    const { model } = await service.as('ann').publishModel({ fingerprint: 'clip' })
    const award = (await service.as('ann').entries()).find(({ rule }) => rule === 'model-upload')
    const id = newId()
    await service.as('ann').post('/v1/disputes', { id, entry: award?.id, statement: 'It is two models.' })
    const resolution = { of: 'open', outcome: 'corrected', points: 7, reason: 'It is.' }
    await service.as('olga').post(`/v1/operator/disputes/${id}/resolution`, resolution)
    await look(service, '2027-12-01T00:00:00.000Z')
    expect((await amounts(service)).toSorted((a, b) => a - b)).toEqual([-30, -10, -7])
    await revoke(service, model ?? '')
    const reversals = (await service.as('ann').entries()).filter(({ kind }) => kind === 'reversal')
    expect(lines(reversals)).toEqual(['first-model-upload 0', 'model-upload 0'])
    expect((await replayLedger(service.deps)).differences).toEqual([])
  })

  it('is taken back as far as it was spent', async () => {
    const service = await start('2026-11-10T12:00:00.000Z', { programmes: [yearly] })
    const shop = shopOf(service)
    const { model } = await service.as('ann').publishModel({ fingerprint: 'clip' })
    await shop.put('mug', { price: 25 })
    await shop.fulfil((await shop.order('ann', 'mug', { price: 25 })).id)
    await look(service, '2027-12-01T00:00:00.000Z')
    await revoke(service, model ?? '')
    const own = await service.as('ann').entries()
    expect(own.filter(({ kind }) => kind === 'expiry').reduce((sum, { amount }) => sum + amount, 0)).toBe(-15)
    expect(own.filter(({ kind }) => kind === 'reversal').reduce((sum, { amount }) => sum + amount, 0)).toBe(
      -25,
    )
    expect((await replayLedger(service.deps)).differences).toEqual([])
  })
})

describe('two services over one database', () => {
  it('let each credit of every member expire once when both look at the same moment, again and again', async () => {
    const [one, two] = [await start('2026-11-10T12:00:00.000Z'), await start('2026-11-10T12:00:00.000Z')]
    const names = members.map(({ id }) => id)
    for (const name of names) for (let n = 1; n <= 8; n += 1) await give(one, name, n)
    for (const at of ['2027-12-01T00:00:00.000Z', '2027-12-01T00:00:00.000Z', '2028-12-01T00:00:00.000Z']) {
      await Promise.all([look(one, at), look(two, at), look(two, at), look(one, at)])
    }
    for (const name of names) {
      expect(await amounts(two, name)).toEqual([-1, -2, -3, -4, -5, -6, -7, -8])
      expect(await shopOf(two).account(name)).toMatchObject({ balance: 0 })
    }
    expect(await brokenRules(one.store)).toEqual([])
  })
})

describe('three processes over one database', () => {
  let built: BuiltService
  beforeAll(async () => {
    built = await buildService(join('test', 'integration', 'service', 'support', 'expiry-process.ts'))
  })
  afterAll(() => built.dispose())

  it('let each credit expire once when all are told to look at the same moment', async () => {
    const service = await start('2026-11-10T12:00:00.000Z')
    const names = members.map(({ id }) => id)
    for (const name of names) for (let n = 1; n <= 20; n += 1) await give(service, name, n)
    const args = [built.entry, folder, '2027-12-01T00:00:00.000Z']
    const env = { ...process.env, ...(await environmentOf(folder)) }
    const processes = [1, 2, 3].map(() =>
      spawn(process.execPath, args, { env, stdio: ['pipe', 'pipe', 'inherit'] }),
    )
    const outputs = processes.map(({ stdout }) => createInterface({ input: stdout })[Symbol.asyncIterator]())
    const said = () => Promise.all(outputs.map(async (output) => (await output.next()).value as Said))
    expect(await said()).toEqual(['ready', 'ready', 'ready'])
    const ended = processes.map((one) => once(one, 'close'))
    for (const { stdin } of processes) stdin.write('look\n')
    expect(await said()).toEqual(['looked', 'looked', 'looked'])
    await Promise.all(ended)
    const each = Array.from({ length: 20 }, (_, index) => -(index + 1))
    for (const name of names) expect(await amounts(service, name)).toEqual(each)
    expect(await brokenRules(service.store)).toEqual([])
  })
})

describe('a look', () => {
  it('at which nothing is new looks at nobody', async () => {
    const service = await start('2026-11-10T12:00:00.000Z')
    await give(service, 'ann', 10)
    await give(service, 'ben', 10)
    let written = 0
    const write: Store['write'] = (work) => {
      written += 1
      return service.store.write(work)
    }
    const deps = { ...service.deps, store: { ...service.store, write } }
    const lookAt = async (at: string) => {
      written = 0
      service.clock.at = Date.parse(at)
      await expirePoints(deps)
      return written - 1
    }
    expect(await lookAt('2027-11-30T00:00:00.000Z')).toBe(0)
    expect(await lookAt('2027-12-01T00:00:00.000Z')).toBe(1)
    expect(await lookAt('2027-12-01T01:00:00.000Z')).toBe(0)
    expect(await lookAt('2028-02-01T00:00:00.000Z')).toBe(0)
    expect(await lookAt('2027-11-01T00:00:00.000Z')).toBe(0)
    expect(await lookAt('2028-02-01T00:00:00.000Z')).toBe(0)
  })

  it.each([1, 2])(
    'that was cut off at its write %i is taken up again, and nothing goes twice',
    async (last) => {
      const service = await start('2026-11-10T12:00:00.000Z')
      await give(service, 'ann', 10)
      await give(service, 'ben', 20)
      service.clock.at = Date.parse('2027-12-01T00:00:00.000Z')
      let written = 0
      const write: Store['write'] = (work) => {
        written += 1
        if (written === last) throw new Error('busy')
        return service.store.write(work)
      }
      const store: Store = { ...service.store, write, failureOf: () => 'busy' }
      await expect(expirePoints({ ...service.deps, store })).rejects.toThrow('busy')
      await look(service, '2027-12-01T01:00:00.000Z')
      expect([await amounts(service, 'ann'), await amounts(service, 'ben')]).toEqual([[-10], [-20]])
      expect(await brokenRules(service.store)).toEqual([])
    },
  )

  it('that the database refuses for one member raises one alarm, holds up nobody, and is tried again', async () => {
    const logged: string[] = []
    const service = await start('2026-11-10T12:00:00.000Z', { log: (event) => logged.push(event) })
    await give(service, 'ann', 10)
    await give(service, 'ben', 20)
    const setBalance = (balance: number) =>
      service.store.write((tx) =>
        tx.updateTable('balances').set({ balance }).where('member', '=', 'ann').execute(),
      )
    await setBalance(3)
    await look(service, '2027-12-01T00:00:00.000Z')
    await look(service, '2027-12-01T01:00:00.000Z')
    expect([await amounts(service, 'ann'), await amounts(service, 'ben')]).toEqual([[], [-20]])
    const alarms = await service.store.read((tx) => tx.selectFrom('alarms').selectAll().execute())
    expect(alarms).toMatchObject([{ member: 'ann', kind: 'expiry-refused' }])
    expect(logged).toEqual(['expiry-refused', 'expiry-refused'])
    await setBalance(10)
    await look(service, '2027-12-01T02:00:00.000Z')
    expect(await amounts(service, 'ann')).toEqual([-10])
  })
})

describe('the database itself', () => {
  const insert = (service: UnderTest, own: Partial<Record<string, string | number>>) =>
    service.store.write((tx) =>
      tx
        .insertInto('entries')
        .values({
          id: newId(),
          member: 'ann',
          programme: 'creator-rewards',
          version: '1',
          amount: -4,
          held: 0,
          kind: 'expiry',
          rule: 'model-upload',
          subject: 's',
          step: 1,
          cause: 'c',
          answers: null,
          occurred_at: 'x',
          recorded_at: 'x',
          reason: 'expired',
          why: '{}',
          ...own,
        })
        .execute(),
    )

  it.each<[string, Partial<Record<string, string | number>>, string]>([
    ['an expiry of nothing in particular', { answers: 'none' }, 'given by an entry'],
    ['an expiry of no points', { amount: 0 }, 'given by an entry'],
    ['an expiry of what another member was given', { member: 'ben' }, 'given by an entry'],
    ['an expiry of another programme’s', { programme: 'p' }, 'given by an entry'],
    ['an expiry under another version', { version: '2' }, 'given by an entry'],
    ['an expiry of more than was given', { amount: -11 }, 'no more expires than was given'],
  ])('refuses %s', async (_, own, why) => {
    const service = await start('2026-11-10T12:00:00.000Z')
    const answers = await give(service, 'ann', 10)
    await give(service, 'ann', 100)
    await give(service, 'ann', 100, { programme: 'p' })
    await give(service, 'ben', 100)
    await expect(insert(service, { answers, ...own })).rejects.toThrow(why)
    await insert(service, { answers })
  })

  it('refuses an expiry of what is held', async () => {
    const service = await start('2026-11-10T12:00:00.000Z')
    const answers = await give(service, 'ann', 10)
    const shop = shopOf(service)
    await shop.put('mug', { price: 4 })
    await shop.order('ann', 'mug', { price: 4 })
    await expect(insert(service, { answers, amount: -7 })).rejects.toThrow('nothing expires that is held')
    await insert(service, { answers, amount: -6 })
  })

  it('refuses the same step of a credit twice, and more in two steps than was given', async () => {
    const service = await start('2026-11-10T12:00:00.000Z')
    const answers = await give(service, 'ann', 10)
    await give(service, 'ann', 100)
    await insert(service, { answers })
    await expect(insert(service, { answers })).rejects.toThrow(/unique/iu)
    await expect(insert(service, { answers, step: 2, amount: -7 })).rejects.toThrow('no more expires')
    await insert(service, { answers, step: 2, amount: -6 })
  })

  it('without the rules of expiry lets points go twice, and the sums say so', async () => {
    const service = await start('2026-11-10T12:00:00.000Z', {
      migrations: migrations.map((migration) => ({
        ...migration,
        statements: migration.statements.filter((one) => !/entries_(?:one_)?expiry/u.test(textOf(one))),
      })),
    })
    const answers = await give(service, 'ann', 10)
    await insert(service, { answers, amount: -10 })
    await insert(service, { answers, amount: -10 })
    const { rows } = await service.store.read((tx) =>
      sql<{
        balance: number
      }>`select sum(amount) as balance from entries where programme = 'creator-rewards'`.execute(tx as never),
    )
    expect(rows).toEqual([{ balance: -10 }])
  })
})
