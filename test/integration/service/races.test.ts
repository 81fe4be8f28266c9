import { migrations } from '@service/store/migrations/index'
import { refuse, type Migration } from '@service/store/migrations/migration'
import { createReplica } from '@service/services/replica'
import { shippedProgrammes } from '@shared/programme/shipped'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { madeUp } from './support/fake-inspector'
import { brokenRules } from './support/ledger-rules'
import {
  claimOf,
  lines,
  modelBody,
  newId,
  profileBody,
  startService,
  type UnderTest,
} from './support/service-under-test'
import { tell, textOf } from './support/database'

let folder: string
let services: UnderTest[]
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'service-'))
  services = []
})
afterEach(async () => {
  for (const service of services) await service.close()
  await rm(folder, { recursive: true, force: true })
})

const startAnother = async () => {
  const service = await startService({ folder })
  services.push(service)
  return service
}

describe('two services over one database', () => {
  it('count each claim once when both get all of them at the same time', async () => {
    const [one, two] = [await startAnother(), await startAnother()]
    const claims = []
    for (let n = 0; n < 10; n += 1) {
      const { ref } = await one.as('ann').upload(madeUp({ fingerprint: `model ${String(n)}` }))
      const model = claimOf(modelBody(ref))
      claims.push(model, claimOf(profileBody(ref, { claim: model.id })))
    }
    const answers = await Promise.all([
      one.as('ann').send(claims),
      two.as('ann').send(claims),
      ...claims.map((claim) => two.as('ann').send([claim])),
    ])
    expect(answers[0].every(({ outcome }) => outcome === 'recorded')).toBe(true)
    expect(await two.as('ann').send(claims)).toEqual(answers[0])
    expect(await brokenRules(one.store)).toEqual([])
    expect((await one.as('ann').me()).account.balance).toBe(30 + 20 + 10 * 10 + 10 * 5)
  })

  it('let the same geometry in once when four members publish it at the same time', async () => {
    const [one, two] = [await startAnother(), await startAnother()]
    const members = ['ann', 'ben', 'cid', 'dot']
    const states = await Promise.all(
      members.map(async (member, n) =>
        (n % 2 === 0 ? one : two).as(member).publishModel({ fingerprint: 'clip', salt: member }),
      ),
    )
    expect(states.map(({ state }) => state).toSorted()).toEqual(['done', 'refused', 'refused', 'refused'])
    expect(await brokenRules(one.store)).toEqual([])
  })

  it('give a model its first profile once when members of both race for it', async () => {
    const [one, two] = [await startAnother(), await startAnother()]
    const { model } = await one.as('ann').publishModel({ fingerprint: 'clip' })
    await Promise.all(
      ['ben', 'cid', 'dot'].map((member, n) =>
        (n % 2 === 0 ? one : two).as(member).publishProfile({ salt: member }, { model: model ?? '' }),
      ),
    )
    expect(await brokenRules(one.store)).toEqual([])
    const firsts = await one.store.read((tx) =>
      tx.selectFrom('entries').select('id').where('rule', '=', 'model-first-profile').execute(),
    )
    expect(firsts).toHaveLength(1)
  })

  it('keep one cap between them', async () => {
    const [one, two] = [await startAnother(), await startAnother()]
    for (let n = 0; n < 34; n += 1) {
      await (n % 2 === 0 ? one : two).as('ann').publishModel({ fingerprint: `model ${String(n)}` })
    }
    const uploads = (await one.as('ann').entries()).filter(({ rule }) => rule === 'model-upload')
    expect(uploads.reduce((sum, { amount }) => sum + amount, 0)).toBe(300)
    expect(uploads).toHaveLength(34)
  })

  it('never answer a client with the state of the slower one', async () => {
    const [one, two] = [await startAnother(), await startAnother()]
    await one.as('ann').publishModel({ fingerprint: 'clip' })
    expect(lines(await two.as('ann').entries())).toEqual(lines(await one.as('ann').entries()))
  })
})

