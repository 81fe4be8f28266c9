import { limits } from '@shared/api/contract'
import { connect } from 'node:net'
import { readdir } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  claimOf,
  keyOf,
  modelBody,
  newId,
  startService,
  type UnderTest,
} from '../integration/service/support/service-under-test'

let service: UnderTest
beforeAll(async () => {
  service = await startService({ allowedOrigins: ['https://console.example'], signIn: 'open' })
})
afterAll(() => service.close())

const sha256 = '0'.repeat(64)
type Access = 'open' | 'member' | 'operator'
type Method = 'GET' | 'PUT' | 'HEAD' | 'POST' | 'PATCH' | 'DELETE'
const everyRoute: readonly (readonly [Method, string, Access])[] = [
  ['GET', '/v1/about', 'open'],
  ['GET', '/v1/openapi.json', 'open'],
  ['GET', '/v1/health', 'open'],
  ['GET', '/v1/ready', 'open'],
  ['GET', '/v1/me', 'member'],
  ['PUT', '/v1/me/preferences', 'member'],
  ['PUT', '/v1/me/profile', 'member'],
  ['GET', '/v1/me/export', 'member'],
  ['POST', '/v1/me/erasure', 'member'],
  ['GET', '/v1/transactions', 'member'],
  ['GET', '/v1/transactions.csv', 'member'],
  ['GET', '/v1/me/logins', 'member'],
  ['DELETE', `/v1/me/logins/${newId()}`, 'member'],
  ['GET', '/v1/programmes', 'member'],
  ['GET', '/v1/programmes/versions', 'member'],
  ['GET', '/v1/progress', 'member'],
  ['GET', '/v1/models', 'member'],
  ['GET', `/v1/models/${newId()}`, 'member'],
  ['GET', `/v1/models/${newId()}/file`, 'member'],
  ['GET', `/v1/models/${newId()}/picture`, 'member'],
  ['GET', `/v1/models/${newId()}/photos/${sha256}`, 'member'],
  ['GET', '/v1/me/removed-photos', 'member'],
  ['POST', `/v1/operator/models/${newId()}/photos/${sha256}/removal`, 'operator'],
  ['GET', `/v1/profiles/${newId()}/file`, 'member'],
  ['PUT', `/v1/reviews/${newId()}`, 'member'],
  ['GET', `/v1/reviews/${newId()}/photo`, 'member'],
  ['POST', `/v1/operator/reviews/${newId()}/photo-rejection`, 'operator'],
  ['GET', '/v1/feedback', 'member'],
  ['PUT', `/v1/feedback/${newId()}`, 'member'],
  ['GET', '/v1/operator/feedback', 'operator'],
  ['POST', `/v1/operator/feedback/${newId()}/decision`, 'operator'],
  ['PUT', `/v1/uploads/${sha256}`, 'member'],
  ['HEAD', `/v1/uploads/${sha256}`, 'member'],
  ['POST', '/v1/transfers', 'member'],
  ['HEAD', `/v1/transfers/${sha256}`, 'member'],
  ['PATCH', `/v1/transfers/${sha256}`, 'member'],
  ['POST', '/v1/claims', 'member'],
  ['GET', '/v1/changes', 'member'],
  ['GET', '/v1/operator/queue', 'operator'],
  ['POST', `/v1/operator/claims/${newId()}/decision`, 'operator'],
  ['PUT', '/v1/operator/members/ann/trust', 'operator'],
  ['PUT', '/v1/operator/members/ann/forum-name', 'operator'],
  ['GET', '/v1/store', 'member'],
  ['GET', '/v1/redemptions', 'member'],
  ['POST', '/v1/redemptions', 'member'],
  ['POST', `/v1/redemptions/${newId()}/cancel`, 'member'],
  ['GET', `/v1/redemptions/${newId()}/code`, 'member'],
  ['GET', '/v1/disputes', 'member'],
  ['POST', '/v1/disputes', 'member'],
  ['POST', `/v1/disputes/${newId()}/appeal`, 'member'],
  ['GET', '/v1/operator/items', 'operator'],
  ['PUT', '/v1/operator/items/coupon', 'operator'],
  ['POST', '/v1/operator/items/coupon/codes', 'operator'],
  ['GET', '/v1/operator/redemptions', 'operator'],
  ['POST', `/v1/operator/redemptions/${newId()}/decision`, 'operator'],
  ['GET', '/v1/operator/disputes', 'operator'],
  ['POST', '/v1/operator/disputes', 'operator'],
  ['POST', `/v1/operator/disputes/${newId()}/resolution`, 'operator'],
]

/** OAuth's own routes: open to whoever has a code or a token to show, which nobody has here. */
const grants: readonly (readonly [Method, string])[] = [
  ['POST', '/v1/auth/device'],
  ['POST', '/v1/auth/token'],
  ['POST', '/v1/auth/revoke'],
]

