import { operationsOf, templateOf } from '@shared/api/operations'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startService, type UnderTest } from './support/service-under-test'

let service: UnderTest
const operations = operationsOf({ signIn: true })
beforeAll(async () => (service = await startService({ signIn: 'open' })))
afterAll(() => service.close())

type Described = {
  readonly openapi: string
  readonly info: object
  readonly paths: Readonly<Record<string, Readonly<Record<string, { operationId: string }>>>>
}
const description = async () => (await service.app.inject('/v1/openapi.json')).json<Described>()

it('the description names every operation once, and nothing else', async () => {
  const { openapi, info, paths } = await description()
  expect([openapi, info]).toEqual(['3.1.0', { title: 'Test club', version: '0.0.0' }])
  const described = Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method} ${path}`),
  )
  expect(described.toSorted()).toEqual(
    operations.map(({ method, path }) => `${method} ${templateOf(path)}`).toSorted(),
  )
  const ids = Object.values(paths).flatMap((methods) =>
    Object.values(methods).map(({ operationId }) => operationId),
  )
  expect(new Set(ids).size).toBe(operations.length)
})

it('the service has a route for every operation, and says who may ask as the description does', async () => {
  const tree = service.app.printRoutes({ commonPrefix: false })
  const methods = [...tree.matchAll(/\(([A-Z, ]+)\)/gu)].flatMap(([, names]) => (names ?? '').split(', '))
  expect(methods).toHaveLength(operations.length)
  for (const { method, path, access } of operations) {
    const url = path.replaceAll(/:\w+/gu, '0'.repeat(64))
    const nobody = await service.app.inject({ method, url })
    expect([path, nobody.statusCode === 401]).toEqual([path, access === 'member' || access === 'operator'])
    if (access === 'page') continue
    const ann = { authorization: 'Bearer ann-key-0123456789' }
    const asMember = await service.app.inject({ method, url, headers: ann })
    expect([path, asMember.statusCode === 403]).toEqual([path, access === 'operator'])
  }
})

it('a body is described with its bounds, so that a client can know them before it asks', async () => {
  expect((await description()).paths['/v1/claims']?.['post']).toMatchObject({
    security: [{ key: [] }],
    requestBody: {
      content: {
        'application/json': { schema: { properties: { claims: { minItems: 1, maxItems: 100 } } } },
      },
    },
  })
})

it('is ready while its database answers, and not when it does not', async () => {
  const other = await startService({ log: () => undefined })
  expect((await other.app.inject('/v1/ready')).json()).toEqual({ ok: true })
  await other.store.close()
  expect((await other.app.inject('/v1/ready')).statusCode).toBe(503)
  expect((await other.app.inject('/v1/health')).json()).toEqual({ ok: true })
  await other.close()
})
