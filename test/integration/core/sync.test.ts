import { createServer, request as httpRequest, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { appError } from '@shared/errors'
import { claimsRequestSchema, claimsResponseSchema } from '@shared/api/contract'
import { err, ok } from '@shared/result'
import { projectFile } from '../../fixtures/exports'
import { formFor, makeHome, start, testService, until, type Started, type TestService } from './kit'

/** What stands between core and the service, and spoils what passes through it. */
type Middle = {
  readonly server: Server
  readonly address: string
  readonly seen: { readonly method: string; readonly path: string; readonly body: string }[]
  /** Answers in the service's place, which then never hears of it. */
  instead: ((path: string, body: string) => { status: number; body: string } | null) | null
  spoil: ((path: string, status: number, body: string) => { status: number; body: string } | 'cut') | null
}

async function between(target: string): Promise<Middle> {
  const server = createServer((incoming, outgoing) => {
    const chunks: Buffer[] = []
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk))
    incoming.on('end', () => {
      const body = Buffer.concat(chunks)
      const path = incoming.url ?? ''
      middle.seen.push({ method: incoming.method ?? '', path, body: body.toString('latin1') })
      const answered = middle.instead?.(path, body.toString('utf8'))
      if (answered) {
        outgoing.writeHead(answered.status, { 'content-type': 'application/problem+json' })
        outgoing.end(answered.body)
        return
      }
      const onward = httpRequest(
        new URL(path, target),
        { method: incoming.method, headers: { ...incoming.headers, host: new URL(target).host } },
        (answer) => {
          const parts: Buffer[] = []
          answer.on('data', (part: Buffer) => parts.push(part))
          answer.on('end', () => {
            const text = Buffer.concat(parts).toString('utf8')
            const spoiled = middle.spoil?.(path, answer.statusCode ?? 0, text) ?? {
              status: answer.statusCode ?? 0,
              body: text,
            }
            if (spoiled === 'cut') {
              outgoing.destroy()
              return
            }
            outgoing.writeHead(spoiled.status, {
              'content-type': answer.headers['content-type'] ?? 'application/json',
            })
            outgoing.end(spoiled.body)
          })
        },
      )
      onward.on('error', () => outgoing.destroy())
      onward.end(body)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const middle: Middle = {
    server,
    address: `http://127.0.0.1:${String(port)}`,
    seen: [],
    instead: null,
    spoil: null,
  }
  return middle
}

let home: Awaited<ReturnType<typeof makeHome>>
let real: TestService
let middle: Middle
let app: Started
beforeEach(async () => {
  home = await makeHome()
  real = testService(home.service)
  const connected = await real.connect()
  if (!connected.ok) throw new Error('no service')
  middle = await between(connected.value.address)
  app = await start(home, {
    serviceHost: {
      connect: () => Promise.resolve(ok({ address: middle.address, key: real.key })),
      dispose: () => Promise.resolve(),
    },
  })
  await app.ask('place.choose', { kind: 'practice' })
  await until(sync, ({ state }) => state === 'idle')
})
afterEach(async () => {
  await app.dispose()
  middle.server.closeAllConnections()
  await new Promise((resolve) => middle.server.close(resolve))
  await real.dispose()
  await home.remove()
})

const state = () => app.ask('state.get', {})
const sync = async () => (await state()).sync
const balance = async () => (await state()).points.balance
const points = (rule: string, rows: { entry: { rule: string; amount: number } }[]) =>
  rows.filter(({ entry }) => entry.rule === rule).reduce((sum, { entry }) => sum + entry.amount, 0)

describe('syncing over a bad line', () => {
  it('counts an action once when the reply to it was lost', async () => {
    let lost = 0
    middle.spoil = (path, status, body) => {
      if (!path.startsWith('/v1/claims') || lost > 1) return { status, body }
      lost += 1
      return 'cut'
    }
    await app.ask('tasks.set-preference', { tags: ['Art Sculpture'] })
    await until(balance, (now) => now === 10)
    expect(lost).toBe(2)
    const sent = middle.seen.filter(({ path }) => path === '/v1/claims')
    const ids = sent.map(({ body }) => claimsRequestSchema.parse(JSON.parse(body)).claims[0]?.id)
    expect(new Set(ids).size).toBe(1)
    expect((await app.ask('history.get', {})).rows).toHaveLength(1)
    expect((await state()).outbox).toEqual([])
  })

  it('tries again what an answer forgot', async () => {
    let forgotten = 0
    middle.spoil = (path, status, body) => {
      if (!path.startsWith('/v1/claims') || status !== 200) return { status, body }
      const { outcomes } = claimsResponseSchema.parse(JSON.parse(body))
      if (forgotten > 0 || outcomes.length < 2) return { status, body }
      forgotten += 1
      return { status, body: JSON.stringify({ outcomes: outcomes.slice(0, 1) }) }
    }
    await Promise.all([
      app.ask('tasks.set-preference', { tags: ['Art Sculpture'] }),
      app.ask('tasks.set-identity', { nickname: 'Mira', avatar: null }),
      app.ask('tasks.set-profile', { bio: 'I print planters', region: 'Kiel' }),
    ])
    await until(state, ({ outbox, points: now }) => outbox.length === 0 && now.balance === 15)
    expect(forgotten).toBe(1)
    const { rows } = await app.ask('history.get', {})
    expect(points('set-preference', rows)).toBe(10)
    expect(points('complete-profile', rows)).toBe(5)
  })

  it('does not let a poisoned action hold up the others', async () => {
    // A service that chokes on one claim and answers for none of its batch.
    middle.instead = (path, body) => {
      if (!path.startsWith('/v1/claims') || !body.includes('poison')) return null
      return {
        status: 400,
        body: JSON.stringify({ type: 'about:blank', title: 'Bad request', status: 400, code: 'bad-request' }),
      }
    }
    await Promise.all([
      app.ask('tasks.set-identity', { nickname: 'poison', avatar: null }),
      app.ask('tasks.set-preference', { tags: ['Art Sculpture'] }),
      app.ask('tasks.set-profile', { bio: 'I print planters', region: 'Kiel' }),
    ])
    await until(balance, (now) => now === 15)
    const { outbox } = await until(state, ({ outbox: items }) => items.length === 1)
    expect(outbox[0]).toMatchObject({ state: 'refused', kind: 'identity', error: { code: 'bad-request' } })
    await app.ask('outbox.discard', { claim: outbox[0]?.id ?? '' })
    expect((await state()).outbox).toEqual([])
  })

  it('takes an answer it cannot read for no answer', async () => {
    let odd = true
    middle.spoil = (path, status, body) =>
      odd && path.startsWith('/v1/changes') ? { status, body: '{"changes":"many"}' } : { status, body }
    await app.ask('tasks.set-preference', { tags: ['Art Sculpture'] })
    const now = await until(sync, ({ state: how }) => how === 'unreachable')
    expect(now.error?.code).toBe('service-answer-unreadable')
    expect(await balance()).toBe(0)
    odd = false
    await app.ask('sync.now', {})
    expect(await balance()).toBe(10)
  })

  it('sends nothing to a service that is another one', async () => {
    middle.spoil = (path, status, body) =>
      path === '/v1/about'
        ? { status, body: body.replace(/"service":"[^"]+"/u, '"service":"01ARZ3NDEKTSV4RRFFQ69G5FAV"') }
        : { status, body }
    middle.seen.length = 0
    await app.ask('tasks.set-preference', { tags: ['Art Sculpture'] })
    const now = await until(sync, ({ error }) => error?.code === 'wrong-service')
    expect(now.state).toBe('not-allowed')
    expect(middle.seen.map(({ path }) => path).filter((path) => path !== '/v1/about')).toEqual([])
    expect((await state()).outbox).toMatchObject([{ state: 'waiting-to-sync' }])
  })

  it('sends the scrubbed copy, by its hash, and none of what was private', async () => {
    await app.acceptExports()
    await writeFile(join(home.exports, 'Secret.3mf'), await projectFile({ secret: true }))
    const rows = await until(app.rows, (all) => all[0]?.state === 'checked')
    const file = rows[0]?.id ?? ''
    await app.ask('files.publish', { file, form: await formFor(app, file) })
    await until(balance, (now) => now === 65)
    const paths = new Set(
      middle.seen.map(
        ({ method, path }) => `${method} ${path.replace(/[0-9a-f]{64}/u, ':sha256').replace(/\?.*/u, '')}`,
      ),
    )
    expect(paths).toEqual(
      new Set([
        'GET /v1/about',
        'GET /v1/changes',
        'POST /v1/claims',
        'HEAD /v1/uploads/:sha256',
        'HEAD /v1/transfers/:sha256',
        'POST /v1/transfers',
        'PATCH /v1/transfers/:sha256',
      ]),
    )
    const sent = middle.seen.map(({ body, path }) => path + body).join('\n')
    for (const secret of ['mallory', '192.168.7.23', 'k3y-5ECRET']) expect(sent).not.toContain(secret)
  })
})

describe('a place that nobody has reached yet', () => {
  it('keeps what was done, and says why it waits', async () => {
    const other = await makeHome()
    const away = await start(other, {
      serviceHost: {
        connect: () => Promise.resolve(err(appError('service-unreachable'))),
        dispose: () => Promise.resolve(),
      },
    })
    await away.ask('place.choose', { kind: 'practice' })
    await away.ask('tasks.set-preference', { tags: ['Art Sculpture'] })
    const { outbox, points: now } = await away.ask('state.get', {})
    expect(now).toMatchObject({ balance: 0, pending: 10, confirmedAt: null })
    expect(outbox).toHaveLength(1)
    await away.dispose()
    await other.remove()
  })
})
