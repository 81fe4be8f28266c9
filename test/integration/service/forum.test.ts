import { createHmac } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId, startService, type UnderTest } from './support/service-under-test'

const secrets = { discourse: 'the secret of the forum', events: 'the secret of the other' }
let service: UnderTest
beforeAll(async () => {
  service = await startService({ forum: secrets })
  await service.as('olga').put('/v1/operator/members/ann/forum-name', { name: 'Ann_Prints' })
  await service.as('olga').put('/v1/operator/members/ben/forum-name', { name: 'ben' })
})
afterAll(() => service.close())

const hex = (secret: string, text: string) => createHmac('sha256', secret).update(text, 'utf8').digest('hex')
let events = 0

/** A webhook as Discourse sends it: signed over its bytes, numbered in a header that is not. */
async function discourse(event: string, body: object | string, own: Readonly<Record<string, string>> = {}) {
  const payload = typeof body === 'string' ? body : JSON.stringify(body)
  const answer = await service.app.inject({
    method: 'POST',
    url: '/v1/hooks/discourse',
    headers: {
      'content-type': 'application/json',
      'x-discourse-event-id': String((events += 1)),
      'x-discourse-event-type': event.split('_')[0] ?? '',
      'x-discourse-event': event,
      'x-discourse-event-signature': `sha256=${hex(secrets.discourse, payload)}`,
      ...own,
    },
    payload,
  })
  return { status: answer.statusCode, ...answer.json<{ outcome?: string; code?: string }>() }
}

const post = (id: number, own: object = {}) => ({
  ...{ id, username: 'ann_prints', user_id: 7, topic_archetype: 'regular', cooked: '<p>Hello</p>' },
  created_at: new Date(service.clock.at).toISOString(),
  ...own,
})

async function event(body: object, at = service.clock.at, secret = secrets.events) {
  const [payload, t] = [JSON.stringify(body), String(Math.floor(at / 1000))]
  const answer = await service.app.inject({
    method: 'POST',
    url: '/v1/hooks/events',
    headers: {
      'content-type': 'application/json',
      'x-firstlayer-signature': `t=${t},v1=${hex(secret, `${t}.${payload}`)}`,
    },
    payload,
  })
  return { status: answer.statusCode, ...answer.json<{ outcome?: string; code?: string }>() }
}

const facts = async (member: string) =>
  (await service.as(member).changes()).flatMap((one) =>
    one.kind === 'fact' && one.fact.type !== 'member.joined' ? [one.fact] : [],
  )

describe('what Discourse sends', () => {
  it('becomes facts of the member who is called so there, in any case', async () => {
    expect(await discourse('post_created', { post: post(1) })).toEqual({ status: 200, outcome: 'counted' })
    await discourse('post_liked', { like: { post: post(1), user: { id: 9, username: 'ben' } } })
    await discourse('accepted_solution', { solved: post(1, { updated_at: 'x' }) })
    await discourse('post_destroyed', { post: post(1, { deleted_at: 'x' }) })
    expect(await facts('ann')).toMatchObject([
      { type: 'post.created', post: 'discourse:1' },
      { type: 'like.received', like: 'discourse:1:9' },
      { type: 'answer.accepted', answer: 'discourse:1' },
      { type: 'post.removed', post: 'discourse:1' },
    ])
  })

  it('earns by the rules of community standing: 20 for 100 posts', async () => {
    for (let id = 1000; id < 1100; id += 1) {
      await discourse('post_created', { post: post(id, { username: 'ben' }) })
    }
    const earned = (await service.as('ben').entries()).filter(({ rule }) => rule === 'posts')
    expect(earned.map(({ amount, step }) => [amount, step])).toEqual([[20, 100]])
  })

  it.each([
    ['of somebody who is no member', 'post_created', () => ({ post: post(2, { username: 'stranger' }) })],
    ['in private', 'post_created', () => ({ post: post(3, { topic_archetype: 'private_message' }) })],
    ['of something else', 'user_created', () => ({ user: { id: 1 } })],
    ['that answers a test', 'ping', () => ({ ping: 'OK' })],
    [
      'that likes itself',
      'post_liked',
      () => ({ like: { post: post(4), user: { id: 7, username: 'ann_prints' } } }),
    ],
    ['without what it is about', 'post_created', () => ({})],
    ['with something else in its place', 'post_created', () => ({ post: 'all of them' })],
  ])('is ignored %s', async (_, name, body) => {
    const before = await facts('ann')
    expect(await discourse(name, body())).toEqual({ status: 200, outcome: 'ignored' })
    expect(await facts('ann')).toEqual(before)
  })

  it('is known when it comes again, also under another number or as another event', async () => {
    const body = { post: post(50) }
    expect((await discourse('post_created', body, { 'x-discourse-event-id': 'a1' })).outcome).toBe('counted')
    const before = await facts('ann')
    const again = [
      { 'x-discourse-event-id': 'a1' },
      { 'x-discourse-event-id': 'a2' },
      { 'x-discourse-event-id': 'a3', 'x-discourse-event': 'post_destroyed' },
    ]
    for (const headers of again) {
      expect(await discourse('post_created', body, headers)).toEqual({ status: 200, outcome: 'known' })
    }
    expect(
      await discourse('post_created', { post: post(51) }, { 'x-discourse-event-id': 'a1' }),
    ).toMatchObject({ status: 409, code: 'content-differs' })
    expect(await facts('ann')).toEqual(before)
  })

  it('counts once also when ten of the same come at the same time', async () => {
    const body = { post: post(60) }
    const all = await Promise.all(Array.from({ length: 10 }, () => discourse('post_created', body)))
    expect(all.filter(({ outcome }) => outcome === 'counted')).toHaveLength(1)
  })

  it('is refused when the post is older than a week', async () => {
    const old = {
      post: post(70, { created_at: new Date(service.clock.at - 8 * 24 * 3_600_000).toISOString() }),
    }
    expect((await discourse('post_created', old)).status).toBe(400)
  })

  const signed = JSON.stringify({ post: { id: 80, username: 'ann_prints' } })
  it.each([
    ['none', ''],
    ['another secret’s', `sha256=${hex('another secret', signed)}`],
    ['another body’s', `sha256=${hex(secrets.discourse, `${signed} `)}`],
    ['half of one', `sha256=${hex(secrets.discourse, signed).slice(0, 32)}`],
    ['one in another way', `sha1=${hex(secrets.discourse, signed)}`],
    ['one without its way', hex(secrets.discourse, signed)],
    ['that of nothing', `sha256=${hex(secrets.discourse, '')}`],
    ['one in capitals', `sha256=${hex(secrets.discourse, signed).toUpperCase()}`],
  ])('is refused when its signature is %s', async (_, signature) => {
    const before = await facts('ann')
    const answer = await discourse('post_created', signed, { 'x-discourse-event-signature': signature })
    expect(answer).toMatchObject({ status: 403, code: 'forbidden' })
    expect(await facts('ann')).toEqual(before)
  })

  it('is judged by its bytes, not by what they say', async () => {
    const spaced = `  ${signed}  `
    const headers = { 'x-discourse-event-signature': `sha256=${hex(secrets.discourse, signed)}` }
    expect((await discourse('post_created', spaced, headers)).status).toBe(403)
  })
})

