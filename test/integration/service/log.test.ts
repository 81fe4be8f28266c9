import { createHmac } from 'node:crypto'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { meSchema } from '@shared/api/contract'
import { sql } from 'kysely'
import { browserOf } from './support/browser'
import { madeUp } from './support/fake-inspector'
import { jpeg } from './support/photos'
import { programOf } from './support/program'
import { claimOf, newId, sha256Of, type UnderTest } from './support/service-under-test'
import { give, mug } from './support/shop'
import { password, startTeam } from './support/team'

/**
 * The log tells what happened, and of nobody who he or she is: a service goes through all that members and the team do, and through
 * what goes wrong, with a word in every personal field that is looked for in all that it wrote.
 */

let words: string[]
let written: string[]
let team: Awaited<ReturnType<typeof startTeam>>
let service: UnderTest

/** A word that is nowhere else, to be put into a field. */
function word(field: string): string {
  const made = `Zq${field}${String(words.length)}x`
  words.push(made)
  return made
}
/** What the service made itself and gave to somebody. */
const keepSecret = (secret: string): string => {
  words.push(secret)
  return secret
}

const secrets = { discourse: 'a secret of the forum Zq', events: 'a secret of the other Zq' }

beforeEach(async () => {
  words = Object.values(secrets)
  written = []
  for (const stream of [process.stdout, process.stderr]) {
    vi.spyOn(stream, 'write').mockImplementation((text) => {
      written.push(String(text))
      return true
    })
  }
  for (const how of ['log', 'info', 'warn', 'error'] as const) {
    vi.spyOn(console, how).mockImplementation((...said) => void written.push(JSON.stringify(said)))
  }
  team = await startTeam({
    forum: secrets,
    log: (event, details) => void written.push(JSON.stringify({ event, ...details })),
  })
  ;({ service } = team)
})
afterEach(async () => {
  vi.restoreAllMocks()
  await service.close()
})

/** A member with a name, a password, a login of a browser and one of a program. */
async function newMember() {
  const [name, own] = [word('name'), word('password')]
  const browser = browserOf(service.app)
  const program = programOf(service.app)
  await browser.signUp(name, own)
  for (const cookie of browser.jar.values()) keepSecret(cookie)
  const [unknown, guess] = [word('name'), word('password')]
  for (let times = 0; times < 12; times += 1) await browserOf(service.app).signIn(unknown, guess)
  const asked = await program.ask()
  for (const code of [asked.device_code, asked.user_code]) keepSecret(code)
  await program.redeem(word('code'))
  const tokens = await program.signIn(browser)
  for (const token of [tokens.access_token, tokens.refresh_token]) keepSecret(token)
  await program.refresh(word('token'))
  const headers = { authorization: `Bearer ${tokens.access_token}` }
  const send = (method: 'GET' | 'POST' | 'PUT' | 'DELETE', url: string, payload?: object | string | Buffer) =>
    service.app.inject({
      ...{ method, url, remoteAddress: '203.0.113.77' },
      headers: {
        ...headers,
        ...(Buffer.isBuffer(payload) && { 'content-type': 'application/octet-stream' }),
        ...(typeof payload === 'string' && { 'content-type': 'application/json' }),
      },
      ...(payload !== undefined && { payload }),
    })
  const { member } = meSchema.parse((await send('GET', '/v1/me')).json())
  const upload = async (bytes: Buffer) => {
    const sha256 = sha256Of(bytes)
    await send('PUT', `/v1/uploads/${sha256}`, bytes)
    return { sha256, size: bytes.length, name: `${word('file')}.3mf` }
  }
  return { member, send, upload, browser, program, tokens, own }
}
type Own = Awaited<ReturnType<typeof newMember>>

const modelOf = (upload: object) => ({
  ...{ kind: 'publish-model', upload, title: word('title'), description: word('description') },
  ...{ tags: [word('tag')], category: word('category'), licence: word('licence') },
  ...{ origin: 'remix', remixOf: word('from') },
})
const claim = (body: object) => ({ ...claimOf({ kind: 'profile' }), body })