/** What forums send: open to whoever can sign it, which nobody can here. */
const hooks: readonly (readonly [Method, string])[] = [
  ['POST', '/v1/hooks/discourse'],
  ['POST', '/v1/hooks/events'],
]

/** For the browser, by its cookie. */
const everyPage: readonly (readonly ['GET' | 'POST', string])[] = [
  ['GET', '/pages.css'],
  ['GET', '/docs'],
  ['GET', '/sign-in'],
  ['GET', '/sign-up'],
  ['GET', '/device'],
  ['GET', '/account'],
  ['POST', '/sign-in'],
  ['POST', '/sign-up'],
  ['POST', '/sign-out'],
  ['POST', '/device'],
  ['GET', '/account/my-data.json'],
  ['POST', '/account/erase'],
  ['POST', '/account/password'],
  ['POST', `/account/logins/${newId()}/end`],
  ...['/team/uploads', '/team/orders', '/team/disputes', '/team/feedback'].flatMap((path) => [
    ['GET', path] as const,
    ['POST', `${path}/${newId()}`] as const,
  ]),
  ['GET', `/team/uploads/${newId()}`],
  ['GET', `/team/uploads/${newId()}/picture`],
  ['GET', `/team/uploads/${newId()}/photos/${sha256}`],
  ['POST', `/team/uploads/${newId()}/photos/${sha256}/removal`],
  ['GET', '/team/reviews'],
  ['GET', `/team/reviews/${newId()}/photo`],
  ['POST', `/team/reviews/${newId()}/reject`],
  ['GET', '/team/members'],
  ['POST', '/team/members/ann/adjust'],
  ['POST', '/team/members/ann/adjust/confirmed'],
  ['POST', '/team/members/ann/badge'],
  ['POST', '/team/members/ann/badge/confirmed'],
  ['GET', '/team/items'],
  ['POST', '/team/items'],
  ['GET', '/team/new-item'],
  ['GET', '/team/items/mug'],
  ['POST', '/team/items/mug'],
  ['POST', '/team/items/mug/off'],
  ['POST', '/team/items/mug/codes'],
  ['GET', '/team/programmes'],
  ['POST', '/team/programmes'],
  ['POST', '/team/programmes/withdraw'],
  ['GET', '/team/new-programme'],
  ['POST', '/team/new-programme'],
  ['GET', '/team/audit'],
  ['GET', '/team/audit.csv'],
  ['GET', '/team/members/ann'],
  ['POST', '/team/members/ann/trust'],
  ['POST', '/team/members/ann/doubt'],
]

const ask = (method: Method, url: string, headers: Record<string, string>, payload?: string) =>
  service.app.inject({
    method,
    url,
    headers: method === 'POST' ? { 'content-type': 'application/json', ...headers } : headers,
    ...(method === 'GET' || method === 'HEAD' ? {} : { payload: payload ?? '{}' }),
  })

const bearer = (member: string) => ({ authorization: `Bearer ${keyOf(member)}` })

describe('who is let in', () => {
  it('knows every route there is', () => {
    const routes = service.app.printRoutes({ commonPrefix: false })
    const methods = [...routes.matchAll(/\((?<methods>[A-Z, ]+)\)/gu)].flatMap((m) =>
      (m[1] ?? '').split(', '),
    )
    expect(methods).toHaveLength(everyRoute.length + grants.length + hooks.length + everyPage.length)
  })

  it.each(everyRoute)(
    '%s %s without a key, with a wrong one, as member and as operator',
    async (method, url, access) => {
      const status = async (headers: Record<string, string>) => (await ask(method, url, headers)).statusCode
      const refused = access === 'open' ? 200 : 401
      expect(await status({})).toBe(refused)
      const wrong = [
        'Bearer not-the-key-of-anyone',
        'Bearer ',
        'Bearer',
        keyOf('ann'),
        `Basic ${keyOf('ann')}`,
        `Bearer ${keyOf('ann')} ${keyOf('ann')}`,
        `Bearer ${keyOf('ann').toUpperCase()}`,
        `Bearer ${keyOf('ann').slice(0, -1)}`,
        `Bearer ${'x'.repeat(5000)}`,
        `Bearer ' or 1=1 --`,
      ]
      for (const authorization of wrong) expect(await status({ authorization }), authorization).toBe(refused)
      expect(await status({ cookie: `key=${keyOf('ann')}` })).toBe(refused)
      if (access === 'operator') expect(await status(bearer('ann'))).toBe(403)
      else expect([401, 403]).not.toContain(await status(bearer('ann')))
      expect([401, 403]).not.toContain(await status(bearer('olga')))
    },
  )

  it.each(everyRoute)(
    '%s %s refuses a name that is not its own and a page that is not its own',
    async (method, url) => {
      const status = async (headers: Record<string, string>) =>
        (await ask(method, url, { ...bearer('olga'), ...headers })).statusCode
      const hosts = [
        'evil.example',
        'localhost.evil.example',
        '127.0.0.1.evil.example:4570',
        'evil.example:80',
        'localhost@evil.example',
        'localhost:80:80',
        '0.0.0.0',
        '[::ffff:127.0.0.1]',
        '127.0.0.1/../',
      ]
      for (const host of hosts) expect(await status({ host }), host).toBe(403)
      const origins = ['https://evil.example', 'null', 'http://localhost', 'http://127.0.0.1:4570', 'file://']
      for (const origin of origins) expect(await status({ origin }), origin).toBe(403)
      for (const site of ['cross-site', 'same-site']) {
        expect(await status({ 'sec-fetch-site': site }), site).toBe(403)
      }
      for (const host of ['localhost', 'LOCALHOST:4570', '127.0.0.1:1']) {
        expect(await status({ host }), host).not.toBe(403)
      }
      expect(await status({ origin: 'https://console.example' })).not.toBe(403)
    },
  )

  it('answers no preflight, and gives no page leave to read', async () => {
    const answer = await service.app.inject({
      method: 'OPTIONS',
      url: '/v1/claims',
      headers: { origin: 'https://evil.example', 'access-control-request-method': 'POST' },
    })
    expect(answer.statusCode).toBe(403)
    for (const [method, url] of everyRoute) {
      const headers = (await ask(method, url, { ...bearer('olga'), origin: 'https://console.example' }))
        .headers
      expect(Object.keys(headers).filter((name) => name.startsWith('access-control'))).toEqual([])
      expect(headers['set-cookie']).toBeUndefined()
    }
  })
})

