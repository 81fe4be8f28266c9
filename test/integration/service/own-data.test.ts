import { meSchema, ownDataSchema } from '@shared/api/contract'
import { adjust } from '@service/services/adjustments'
import { grantBadge } from '@service/services/badges'
import { createLedger } from '@service/services/ledger'
import { exportOwnData, notExported } from '@service/services/own-data/export'
import { replayLedger } from '@service/services/replay'
import { migrations } from '@service/store/migrations/index'
import { tableShapes } from '@service/store/table-shapes'
import { sql } from 'kysely'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { browserOf } from './support/browser'
import { brokenRules } from './support/ledger-rules'
import { programOf } from './support/program'
import { lines, newId, startService, type UnderTest } from './support/service-under-test'
import { give, home, shopOf } from './support/shop'

let service: UnderTest
beforeEach(async () => {
  service = await startService({ signIn: 'open', at: new Date().toISOString() })
})
afterEach(() => service.close())

const everything = { nickname: 'Ann Secret', avatar: 'fox', bio: 'I print.', region: 'Secretshire' }
const nothing = { nickname: null, avatar: null, bio: null, region: null }

describe('what a member says of himself or herself', () => {
  it('is set as a whole, earns once, and is taken away again without a trace', async () => {
    const ann = service.as('ann')
    const set = await ann.put('/v1/me/profile', everything)
    expect(meSchema.parse(set.json())).toMatchObject(everything)
    expect(lines(await ann.entries())).toEqual(['nickname-avatar 5', 'complete-profile 5'])
    expect(meSchema.parse((await ann.put('/v1/me/profile', nothing)).json())).toMatchObject(nothing)
    expect(lines(await ann.entries())).toHaveLength(2)
  })

  it('makes no fact when the same is sent again', async () => {
    const ann = service.as('ann')
    const tags = { tags: ['Art', 'Art', 'Tools'] }
    for (let time = 0; time < 3; time += 1) {
      await ann.put('/v1/me/profile', everything)
      expect((await ann.put('/v1/me/preferences', tags)).json()).toMatchObject({ tags: ['Art', 'Tools'] })
    }
    const facts = (await ann.changes()).filter(({ kind }) => kind === 'fact')
    expect(facts).toHaveLength(4)
    await ann.put('/v1/me/preferences', { tags: [] })
    expect((await ann.me()).tags).toEqual([])
  })

  it.each([
    ['profile', { ...everything, nickname: 'a\u202eb' }],
    ['profile', { ...everything, avatar: 'data:image/svg+xml;base64,AAAA' }],
    ['profile', { ...everything, bio: 'x'.repeat(2001) }],
    ['profile', { nickname: 'Only' }],
    ['profile', { ...everything, role: 'operator' }],
    ['preferences', { tags: ['a\nb'] }],
    ['preferences', { tags: [''] }],
    ['preferences', { tags: ['Art'], member: 'ben' }],
  ])('is refused where it is not as it should be: %s, %#', async (route, body) => {
    const ann = service.as('ann')
    expect((await ann.put(`/v1/me/${route}`, body)).statusCode).toBe(400)
    expect(await ann.me()).toMatchObject({ ...nothing, tags: [] })
  })
})

/** Ann with something of every kind that a member can have here. */
async function fullMember() {
  const browser = browserOf(service.app)
  await browser.signUp('ann.secret@example.org', 'a long enough password')
  const program = programOf(service.app)
  const tokens = await program.signIn(browser)
  const { member } = meSchema.parse((await program.get('/v1/me', tokens.access_token)).json())
  const as = (method: 'POST' | 'PUT', url: string, payload: object) =>
    service.app.inject({
      method,
      url,
      headers: { authorization: `Bearer ${tokens.access_token}` },
      payload,
    })
  await as('PUT', '/v1/me/profile', everything)
  const award = await give(service, member, 100)
  await shopOf(service).put('mug', { kind: 'physical', stock: 2 })
  await as('POST', '/v1/redemptions', { key: newId(), item: 'mug', price: 40, terms: 1, address: home })
  const dispute = newId()
  await as('POST', '/v1/disputes', { id: dispute, entry: award, statement: 'Secret words.' })
  const ruling = { of: 'open', outcome: 'stands', reason: 'Seen.' }
  await service.as('olga').post(`/v1/operator/disputes/${dispute}/resolution`, ruling)
  await as('POST', `/v1/disputes/${dispute}/appeal`, { statement: 'More secret words.' })
  return { browser, program, tokens, member, as }
}

