import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import { appError } from '@shared/errors'
import { requestChannel } from '@shared/ipc/channels'
import { requests, type Handlers, type RequestName } from '@shared/ipc/contract'
import { err, ok } from '@shared/result'
import { createAnswerer } from '../../src-main/shell/ipc/answerer'
import { registerRequests } from '../../src-main/shell/ipc/register'

const names = Object.keys(requests) as RequestName[]
type Listener = (event: unknown, name?: unknown, input?: unknown) => Promise<unknown>

/** Registers with handlers that only take down what reached them. */
function listen(answers: Partial<Record<RequestName, () => Promise<unknown>>> = {}) {
  const called: { name: string; input: unknown }[] = []
  const logged: { event: string; details: unknown }[] = []
  const channels = new Map<string, Listener>()
  const handlers = Object.fromEntries(
    names.map((name) => [
      name,
      (input: unknown) => {
        called.push({ name, input })
        return answers[name]?.() ?? Promise.resolve(ok({}))
      },
    ]),
  ) as unknown as Handlers
  const log = (event: string, details: unknown) => logged.push({ event, details })
  const { answerWith } = registerRequests({
    ipcMain: { handle: (channel, listener) => channels.set(channel, listener as Listener) },
    log,
  })
  const start = () => {
    answerWith(createAnswerer({ handlers, log, checkAnswers: true }))
  }
  const own = { senderFrame: { url: 'app://firstlayer/index.html', parent: null } }
  const listener = channels.get(requestChannel)
  if (listener === undefined || channels.size !== 1) throw new Error('one channel is expected')
  return {
    called,
    logged,
    start,
    call: (name?: unknown, input?: unknown, event: unknown = own) => listener(event, name, input),
  }
}

function register(...answers: Parameters<typeof listen>) {
  const app = listen(...answers)
  app.start()
  return app
}

const refused = { ok: false, error: { code: 'bad-request' } }

describe('a call from the page', () => {
  let app: ReturnType<typeof register>
  beforeEach(() => {
    app = register()
  })

  it('reaches its handler with its input and brings back the answer', async () => {
    expect(await app.call('sync.now', {})).toEqual({ ok: true, value: {} })
    expect(app.called).toEqual([{ name: 'sync.now', input: {} }])
  })

  it('from anywhere but the main frame of our page is refused before anything is looked at', async () => {
    for (const senderFrame of [
      null,
      { url: 'https://evil.test/', parent: null },
      { url: 'app://firstlayer/index.html', parent: {} },
    ]) {
      expect(await app.call('sync.now', {}, { senderFrame })).toEqual({
        ok: false,
        error: { code: 'forbidden' },
      })
    }
    expect(app.called).toEqual([])
  })

  it.each([
    '',
    'state',
    'state.get ',
    '__proto__',
    'constructor',
    'toString',
    'hasOwnProperty',
    null,
    1,
    {},
    [],
  ])('by an unknown name is refused: %j', async (name) => {
    expect(await app.call(name, {})).toEqual(refused)
    expect(app.called).toEqual([])
  })

  it.each(names)('%s with input that does not fit is refused', async (name) => {
    for (const input of [
      undefined,
      null,
      0,
      'x',
      [],
      { surplus: 1 },
      { __proto__: { file: 'x' }, surplus: true },
    ]) {
      expect(await app.call(name, input)).toEqual(refused)
    }
    expect(app.called).toEqual([])
  })

  it.each(names)(
    '%s answers whatever it is given, and only parsed input reaches the handler',
    async (name) => {
      await fc.assert(
        fc.asyncProperty(fc.anything({ withBigInt: true, withDate: true, withMap: true }), async (input) => {
          const before = app.called.length
          const answer = await app.call(name, input)
          expect(answer).toHaveProperty('ok')
          if (app.called.length > before) expect(requests[name].input.safeParse(input).success).toBe(true)
        }),
        { seed: 20261122, numRuns: 60 },
      )
    },
  )
})

describe('a call that comes before core has started', () => {
  it('waits, and has its answer as soon as core is there', async () => {
    const app = listen()
    let answered = false
    const call = app.call('sync.now', {}).then((answer) => {
      answered = true
      return answer
    })
    await new Promise(setImmediate)
    expect(answered).toBe(false)
    app.start()
    expect(await call).toEqual({ ok: true, value: {} })
  })

  it('is held against who asked at that moment, not against who is there later', async () => {
    const app = listen()
    const event: { senderFrame: unknown } = { senderFrame: { url: 'https://evil.test/', parent: null } }
    const call = app.call('sync.now', {}, event)
    event.senderFrame = { url: 'app://firstlayer/index.html', parent: null }
    app.start()
    expect(await call).toEqual({ ok: false, error: { code: 'forbidden' } })
    expect(app.called).toEqual([])
  })
})

describe('a handler', () => {
  it('that fails as expected has its error handed on', async () => {
    const { call } = register({
      'sync.now': () => Promise.resolve(err(appError('disk-full', { path: '/x' }))),
    })
    expect(await call('sync.now', {})).toEqual({
      ok: false,
      error: { code: 'disk-full', params: { path: '/x' } },
    })
  })

  it('that throws is logged with its stack and answered without its message', async () => {
    const { call, logged } = register({ 'sync.now': () => Promise.reject(new Error('secret detail')) })
    expect(await call('sync.now', {})).toEqual({ ok: false, error: { code: 'unexpected' } })
    expect(logged[0]?.event).toBe('bug')
    expect(JSON.stringify(logged[0]?.details)).toContain('secret detail')
  })

  it('that answers other than the contract says is found out', async () => {
    const { call, logged } = register({ 'sync.now': () => Promise.resolve(ok({ surplus: 1 })) })
    expect(await call('sync.now', {})).toEqual({ ok: false, error: { code: 'unexpected' } })
    expect(logged[0]?.event).toBe('bug')
  })
})