async function saysWhoItIs({ send, upload }: Own) {
  await send('PUT', '/v1/me/preferences', { tags: [word('tag')] })
  const [nickname, bio, region] = [word('nickname'), word('bio'), word('region')]
  await send('PUT', '/v1/me/profile', { nickname, avatar: word('avatar'), bio, region })
  const model = claim(modelOf(await upload(madeUp({ fingerprint: 'one' }))))
  const claims = [
    claim({ kind: 'identity', nickname: word('nickname') }),
    claim({ kind: 'profile', bio: word('bio'), region: word('region') }),
    model,
    claim({
      kind: 'publish-profile',
      upload: await upload(madeUp({})),
      for: { claim: model.id },
      name: word('profile'),
    }),
    claim(modelOf(await upload(madeUp({ finding: 'inspector-dies' })))),
    claim(modelOf({ sha256: sha256Of(Buffer.from(word('bytes'))), size: 7, name: word('file') })),
    claim({ kind: word('kind'), nickname: word('nickname') }),
    { ...model, body: { ...model.body, title: word('title') } },
  ]
  await send('POST', '/v1/claims', { claims })
  await send('POST', '/v1/claims', { claims })
  return model.id
}

/** What a program sends that is broken, or means ill. */
async function asksForTrouble({ send, program }: Own) {
  await send('POST', '/v1/claims', `{"claims":[{"nickname":"${word('nickname')}"`)
  await send('PUT', '/v1/me/profile', { nickname: word('nickname'), [word('field')]: word('value') })
  await send('GET', `/v1/models?text=${word('text')}&${word('parameter')}=1`)
  await send('GET', `/v1/${word('path')}?token=${word('token')}`)
  await send('GET', `/v1/models/${word('id')}`)
  await send('PUT', `/v1/uploads/${sha256Of(Buffer.from('other'))}`, Buffer.from(word('bytes')))
  await send('POST', '/v1/transfers', Buffer.from(word('bytes')))
  await send('DELETE', `/v1/me/logins/${word('login')}`)
  await send('PUT', `/v1/reviews/${newId()}`, {
    model: word('model'),
    rating: 9,
    description: word('review'),
  })
  await program.send('/v1/auth/revoke', { token: word('token') })
  await service.app.inject({ url: '/v1/me', headers: { authorization: `Bearer ${word('key')}` } })
  await service.app.inject({
    url: `/sign-in?name=${word('name')}`,
    headers: { cookie: `session=${word('cookie')}` },
  })
}

async function isServedByTheTeam({ member, send, upload }: Own, model: string) {
  const { olga } = team
  const operator = service.as('olga')
  const decide = `/v1/operator/claims/${model}/decision`
  await operator.post(decide, { decision: 'approve' })
  await operator.put(`/v1/operator/members/${member}/forum-name`, { name: word('forum') })
  await olga.open(`/team/members/${member}`)
  const adjustment = { programme: 'creator-rewards', points: '25', reason: word('reason') }
  const asked = await olga.send(`/team/members/${member}/adjust`, adjustment)
  const hidden = [...asked.text.matchAll(/type="hidden" name="([^"]+)" value="([^"]*)"/gu)]
  const fields = Object.fromEntries(hidden.map(([, name = '', value = '']) => [name, value]))
  await olga.send(`/team/members/${member}/adjust/confirmed`, fields)
  await olga.open(`/team/members?find=${word('find')}`)
  const award = await give(service, member, 200)
  const item = { ...mug, kind: 'physical', title: word('item'), description: word('description'), stock: 5 }
  await operator.put('/v1/operator/items/mug', item)
  const card = await operator.put('/v1/operator/items/card', { ...mug, kind: 'code', stock: null })
  expect(card.statusCode).toBe(200)
  await operator.post('/v1/operator/items/card/codes', { codes: [word('code'), word('code')] })
  const address = { name: word('name'), lines: [word('street'), word('town')], country: word('country') }
  const order = { key: newId(), price: 40, terms: 1 }
  const ordered = await send('POST', '/v1/redemptions', { ...order, item: 'mug', address })
  const { id } = ordered.json<{ id: string }>()
  await operator.post(`/v1/operator/redemptions/${id}/decision`, {
    decision: 'reject',
    reason: word('reason'),
  })
  const gift = await send('POST', '/v1/redemptions', { ...order, key: newId(), item: 'card' })
  const given = gift.json<{ id: string }>().id
  await operator.post(`/v1/operator/redemptions/${given}/decision`, { decision: 'fulfil' })
  expect((await send('GET', `/v1/redemptions/${given}/code`)).statusCode).toBe(200)
  const dispute = newId()
  await send('POST', '/v1/disputes', { id: dispute, entry: award, statement: word('statement') })
  const ruling = { of: 'open', outcome: 'stands', reason: word('reason') }
  await operator.post(`/v1/operator/disputes/${dispute}/resolution`, ruling)
  await send('POST', `/v1/disputes/${dispute}/appeal`, { statement: word('appeal') })
  await send('PUT', `/v1/feedback/${newId()}`, { words: word('suggestion') })
  const bens = await service.as('ben').publishModel({ fingerprint: 'bens' })
  await operator.post(`/v1/operator/claims/${bens.id}/decision`, { decision: 'approve' })
  const photo = (await upload(jpeg(word('photo')))).sha256
  await send('PUT', `/v1/reviews/${newId()}`, {
    ...{ model: bens.model, profile: null, rating: 5, description: word('review') },
    photo,
  })
  for (const page of [
    'uploads',
    'orders',
    'disputes',
    'members',
    'items',
    'programmes',
    'audit',
    'audit.csv',
  ])
    expect((await olga.open(`/team/${page}`)).status).toBe(200)
}