describe('a transaction that failed', () => {
  it('fails the one claim that is at fault, not those that shared it', async () => {
    const service = await startAnother()
    const claims = Array.from({ length: 20 }, (_, n) => claimOf({ kind: 'preferences', tags: [`tag ${n}`] }))
    const poisoned = claims[7]?.id ?? ''
    await tell(
      service.store,
      refuse('poison', 'before insert on claims', `new.id = '${poisoned}'`, 'poisoned'),
    )
    const answers = await Promise.all(claims.map((claim) => service.as('ann').send([claim])))
    const failed = answers.flat().filter(({ outcome }) => outcome === 'error')
    expect(failed).toMatchObject([{ id: poisoned, error: { code: 'unexpected' }, retry: true }])
    expect(await brokenRules(service.store)).toEqual([])
    const told = (await service.as('ann').changes()).filter(({ kind }) => kind === 'claim')
    expect(told).toHaveLength(19)
    expect(lines(await service.as('ann').entries())).toEqual(['set-preference 10'])
  })

  it('leaves nothing behind in the rules’ memory: the next claim is judged as if it had not been', async () => {
    const service = await startAnother()
    const ann = service.as('ann')
    const claim = { kind: 'preferences', tags: ['Art'] } as const
    await service.store.write((tx) => tx.schema.dropTable('balances').execute())
    expect((await ann.send([claimOf({ ...claim, tags: ['Art'] })]))[0]).toMatchObject({
      outcome: 'error',
      error: { code: 'unexpected' },
      retry: true,
    })
    await service.store.write((tx) =>
      tx.schema
        .createTable('balances')
        .addColumn('member', 'text')
        .addColumn('programme', 'text')
        .addColumn('balance', 'integer')
        .addColumn('held', 'integer')
        .addPrimaryKeyConstraint('one', ['member', 'programme'])
        .execute(),
    )
    await ann.claim({ ...claim, tags: ['Art'] })
    expect(lines(await ann.entries())).toEqual(['set-preference 10'])
  })
})

/** A ledger broken on purpose: what the suite above looks at must see it. */
describe('canaries', () => {
  const without = (index: string): readonly Migration[] =>
    migrations.map((migration) => ({
      ...migration,
      statements: migration.statements.filter((statement) => !textOf(statement).includes(index)),
    }))
  const award = {
    member: 'ann',
    programme: 'creator-rewards',
    version: '1',
    amount: 10,
    held: 0,
    kind: 'award',
    rule: 'model-first-profile',
    subject: 'clip',
    step: 1,
    cause: 'test',
    answers: null,
    occurred_at: '2026-11-22T12:00:00.000Z',
    recorded_at: '2026-11-22T12:00:00.000Z',
    reason: null,
    why: '{"asked":10}',
  }

  it.each([
    ['entries_one_award_per_step', 'ann', 'awarded twice'],
    ['entries_one_first_profile', 'ben', 'two first profiles'],
  ])('a ledger without %s lets a second award in, and it is seen', async (index, second, seen) => {
    const insert = (service: UnderTest, member: string) =>
      service.store.write((tx) =>
        tx
          .insertInto('entries')
          .values({ ...award, member, id: newId() })
          .execute(),
      )
    const sound = await startAnother()
    await insert(sound, 'ann')
    await expect(insert(sound, second)).rejects.toThrow(/unique/iu)

    const broken = await startService({
      migrations: without(index).map((migration) =>
        index === 'entries_one_award_per_step'
          ? {
              ...migration,
              statements: migration.statements.filter((one) => !textOf(one).includes('entries_one_first')),
            }
          : migration,
      ),
    })
    await insert(broken, 'ann')
    await insert(broken, second)
    expect((await brokenRules(broken.store)).join()).toContain(seen)
    await broken.close()
  })

  it('rules that forget other processes’ facts award twice, unless the database refuses', async () => {
    const [one, two] = [await startAnother(), await startAnother()]
    await one.as('ann').claim({ kind: 'preferences', tags: ['Art'] })
    const forgetful = createReplica(shippedProgrammes())
    const fact = {
      id: newId(),
      type: 'preferences.set',
      member: 'ann',
      at: '2026-11-22T12:00:00.000Z',
      tags: ['Art'],
    } as const
    expect(forgetful.step({ ...fact, tags: ['Art'] })).toHaveLength(1)
    await two.as('ann').claim({ kind: 'preferences', tags: ['Robots'] })
    expect(lines(await two.as('ann').entries())).toEqual(['set-preference 10'])
  })
})