const exportOf = async (token: string) => {
  const answer = await service.app.inject({
    url: '/v1/me/export',
    headers: { authorization: `Bearer ${token}` },
  })
  return ownDataSchema.parse(answer.json())
}

describe('all of a member’s data', () => {
  it('is one document with every table that has something of a member in it, and no secret', async () => {
    const { tokens, member } = await fullMember()
    const { held, ...head } = await exportOf(tokens.access_token)
    expect(head).toMatchObject({ format: 'firstlayer-my-data-1', member, name: 'Test club' })
    const tables = tableShapes(migrations).map(({ name }) => name)
    expect([...Object.keys(held), ...Object.keys(notExported)].toSorted()).toEqual(tables.toSorted())
    expect(held).toMatchObject({
      auth_users: [{ name: 'ann.secret@example.org' }],
      member_profile: [{ nickname: 'Ann Secret', region: 'Secretshire', tags: [] }],
      redemptions: [{ title: 'Mug', address: home }],
      disputes: [{ statement: 'Secret words.', appeal: 'More secret words.' }],
      balances: [{ balance: 110, held: 40 }],
    })
    expect(held['auth_sessions']).toHaveLength(2)
    expect(held['facts']).toHaveLength(3)
    const text = JSON.stringify(held)
    const hashes = await service.store.read((tx) =>
      tx.selectFrom('auth_accounts').select('password').execute(),
    )
    expect(text).not.toContain(hashes[0]?.password)
    expect(text).not.toContain(tokens.refresh_token)
    expect(text).not.toContain('olga')
  })

  it('is that of whoever asks, and of nobody else', async () => {
    await service.as('ben').publishModel({ fingerprint: 'bens' })
    const { held } = await exportOwnData(service.deps, 'ann')
    expect(held['members']).toHaveLength(1)
    for (const [table, rows] of Object.entries(held)) {
      if (!['members', 'facts'].includes(table)) expect([table, rows]).toEqual([table, []])
    }
  })
})

const entriesOf = (member: string) =>
  service.store.read((tx) => tx.selectFrom('entries').selectAll().where('member', '=', member).execute())

/** Every table of the database as text. */
async function allRows(): Promise<string> {
  const tables = tableShapes(migrations).map(({ name }) =>
    service.store.read((tx) =>
      tx
        .selectFrom(sql`${sql.table(name)}`.as('row'))
        .selectAll()
        .execute(),
    ),
  )
  return JSON.stringify(await Promise.all(tables))
}

