import { operationsOf } from '@shared/api/operations'
import { readdir } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { jpeg } from '../integration/service/support/photos'
import {
  claimOf,
  keyOf,
  modelBody,
  newId,
  sha256Of,
  startService,
  type UnderTest,
} from '../integration/service/support/service-under-test'
import { madeUp } from '../integration/service/support/fake-inspector'
import { mug } from '../integration/service/support/shop'

let service: UnderTest
beforeAll(async () => {
  service = await startService({ signIn: 'open' })
})
afterAll(() => service.close())

/** A body as it should be, for every route that takes one as JSON; forums sign theirs. */
const bodies: Readonly<Record<string, object>> = {
  'put /v1/me/preferences': { tags: ['Art'] },
  'put /v1/me/profile': { nickname: 'Dot', avatar: null, bio: null, region: null },
  'post /v1/me/erasure': { member: 'dot' },
  'put /v1/reviews/:id': { model: 'm', profile: null, rating: 5, description: '', photo: null },
  'post /v1/operator/models/:id/photos/:sha256/removal': { reason: 'A cat.' },
  'put /v1/feedback/:id': { words: 'More.' },
  'post /v1/operator/feedback/:id/decision': { decision: 'implemented' },
  'post /v1/claims': { claims: [claimOf({ kind: 'preferences', tags: ['Art'] })] },
  'post /v1/redemptions': { key: newId(), item: 'mug', price: 40, terms: 1 },
  'post /v1/disputes': { id: newId(), entry: newId(), statement: 'Why?' },
  'post /v1/disputes/:id/appeal': { statement: 'No.' },
  'put /v1/operator/members/:id/forum-name': { name: 'dot' },
  'post /v1/operator/claims/:id/decision': { decision: 'approve' },
  'put /v1/operator/members/:id/trust': { trusted: true },
  'put /v1/operator/items/:id': mug,
  'post /v1/operator/items/:id/codes': { codes: ['AAA-1'] },
  'post /v1/operator/redemptions/:id/decision': { decision: 'fulfil' },
  'post /v1/operator/disputes': { id: newId(), entry: newId(), statement: 'Why?' },
  'post /v1/operator/disputes/:id/resolution': { of: 'open', outcome: 'stands', reason: 'Seen.' },
}

const writes = operationsOf({ signIn: true }).filter(
  ({ access, body }) =>
    (access === 'member' || access === 'operator') && body !== undefined && body !== 'bytes',
)
const nameOf = ({ method, path }: { readonly method: string; readonly path: string }) => `${method} ${path}`

/** Of nothing that is there, but for the item that is made. */
const fill = ({ method, path }: (typeof writes)[number]): string =>
  path
    .replace(':sha256', '0'.repeat(64))
    .replaceAll(/:\w+/gu, path.includes('items') ? (method === 'put' ? 'mug' : 'gift') : newId())

async function ask(operation: (typeof writes)[number], payload: unknown) {
  const answer = await service.app.inject({
    method: operation.method,
    url: fill(operation),
    headers: {
      authorization: `Bearer ${keyOf(operation.access === 'operator' ? 'olga' : 'dot')}`,
      'content-type': 'application/json',
    },
    payload: JSON.stringify(payload),
  })
  return answer.statusCode
}

/** What a client would like to decide and may not. */
const privileged: readonly object[] = [
  { role: 'operator' },
  { member: 'ann', operator: 'olga' },
  { amount: 1000, points: 1000, balance: 1000 },
  { state: 'done', approved: true },
  { at: '2020-01-01T00:00:00.000Z', recordedAt: '2020-01-01T00:00:00.000Z' },
  { constructor: { prototype: { role: 'operator' } } },
]

it('knows a body for every write there is', () => {
  expect(Object.keys(bodies).toSorted()).toEqual(writes.map(nameOf).toSorted())
})

describe.each(writes.map((one) => [nameOf(one), one] as const))('%s', (name, operation) => {
  it('refuses every field that it does not know, also a privileged one, and then takes the body without', async () => {
    const body = bodies[name] ?? {}
    for (const field of privileged) {
      const own = Object.keys(field).some((key) => Object.hasOwn(body, key))
      if (!own) expect([field, await ask(operation, { ...body, ...field })]).toEqual([field, 400])
    }
    expect(await ask(operation, body)).not.toBe(400)
    expect(({} as { role?: string }).role).toBeUndefined()
  })

  it('refuses anything in the place of its body', async () => {
    for (const payload of [null, [], 'text', 7, true, [bodies[name]]]) {
      expect([payload, await ask(operation, payload)]).toEqual([payload, 400])
    }
  })
})