describe('what another forum sends', () => {
  const liked = (own: object = {}) => ({
    ...{ id: newId(), type: 'like.received', user: 'BEN', subject: 'p1:u2' },
    ...own,
  })

  it('becomes a fact, once', async () => {
    const body = liked()
    expect(await event(body)).toEqual({ status: 200, outcome: 'counted' })
    expect(await event(body, service.clock.at + 1000)).toEqual({ status: 200, outcome: 'known' })
    expect(await event({ ...body, subject: 'p2:u2' })).toMatchObject({ status: 409 })
    expect(await event(liked({ type: 'like.withdrawn' }))).toMatchObject({ outcome: 'counted' })
    expect((await facts('ben')).filter((one) => 'like' in one)).toMatchObject([
      { type: 'like.received', like: 'events:p1:u2' },
      { type: 'like.withdrawn', like: 'events:p1:u2' },
    ])
  })

  it.each([
    ['older than five minutes', -301_000],
    ['of the future', 301_000],
  ])('is refused when it is %s', async (_, ms) => {
    expect((await event(liked(), service.clock.at + ms)).status).toBe(403)
  })

  it('is refused with another secret, and as another fact than those of a forum', async () => {
    expect((await event(liked(), service.clock.at, secrets.discourse)).status).toBe(403)
    for (const body of [
      liked({ type: 'badge.granted' }),
      liked({ points: 100 }),
      liked({ member: 'ann' }),
      liked({ subject: '../1' }),
      liked({ id: '' }),
    ]) {
      expect((await event(body)).status).toBe(400)
    }
  })
})

describe('who is who on the forum', () => {
  const name = (member: string, value: string | null) =>
    service.as('olga').put(`/v1/operator/members/${member}/forum-name`, { name: value })

  it('is said by an operator, and a name is one member’s alone', async () => {
    expect((await name('cid', 'Cid')).statusCode).toBe(200)
    expect((await name('dot', 'CID')).statusCode).toBe(409)
    expect((await name('cid', null)).statusCode).toBe(200)
    expect((await name('dot', 'cid')).statusCode).toBe(200)
    expect((await name('nobody', 'x')).statusCode).toBe(404)
  })
})

it('nothing is taken from a forum where no secret is set up', async () => {
  const own = await startService()
  for (const url of ['/v1/hooks/discourse', '/v1/hooks/events']) {
    const headers = {
      'content-type': 'application/json',
      'x-discourse-event-signature': `sha256=${hex('', '{}')}`,
    }
    expect((await own.app.inject({ method: 'POST', url, headers, payload: '{}' })).statusCode).toBe(404)
  }
  await own.close()
})