describe('erasing a member', () => {
  it('leaves nothing personal in the database, ends every login, and keeps the ledger true', async () => {
    const { tokens, member, as, program, browser } = await fullMember()
    const words = /secret|I print|Example Lane/iu
    expect(await allRows()).toMatch(words)
    const account = await service.store.read((tx) =>
      tx.selectFrom('balances').selectAll().where('member', '=', member).execute(),
    )
    expect(account).toMatchObject([{ balance: 110, held: 40 }])

    const erased = await as('POST', '/v1/me/erasure', { member, password: 'a long enough password' })
    expect(erased.json()).toMatchObject({ member })
    expect(await allRows()).not.toMatch(words)
    expect((await program.get('/v1/me', tokens.access_token)).statusCode).toBe(401)
    expect((await program.refresh(tokens.refresh_token)).statusCode).toBe(400)
    expect((await browser.open('/account')).location).toBe('/sign-in')
    expect((await browser.signIn('ann.secret@example.org', 'a long enough password')).status).toBe(401)
    expect(
      await service.store.read((tx) =>
        tx.selectFrom('balances').selectAll().where('member', '=', member).execute(),
      ),
    ).toMatchObject([{ balance: 110, held: 0 }])
    expect(await brokenRules(service.store)).toEqual([])
  })

  it('takes away the files and the words of what was published, and nothing that others earned', async () => {
    const [ann, ben] = [service.as('ann'), service.as('ben')]
    const { model } = await ann.publishModel({ fingerprint: 'anns', salt: 'secret' })
    await ben.publishProfile({ fingerprint: 'bens', salt: '1' }, { model: model ?? '' })
    await ben.publishModel({ fingerprint: 'both' })
    const shared = await ann.upload(Buffer.from(JSON.stringify({ fingerprint: 'both' })))
    const earned = await ben.entries()
    const uploads = () => readdir(join(service.folder, 'uploads'))
    expect(await uploads()).toHaveLength(3)

    expect((await ann.post('/v1/me/erasure', { member: 'ann' })).statusCode).toBe(200)
    expect(await uploads()).toHaveLength(2)
    expect(await uploads()).toContain(shared.ref.sha256)
    expect(await ben.entries()).toEqual(earned)
    expect(await allRows()).not.toMatch(/Holds a cable[^"]*","tags[^}]*"member":"ann"/u)
    const late = await ben.publishProfile({ fingerprint: 'late' }, { model: model ?? '' })
    expect(late).toMatchObject({ state: 'refused', error: { code: 'model-unknown' } })
    const again = await service.as('cid').publishModel({ fingerprint: 'anns' })
    expect(again).toMatchObject({ state: 'refused', error: { code: 'repost' } })
    const { differences } = await replayLedger(service.deps)
    expect(differences).toEqual([])
  })

  it('is the end of it: no anniversary comes, nothing waits for the team, and it can do nothing more for the member', async () => {
    const [ann, olga] = [service.as('ann'), service.as('olga')]
    await ann.put(`/v1/feedback/${newId()}`, { words: 'Secret idea.' })
    await ann.post('/v1/me/erasure', { member: 'ann' })
    const before = await entriesOf('ann')
    service.clock.at += 400 * 24 * 60 * 60_000
    await createLedger(service.deps).advance()
    // Ben joined with ann, and had his.
    expect((await entriesOf('ben')).map(({ rule }) => rule)).toContain('anniversary')
    expect(await entriesOf('ann')).toEqual(before)
    expect((await replayLedger(service.deps)).differences).toEqual([])

    expect((await olga.get('/v1/operator/feedback')).json()).toEqual({ suggestions: [] })
    expect((await olga.put('/v1/operator/members/ann/forum-name', { name: 'ann' })).statusCode).toBe(404)
    expect((await olga.put('/v1/operator/members/ann/trust', { trusted: true })).statusCode).toBe(404)
    const team = {
      ...service.deps,
      ledger: createLedger(service.deps),
      programmesAt: createLedger(service.deps).book.at,
    }
    const adjustment = {
      id: newId(),
      member: 'ann',
      programme: 'creator-rewards',
      points: 5,
      reason: 'Late.',
    }
    expect(await adjust(team, 'olga', adjustment, 0)).toMatchObject({ error: { code: 'not-found' } })
    const badge = { member: 'ann', badge: 'featured', reason: 'Late.' }
    expect(await grantBadge(team, 'olga', badge)).toMatchObject({ error: { code: 'not-found' } })
  })

  it('refuses what waits for approval, so that no operator is asked about it', async () => {
    const own = await startService({ approval: 'by-hand' })
    const { model } = await own.as('ann').publishModel({ fingerprint: 'a' })
    await own.as('ann').publishProfile({ fingerprint: 'p' }, { model: model ?? '' })
    await own.as('ann').post('/v1/me/erasure', { member: 'ann' })
    expect((await own.as('olga').get('/v1/operator/queue')).json()).toEqual({ waiting: [] })
    await own.close()
  })

  it.each([
    ['of somebody else', { member: 'ben' }, 400],
    ['without a name', {}, 400],
    ['with a role', { member: 'ann', role: 'operator' }, 400],
  ])('is refused %s', async (_, body, status) => {
    expect((await service.as('ann').post('/v1/me/erasure', body)).statusCode).toBe(status)
    expect((await service.as('ann').me()).member).toBe('ann')
  })

  it('wants the password of whoever has an account, and counts the tries', async () => {
    const { member, as } = await fullMember()
    expect((await as('POST', '/v1/me/erasure', { member })).json()).toMatchObject({
      code: 'forbidden',
      params: { field: 'password' },
    })
    const tries = []
    for (let n = 0; n < 12; n += 1) {
      tries.push((await as('POST', '/v1/me/erasure', { member, password: 'guess' })).statusCode)
    }
    expect(tries).toContain(429)
    expect(await allRows()).toContain('Ann Secret')
  })

  it('can be done in the browser, with a copy to take along first', async () => {
    const { browser, member } = await fullMember()
    const { text } = await browser.open('/account/my-data.json')
    expect(ownDataSchema.parse(JSON.parse(text)).member).toBe(member)
    await browser.open('/account')
    expect((await browser.send('/account/erase', { password: 'not it at all' })).status).toBe(403)
    const { location } = await browser.send('/account/erase', { password: 'a long enough password' })
    expect(location).toBe('/sign-in')
    expect(await allRows()).not.toContain('Ann Secret')
  })
})