const nasty = [
  `' or '1'='1`,
  `"; drop table entries; --`,
  '\u0000',
  '../../../../etc/passwd',
  '..\\..\\windows',
  '${7*7}{{7*7}}<%=7*7%>',
  '<script>alert(1)</script>',
  '\r\nset-cookie: x=y',
  '\u202egnp.exe',
  '\ufffd',
  '%00',
  '__proto__',
  '٣',
]

describe('a text that would be something else', () => {
  const routes = operationsOf({ signIn: true }).filter(
    ({ access, path }) => (access === 'member' || access === 'operator') && path.includes(':'),
  )
  it.each(routes.map((one) => [nameOf(one), one] as const))(
    'is only text as the name in %s',
    async (_, one) => {
      for (const text of nasty) {
        const answer = await service.app.inject({
          method: one.method,
          url: one.path.replaceAll(/:\w+/gu, encodeURIComponent(text)),
          headers: { authorization: `Bearer ${keyOf('olga')}`, 'content-type': 'application/json' },
          ...(one.method === 'get' || one.method === 'head'
            ? {}
            : { payload: JSON.stringify(bodies[nameOf(one)] ?? {}) }),
        })
        expect(answer.statusCode, text).toBeLessThan(500)
        expect(answer.headers['set-cookie']).toBeUndefined()
        expect(answer.body).not.toMatch(/SQLITE|syntax error|at .*\.ts:/u)
      }
    },
  )

  it('is only text as every word of a question', async () => {
    for (const one of operationsOf({ signIn: true }).filter(({ access }) => access === 'member')) {
      for (const field of Object.keys(one.query?.shape ?? {})) {
        for (const text of nasty) {
          const { statusCode, body } = await service
            .as('ann')
            .get(`${one.path}?${field}=${encodeURIComponent(text)}`)
          expect([one.path, field, text, statusCode < 500]).toEqual([one.path, field, text, true])
          expect(body).not.toContain('first-model-upload')
        }
      }
    }
  })
})

describe('an upload that lies', () => {
  const put = (sha256: string, payload: Buffer, headers: Readonly<Record<string, string>> = {}) =>
    service.app.inject({
      method: 'PUT',
      url: `/v1/uploads/${sha256}`,
      headers: { authorization: `Bearer ${keyOf('ann')}`, ...headers },
      payload,
    })

  it.each([
    ['about its hash', sha256Of(Buffer.from('other')), 422],
    ['about having anything in it', sha256Of(Buffer.alloc(0)), 400],
  ])('%s is not kept', async (what, sha256, status) => {
    const before = await readdir(service.folder, { recursive: true })
    const bytes = what.includes('hash') ? Buffer.from('bytes') : Buffer.alloc(0)
    const headers = { 'content-type': 'application/octet-stream' }
    expect((await put(sha256, bytes, headers)).statusCode).toBe(status)
    expect(await readdir(service.folder, { recursive: true })).toEqual(before)
  })

  it('about its type is what its bytes are', async () => {
    const bytes = Buffer.from('<html><script>alert(1)</script>')
    await put(sha256Of(bytes), bytes, { 'content-type': 'model/3mf' })
    const picture = jpeg('called a model')
    await put(sha256Of(picture), picture, { 'content-type': 'text/html' })
    const body = { model: 'm', profile: null, rating: 5, description: '', photo: sha256Of(bytes) }
    expect((await service.as('ann').put(`/v1/reviews/${newId()}`, body)).statusCode).toBe(422)
  })

  it('about its size is refused with its claim', async () => {
    const { ref } = await service.as('ann').upload(madeUp({ fingerprint: 'size' }))
    const [outcome] = await service.as('ann').send([claimOf(modelBody({ ...ref, size: ref.size + 1 }))])
    expect(outcome).toMatchObject({ outcome: 'error', error: { code: 'bad-request' } })
  })

  it.each(['../../../etc/passwd', '/etc/passwd', 'C:\\Windows\\x', '\u202egpj.3mf', 'con', '.', 'a\u0000b'])(
    'about its name is put nowhere by it: %j',
    async (name) => {
      const { ref } = await service.as('ann').upload(madeUp({ fingerprint: name, salt: name }))
      const before = await readdir(service.folder, { recursive: true })
      await service.as('ann').send([claimOf(modelBody({ ...ref, name }))])
      expect(await readdir(service.folder, { recursive: true })).toEqual(before)
    },
  )
})