async function isHeardOfInTheForum() {
  const body = JSON.stringify({
    post: { id: 1, username: word('forum'), cooked: word('post'), raw: word('post') },
  })
  const signed = (secret: string) =>
    `sha256=${createHmac('sha256', secret).update(body, 'utf8').digest('hex')}`
  for (const secret of [secrets.discourse, word('secret')]) {
    await service.app.inject({
      ...{ method: 'POST', url: '/v1/hooks/discourse', payload: body },
      headers: {
        'content-type': 'application/json',
        'x-discourse-event': 'post_created',
        'x-discourse-event-signature': signed(secret),
      },
    })
  }
}

const tell = (statement: string) => service.store.write((tx) => sql.raw(statement).execute(tx))

/** A database in which something is not as it should be: what then fails is logged, with what led there. */
async function failsAtWork({ member, send, upload }: Own) {
  await tell(`update member_profile set tags = '${word('tags')}'`)
  expect((await send('GET', '/v1/me')).statusCode).toBe(500)
  await tell(`update claims set body = '{"title":"${word('title')}'`).catch(() => undefined)
  await send('GET', '/v1/me/export')
  await tell('alter table member_profile rename to member_profile_gone')
  await send('PUT', '/v1/me/profile', {
    ...{ nickname: word('nickname'), avatar: null, bio: word('bio'), region: word('region') },
  })
  await send('POST', '/v1/claims', { claims: [claim({ kind: 'identity', nickname: word('nickname') })] })
  await tell('alter table models rename to models_gone')
  await send('POST', '/v1/claims', { claims: [claim(modelOf(await upload(madeUp({ fingerprint: 'two' }))))] })
  await team.olga.open(`/team/members/${member}?find=${word('find')}`)
  await tell('alter table suggestions rename to suggestions_gone')
  await send('PUT', `/v1/feedback/${newId()}`, { words: word('suggestion') })
  await tell('alter table auth_users rename to auth_users_gone')
  await browserOf(service.app).signIn(word('name'), word('password'))
  await browserOf(service.app).signUp(word('name'), word('password'))
}

it('has none of a member’s words, names, tokens or codes in its log, whatever is done and whatever fails', async () => {
  const ann = await newMember()
  const model = await saysWhoItIs(ann)
  await asksForTrouble(ann)
  await isServedByTheTeam(ann, model)
  await isHeardOfInTheForum()
  const leaving = await newMember()
  await leaving.send('POST', '/v1/me/erasure', { member: leaving.member, password: leaving.own })
  await failsAtWork(ann)

  const log = written.join('\n')
  // It was written to, also about what failed, so there is something to look in.
  for (const event of ['request-failed', 'claim-failed', 'sign-in-held', 'inspection-failed'])
    expect(log).toContain(event)
  expect(words.length).toBeGreaterThan(100)
  for (const own of [...words, password, '203.0.113.77', 'olga-key-0123456789'])
    expect(log).not.toContain(own)
})