describe('every answer', () => {
  it.each([...everyRoute.map(([method, url]) => [method, url] as const), ['GET', '/nowhere'] as const])(
    '%s %s carries the security headers',
    async (method, url) => {
      for (const headers of [{}, bearer('olga')]) {
        expect((await ask(method, url, headers)).headers).toMatchObject({
          'cache-control': 'no-store',
          'content-security-policy': expect.stringContaining("default-src 'none'") as string,
          'x-content-type-options': 'nosniff',
          'referrer-policy': 'no-referrer',
        })
      }
    },
  )

  it('that refuses is a problem document', async () => {
    const answer = await ask('GET', '/v1/me', {})
    expect(answer.headers['content-type']).toContain('application/problem+json')
    expect(answer.headers['www-authenticate']).toBe('Bearer')
    expect(answer.json()).toEqual({
      type: 'urn:firstlayer:problem:unauthorised',
      title: expect.any(String) as string,
      status: 401,
      code: 'unauthorised',
    })
  })

  it('to a bug never shows what went wrong', async () => {
    const logged: unknown[] = []
    const broken = await startService({ log: (event, details) => logged.push(event, details) })
    await broken.store.write((tx) => tx.schema.dropTable('member_profile').execute())
    const answer = await broken.as('ann').get('/v1/me')
    expect(answer.statusCode).toBe(500)
    expect(answer.body).not.toMatch(/member_profile|SQLITE|no such|at .*\.ts/u)
    expect(JSON.stringify(logged)).toContain('member_profile')
    expect(JSON.stringify(logged)).not.toContain(keyOf('ann'))
    await broken.close()
  })
})

