import { modelPageSchema } from '@shared/api/contract'
import type { HTTPMethods, InjectOptions, LightMyRequestResponse } from 'fastify'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createLedger } from '@service/services/ledger'
import { addAccount } from '@service/sign-in/accounts'
import { browserOf, type Browser } from './support/browser'
import { spoilt, valueOf, type Heard, type Schema } from './support/from-schema'
import { seededRandom, type Random } from './support/random'
import { jpeg } from './support/photos'
import { give, shopOf } from './support/shop'
import { keyOf, modelBody, sha256Of, startService, type UnderTest } from './support/service-under-test'

/** A longer search from another start: FIRSTLAYER_FUZZ_REQUESTS=100000 FIRSTLAYER_FUZZ_SEED=7. */
const requests = Number(process.env['FIRSTLAYER_FUZZ_REQUESTS'] ?? 1500)
const seed = Number(process.env['FIRSTLAYER_FUZZ_SEED'] ?? 20_261_127)

type Described = {
  readonly parameters: readonly {
    readonly name: string
    readonly in: 'path' | 'query'
    readonly schema: Schema
  }[]
  readonly security: readonly object[]
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> }
}
type Operation = Described & { readonly method: HTTPMethods; readonly path: string }

const password = 'a password of the fuzzer'
let service: UnderTest
let browser: Browser
let operations: readonly Operation[]
const failures: object[] = []
const known = new Map<string, unknown[]>()
beforeAll(async () => {
  service = await startService({
    signIn: 'open',
    log: (event, details) => {
      if (event.endsWith('-failed')) failures.push({ event, ...details })
    },
  })
  const ledger = createLedger(service.deps)
  await addAccount({ ...service.deps, ledger }, { name: 'fuzz', password, role: 'operator' })
  browser = browserOf(service.app)
  for (const member of ['ann', 'olga']) await give(service, member, 10_000)
  const shop = shopOf(service)
  await shop.put('mug', { stock: null })
  await shop.put('card', { kind: 'code', stock: null })
  await shop.addCodes('card', 'AAA-1', 'BBB-2', 'CCC-3', 'DDD-4')
  await publishWithPhotos()
  const { paths } = (await service.app.inject('/v1/openapi.json')).json<{
    paths: Readonly<Record<string, Readonly<Record<string, Described>>>>
  }>()
  operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, described]) => ({ ...described, method, path })),
  )
})
afterAll(() => service.close())

it(
  `answers whatever it is asked as its description says, and never fails (${requests} requests, seed ${seed})`,
  { timeout: 60_000 + requests * 20 },
  async () => {
    const random = seededRandom(seed)
    const heard = new Map<string, unknown[]>([['item', ['mug', 'card']], ['password', [password]], ...known])
    const seen = new Set<string>()
    for (let n = 0; n < requests; n += 1) {
      const operation = operations[Math.floor(random() * operations.length)]
      if (operation === undefined) throw new Error('a description without operations')
      if (browser.jar.size === 0) await browser.signIn('fuzz', password)
      const asked = requestOf(operation, random, (field) => heard.get(field) ?? [])
      const answer = await service.app.inject(asked).catch((error: unknown) => {
        throw new Error(`request ${n}, not as described: ${JSON.stringify(asked)}`, { cause: error })
      })
      expect(failures, `request ${n}: ${JSON.stringify(asked)}`).toEqual([])
      expect(answer.statusCode, `request ${n}: ${JSON.stringify(asked)}\n${answer.body}`).toBeLessThan(500)
      if (answer.statusCode < 400) seen.add(`${operation.method} ${operation.path}`)
      remember(heard, operation.path, answer)
    }
    // It goes deep enough: most operations are let in at least once.
    const never = operations.map(({ method, path }) => `${method} ${path}`).filter((one) => !seen.has(one))
    expect(never.length / operations.length, never.join()).toBeLessThan(0.4)
  },
)

