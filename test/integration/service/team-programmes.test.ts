import { shippedProgrammes } from '@shared/programme/shipped'
import type { Programme } from '@shared/programme/schema'
import { replayLedger } from '@service/services/replay'
import { createService } from '@service/app'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Browser } from './support/browser'
import { keyOf, lines, type UnderTest } from './support/service-under-test'
import { shopOf } from './support/shop'
import { startTeam } from './support/team'

let service: UnderTest
let olga: Browser

beforeEach(async () => {
  ;({ service, olga } = await startTeam({ approval: 'automatic' }))
})
afterEach(() => service.close())

const minuteMs = 60_000
const creator = shippedProgrammes().find(({ id }) => id === 'creator-rewards')!

/** The shipped rules with another version, and 12 points for an upload in place of 10. */
const generous: Programme = {
  ...creator,
  version: '2',
  rules: creator.rules.map(
    (rule) => (rule.id === 'model-upload' ? { ...rule, points: 12 } : rule) as typeof rule,
  ),
}
const written = (programme: object = generous) => JSON.stringify(programme)
const inMinutes = (minutes: number) =>
  new Date(service.clock.at + minutes * minuteMs).toISOString().slice(0, 'YYYY-MM-DDTHH:MM'.length)
const check = async (programme: string) => {
  await olga.open('/team/new-programme')
  return olga.send('/team/new-programme', { programme })
}
const put = (minutes: number, programme = written()) =>
  olga.send('/team/programmes', { programme, from: inMinutes(minutes), reason: 'More for uploads.' })
const upload = (member: string, fingerprint: string) => service.as(member).publishModel({ fingerprint })
const points = async (member: string) => lines(await service.as(member).entries())
const rowOf = (text: string, name: string) =>
  new RegExp(`>${name}(?:</a>)?</th>(?<cells>.*?)</tr>`, 'su')
    .exec(text)
    ?.groups?.['cells']?.replaceAll(/<[^>]+>/gu, ' ')
    .trim()
    .split(/\s+/u)

describe('a version that is written', () => {
  it('begins as one that there is, with its name still to be changed', async () => {
    const list = await olga.open('/team/programmes')
    expect(list.text).toContain('In force')
    const page = await olga.open('/team/new-programme?programme=creator-rewards&version=1')
    expect(page.text).toContain('&quot;id&quot;: &quot;creator-rewards&quot;')
    const same = await check(written(creator))
    expect([same.status, same.text.includes('a version of this name already')]).toEqual([400, true])
  })

  it('is told field by field what is wrong with it, and what was typed stays', async () => {
    const [first, ...others] = generous.rules
    const broken = { ...generous, unit: 'points', rules: [{ ...first, points: '30' }, ...others], more: 1 }
    const page = await check(written(broken))
    expect(page.status).toBe(400)
    expect(page.text).toContain('3 fields are at fault.')
    for (const field of ['unit', 'rules[0].points', 'more'])
      expect(page.text).toContain(`<th scope="row" class="typed">${field}</th>`)
    expect(page.text).toContain('a whole number')
    expect(page.text).toContain('&quot;more&quot;:1')
    expect((await check('{"id":')).text).toContain('This is no JSON')
    const other = await check(written({ ...generous, spendable: false }))
    expect(other.text).toContain('“spendable” stays what it is')
  })

  it('can be chosen as a file, which is checked as what was typed is', async () => {
    await olga.open('/team/new-programme')
    const boundary = '----BoundaryOfABrowser5xmX0pKqtQbaVJTi'
    const send = (url: string, text: string, form = olga.form()) => {
      const part = (name: string, value: string) =>
        `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`
      const file = `--${boundary}\r\nContent-Disposition: form-data; name="programme"; filename="rules.json"\r\nContent-Type: application/json\r\n\r\n${text}\r\n`
      return service.app.inject({
        ...{ method: 'POST', url, payload: `${part('form', form)}${file}--${boundary}--\r\n` },
        headers: {
          ...{ host: 'localhost', origin: 'http://localhost' },
          'content-type': `multipart/form-data; boundary=${boundary}`,
          cookie: [...olga.jar].map(([name, value]) => `${name}=${value}`).join('; '),
        },
      })
    }
    const page = await send('/team/new-programme', `\uFEFF${written()}`)
    expect([page.statusCode, page.body.includes('name="from"')]).toEqual([200, true])
    expect(page.body).toContain('&quot;version&quot;:&quot;2&quot;')
    const broken = await send('/team/new-programme', '{"id":')
    expect([broken.statusCode, broken.body.includes('This is no JSON')]).toEqual([400, true])
    expect((await send('/team/new-programme', written(), 'none of ours')).statusCode).toBe(403)
    const many = await send(
      '/team/new-programme',
      written(),
      `x\r\n--${boundary}\r\nContent-Disposition: form-data; name="form"\r\n\r\n${olga.form()}`,
    )
    expect(many.statusCode).toBe(400)
    // No other page of the team takes files.
    expect((await send('/team/members/ann/trust', written())).statusCode).toBeGreaterThanOrEqual(400)
  })

  it('is run over all that was: sums of each task, who would have more or less, and by how much', async () => {
    for (const print of ['a', 'b', 'c']) await upload('ann', print)
    await upload('ben', 'd')
    await service.as('cid').claim({ kind: 'preferences', tags: ['Art'] })
    const stingy: Programme = {
      ...generous,
      rules: generous.rules.filter(({ id }) => id !== 'set-preference'),
    }
    const before = await service.store.read((tx) => tx.selectFrom('entries').select('id').execute())
    const { status, text } = await check(written(stingy))
    expect(status).toBe(200)
    expect(rowOf(text, 'Model Upload')).toEqual(['40', '48', '+8'])
    expect(rowOf(text, 'Set preference')).toEqual(['10', '0', '−10'])
    expect(rowOf(text, 'All')).toEqual(['110', '108', '−2'])
    expect(text).toMatch(/2 would have more, 1 less, \d+ as much\./u)
    expect([rowOf(text, 'cid'), rowOf(text, 'ann'), rowOf(text, 'ben')]).toEqual([
      ['10', '0', '−10'],
      ['60', '66', '+6'],
      ['40', '42', '+2'],
    ])
    expect(await service.store.read((tx) => tx.selectFrom('entries').select('id').execute())).toEqual(before)
  })
})