describe('what is sent', () => {
  it.each([
    '../../etc/passwd',
    '..%2f..%2fetc%2fpasswd',
    '%2e%2e%2f',
    '..\\..\\x',
    `${'0'.repeat(64)}%00`,
    '0'.repeat(63),
    '0'.repeat(65),
    'G'.repeat(64),
    'A'.repeat(64),
    `${'0'.repeat(60)}/../`,
    '%',
    'x'.repeat(10_000),
  ])('as a hash is only ever a hash: %s', async (path) => {
    const before = await readdir(service.folder, { recursive: true })
    for (const [method, route] of [
      ['PUT', 'uploads'],
      ['HEAD', 'uploads'],
      ['HEAD', 'transfers'],
      ['PATCH', 'transfers'],
    ] as const) {
      const headers = {
        ...bearer('ann'),
        'tus-resumable': '1.0.0',
        ...(method === 'PATCH' && {
          'content-type': 'application/offset+octet-stream',
          'upload-offset': '0',
        }),
      }
      const { statusCode } = await ask(method, `/v1/${route}/${path}`, headers, 'bytes')
      expect([400, 404, 414]).toContain(statusCode)
    }
    expect(await readdir(service.folder, { recursive: true })).toEqual(before)
  })

  it.each([
    [
      'more than a batch may hold',
      JSON.stringify({ claims: [], filler: 'x'.repeat(limits.requestBytes) }),
      413,
    ],
    [
      'more claims than a batch may have',
      JSON.stringify({
        claims: Array.from({ length: 101 }, () => claimOf({ kind: 'preferences', tags: ['Art'] })),
      }),
      400,
    ],
    ['no JSON', '{"claims":', 400],
    ['nothing', '', 400],
    ['a prototype', '{"__proto__":{"role":"operator"},"claims":[]}', 400],
    ['a constructor', '{"constructor":{"prototype":{"role":"operator"}},"claims":[]}', 400],
    ['nests', `{"claims":${'['.repeat(100_000)}${']'.repeat(100_000)}}`, 400],
    ['a number beyond all', '{"claims":1e999}', 400],
  ])('as claims is refused when it is %s', async (_, payload, status) => {
    expect((await ask('POST', '/v1/claims', bearer('ann'), payload)).statusCode).toBe(status)
    expect(({} as { role?: string }).role).toBeUndefined()
  })

  it('as text or a form is not taken for JSON', async () => {
    for (const type of [
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
    ]) {
      const { statusCode } = await ask(
        'POST',
        '/v1/claims',
        { ...bearer('ann'), 'content-type': type },
        '{"claims":[]}',
      )
      expect(statusCode, type).toBe(400)
    }
  })

  it('cannot say whose it is, what it is worth or when it was', async () => {
    const base = claimOf({ kind: 'preferences', tags: ['Art'] })
    const forged = [
      { ...base, id: newId(), member: 'ben' },
      { ...base, id: newId(), state: 'done' },
      { ...base, id: newId(), body: { ...base.body, amount: 1000 } },
      { ...base, id: newId(), body: { ...base.body, at: '2020-01-01T00:00:00.000Z' } },
    ]
    const outcomes = await service.as('dot').send(forged)
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(forged.map(() => 'error'))
    expect(await service.as('dot').entries()).toEqual([])
  })

  it('as text is kept as text', async () => {
    const nasty = `Robert'); drop table entries;-- <script>alert(1)</script> \${7*7} {{x}}`
    await service.as('cid').claim({ kind: 'profile', bio: nasty })
    expect((await service.as('cid').me()).bio).toBe(nasty)
    const upload = { sha256, size: 1, name: '../../../etc/passwd' }
    const [outcome] = await service.as('cid').send([claimOf(modelBody(upload))])
    expect(outcome).toMatchObject({ error: { code: 'upload-missing' } })
  })

  it('of another member by its id is not found', async () => {
    const { id, model } = await service.as('ann').publishModel({ fingerprint: 'private' })
    const answer = JSON.stringify((await service.as('ben').changes()).concat())
    expect(answer).not.toContain(id)
    expect(answer).not.toContain(String(model))
    const decision = await service
      .as('ben')
      .post(`/v1/operator/claims/${id}/decision`, { decision: 'approve' })
    expect(decision.statusCode).toBe(403)
  })

  it('as a decision is one of two, and a refusal has a reason', async () => {
    const url = `/v1/operator/claims/${newId()}/decision`
    for (const body of [
      {},
      { decision: 'maybe' },
      { decision: 'refuse' },
      { decision: 'refuse', reason: ' ' },
    ]) {
      expect((await service.as('olga').post(url, body)).statusCode).toBe(400)
    }
    expect((await service.as('olga').post(url, { decision: 'approve' })).statusCode).toBe(404)
    expect(
      (await service.as('olga').post('/v1/operator/claims/x/decision', { decision: 'approve' })).statusCode,
    ).toBe(400)
  })
})

describe('raw requests', () => {
  let port: number
  beforeAll(async () => {
    port = Number(new URL(await service.app.listen({ host: '127.0.0.1', port: 0 })).port)
  })
  const raw = (text: string) =>
    new Promise<string>((resolve, reject) => {
      const socket = connect(port, '127.0.0.1', () => socket.end(text))
      let answer = ''
      socket.on('data', (chunk) => (answer += chunk.toString()))
      socket.on('close', () => {
        resolve(answer)
      })
      socket.on('error', reject)
    })

  it.each([
    ['without a host', 'GET /v1/about HTTP/1.1\r\nConnection: close\r\n\r\n', '400'],
    [
      'for another host by its line',
      'GET http://evil.example/v1/about HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n',
      '403',
    ],
    ['that are no HTTP', 'hello\r\n\r\n', '400'],
    [
      'with two lengths',
      'POST /v1/claims HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
      '400',
    ],
    [
      'with endless headers',
      `GET /v1/about HTTP/1.1\r\nHost: localhost\r\nX: ${'x'.repeat(100_000)}\r\n\r\n`,
      '431',
    ],
  ])('%s are refused', async (_, text, status) => {
    expect(await raw(text)).toMatch(new RegExp(`^HTTP/1.1 ${status}`, 'u'))
  })
})