function requestOf(operation: Operation, random: Random, heard: Heard): InjectOptions {
  const { method, parameters, requestBody } = operation
  const valueFor = (schema: Schema, field?: string) => {
    const value = valueOf(schema, random, heard, field)
    return random() < 0.15 ? spoilt(value, random) : value
  }
  const text = (value: unknown) =>
    encodeURIComponent(typeof value === 'string' ? wellFormed(value) : JSON.stringify(value))
  let url = operation.path
  const query: string[] = []
  for (const { name, in: place, schema } of parameters) {
    if (place === 'path')
      url = url.replace(`{${name}}`, text(valueFor(schema, resourceOf(operation.path, name))) || 'none')
    else if (random() < 0.5) query.push(`${name}=${text(valueFor(schema, name))}`)
  }
  if (query.length > 0) url += `?${query.join('&')}`
  const [type, content] = Object.entries(requestBody?.content ?? {})[0] ?? [null, null]
  const isPage = JSON.stringify(operation.security).includes('browser')
  const headers: Record<string, string> = {
    host: 'localhost',
    ...(isPage
      ? {
          cookie: [...browser.jar].map(([name, value]) => `${name}=${value}`).join('; '),
          origin: 'http://localhost',
        }
      : { authorization: `Bearer ${keyOf(random() < 0.5 ? 'olga' : 'ann')}` }),
  }
  if (type === 'application/octet-stream' || operation.path.startsWith('/v1/transfers')) {
    return bytesRequest(operation, url, headers, random)
  }
  if (type === null) return { method, url, headers }
  const body = valueFor(content?.schema ?? {})
  const payload =
    type === 'application/json'
      ? random() < 0.03
        ? '{"claims":[{'
        : JSON.stringify(body)
      : fieldsOf({ ...(body as object), ...(isPage ? { form: browser.form() } : {}) })
  return { method, url, payload, headers: { ...headers, 'content-type': type } }
}

/** Bytes under their own hash, mostly, and the headers of tus. */
function bytesRequest(
  { method, path }: Operation,
  url: string,
  headers: Readonly<Record<string, string>>,
  random: Random,
): InjectOptions {
  const payload = Buffer.from(JSON.stringify({ fingerprint: `f${Math.floor(random() * 20)}` }))
  const sha256 = sha256Of(payload)
  const isBare = path === '/v1/transfers' || method === 'head'
  const tus = {
    'tus-resumable': '1.0.0',
    'upload-length': String(payload.length),
    'upload-metadata': `sha256 ${Buffer.from(sha256).toString('base64')}`,
    'upload-offset': random() < 0.7 ? '0' : '5',
  }
  return {
    method,
    url: random() < 0.8 ? path.replace('{sha256}', sha256) : url,
    headers: {
      ...headers,
      ...(random() < 0.9 ? tus : {}),
      ...(isBare
        ? {}
        : {
            'content-type':
              method === 'patch' ? 'application/offset+octet-stream' : 'application/octet-stream',
          }),
    },
    ...(isBare ? {} : { payload }),
  }
}

const fieldsOf = (body: object): string =>
  new URLSearchParams(
    Object.entries(body).map(([name, value]) => [
      name,
      typeof value === 'string' ? value : JSON.stringify(value),
    ]),
  ).toString()

/** An address cannot carry half a character. */
const wellFormed = (text: string): string => text.replaceAll(/\p{Surrogate}/gu, '?')

/** A model with photos, which chance alone would hardly bring about. */
async function publishWithPhotos(): Promise<void> {
  const ann = service.as('ann')
  const file = await ann.upload(Buffer.from(JSON.stringify({ fingerprint: 'with photos' })))
  const photos: Awaited<ReturnType<typeof ann.upload>>['ref'][] = []
  for (const salt of ['1', '2', '3', '4', '5', '6']) photos.push((await ann.upload(jpeg(salt))).ref)
  const { model } = await ann.claim({ ...modelBody(file.ref), photos })
  const page = modelPageSchema.parse((await ann.get(`/v1/models/${model ?? ''}`)).json())
  known.set('models', [page.model.model]).set('photos', page.photos)
}

/** What a parameter of a path is of: `redemptions` of `/v1/redemptions/{id}/code`. */
const resourceOf = (path: string, parameter = 'id'): string => {
  if (parameter !== 'id') return new RegExp(`(\\w+)/\\{${parameter}\\}`, 'u').exec(path)?.[1] ?? ''
  const parts = path.split('/').filter((part) => !/^(?:v1|operator|team|)$/u.test(part))
  return { uploads: 'claims', orders: 'redemptions' }[parts[0] ?? ''] ?? parts[0] ?? ''
}

/** What it says in a field is said to it later, in a field of that name or as the id of such a thing. */
function remember(heard: Map<string, unknown[]>, path: string, answer: LightMyRequestResponse): void {
  const add = (field: string, value: unknown) => {
    const values = heard.get(field) ?? []
    if (!values.includes(value)) heard.set(field, [value, ...values].slice(0, 30))
  }
  for (const [, field = '', value = ''] of answer.body.matchAll(/"(\w+)":("[^"\\]{1,200}"|\d{1,9})/gu)) {
    add(field, JSON.parse(value))
    if (field === 'id') add(path.startsWith('/v1/me') ? 'me' : resourceOf(path), JSON.parse(value))
    if (field === 'claim') add('claims', JSON.parse(value))
    if (field === 'member') add('members', JSON.parse(value))
    if (field === 'device_code') add('device_code', JSON.parse(value))
  }
}