describe('a version that is put in force', () => {
  it('counts from its date on and for nothing before, on every process, and the ledger replays', async () => {
    await upload('ann', 'a')
    const versions = (headers: object = {}) =>
      service.app.inject({
        url: '/v1/programmes/versions',
        headers: { authorization: `Bearer ${keyOf('ann')}`, ...headers },
      })
    const before = { 'if-none-match': String((await versions()).headers['etag']) }
    expect((await versions(before)).statusCode).toBe(304)
    await check(written())
    const done = await put(15)
    // Apps are told of it before its date.
    const told = (await versions(before)).json<{ programmes: Programme[] }>().programmes
    expect(told.map(({ id, version }) => `${id} ${version}`)).toEqual([
      'creator-rewards 1',
      'community-standing 1',
      'creator-rewards 2',
    ])
    expect([done.status, done.location]).toEqual([303, '/team/programmes'])
    expect((await olga.open('/team/programmes')).text).toContain('To come')
    await upload('ann', 'b')
    // Another process over the same database, which was running before the version came.
    const second = await createService({ ...service.deps, signIn: null })
    service.clock.at += 16 * minuteMs
    await upload('ann', 'c')
    const [, , , c] = await points('ann')
    expect(await points('ann')).toEqual([
      'first-model-upload 30',
      'model-upload 10',
      'model-upload 10',
      'model-upload 12',
    ])
    expect(c).toBe('model-upload 12')
    const about = await second.inject('/v1/about')
    expect(about.json()).toMatchObject({
      programmes: expect.arrayContaining([{ id: 'creator-rewards', version: '2' }]) as unknown,
    })
    const inForce = await second.inject({
      url: '/v1/programmes',
      headers: { authorization: `Bearer ${keyOf('ann')}` },
    })
    expect(inForce.json<{ programmes: Programme[] }>().programmes).toHaveLength(2)
    await second.close()
    expect((await service.as('ann').entries()).at(-1)).toMatchObject({ version: '2' })
    expect((await replayLedger(service.deps)).differences).toEqual([])
    expect((await olga.open('/team/programmes')).text).toContain('Earlier')
    expect((await olga.open('/team/audit?kind=programme')).text).toContain('More for uploads.')
  })

  it.each([
    ['in the past', -60],
    ['now', 0],
    ['before every process can know it', 5],
  ])('cannot be so %s', async (_, minutes) => {
    await check(written())
    const refused = await put(minutes)
    expect([refused.status, refused.text.includes('ten minutes from now')]).toEqual([400, true])
    expect((await olga.open('/team/programmes')).text).not.toContain('To come')
  })

  it('is never so for what was, whoever asks the database, nor changed afterwards', async () => {
    const { run } = shopOf(service)
    await expect(
      run(`insert into programme_versions (programme, version, body, in_force_from, added_at, operator)
        values ('creator-rewards', '9', '{}', '2020-01-01T00:00:00.000Z', '2026-01-01T00:00:00.000Z', 'olga')`),
    ).rejects.toThrow(/check/iu)
    await check(written())
    await put(15)
    await expect(run(`update programme_versions set body = '{}'`)).rejects.toThrow('append-only')
    await expect(run('delete from programme_versions')).rejects.toThrow('append-only')
  })

  it('is taken back while that is in time, and no more when it is in force', async () => {
    await check(written())
    await put(30)
    const version = { programme: 'creator-rewards', version: '2' }
    await olga.open('/team/programmes')
    expect((await olga.send('/team/programmes/withdraw', version)).status).toBe(303)
    expect((await olga.open('/team/programmes')).text).toContain('Taken back')
    service.clock.at += 31 * minuteMs
    await upload('ann', 'a')
    expect(await points('ann')).toEqual(['first-model-upload 30', 'model-upload 10'])

    const third = written({ ...generous, version: '3' })
    await check(third)
    expect((await put(30, third)).status).toBe(303)
    service.clock.at += 31 * minuteMs
    await olga.open('/team/programmes')
    const late = await olga.send('/team/programmes/withdraw', { ...version, version: '3' })
    expect(late.status).toBe(409)
    await upload('ben', 'b')
    expect(await points('ben')).toEqual(['first-model-upload 30', 'model-upload 12'])
  })
})
