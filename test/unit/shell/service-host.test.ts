import { describe, expect, it, vi } from 'vitest'
import type { ToServiceHost } from '@shared/ipc/service-host'
import { createServiceHost } from '../../../src-main/shell/service-host'
import type { Transport } from '../../../src-main/shell/utility-process'

/** Stands in for the process alone: says and hears what it would. */
function fakeProcess() {
  const heard: ToServiceHost[] = []
  let message: (message: unknown) => void = () => undefined
  const exits: (() => void)[] = []
  const exit = () => {
    for (const listener of exits.splice(0)) listener()
  }
  const transport: Transport<ToServiceHost> = {
    send: (sent) => {
      heard.push(sent)
      if (sent.do === 'stop') queueMicrotask(exit)
    },
    onMessage: (listener) => {
      message = listener
    },
    onExit: (listener) => {
      exits.push(listener)
    },
    kill: vi.fn(exit),
  }
  return { transport, heard, exit, say: (said: unknown) => message(said) }
}

function setUp() {
  const started: ReturnType<typeof fakeProcess>[] = []
  const clock = { now: 0 }
  let keys = 0
  const host = createServiceHost({
    start: () => {
      const process = fakeProcess()
      started.push(process)
      return process.transport
    },
    dataFolder: '/data',
    lent: '/copies',
    version: '1.0.0',
    makeKey: () => `${'k'.repeat(40)}${String((keys += 1))}`,
    now: () => clock.now,
    log: () => undefined,
    idleMs: 60_000,
    patienceMs: 50,
  })
  return { host, started, clock }
}

const listening = { did: 'start', address: 'http://127.0.0.1:4711' }

describe('the embedded service', () => {
  it('is started once, on demand, and given its key by message', async () => {
    const { host, started } = setUp()
    expect(started).toHaveLength(0)
    const both = Promise.all([host.connect(), host.connect()])
    await vi.waitFor(() => expect(started).toHaveLength(1))
    started[0]?.say(listening)
    const [first, second] = await both
    expect(first).toEqual({
      ok: true,
      value: { address: 'http://127.0.0.1:4711', key: `${'k'.repeat(40)}1` },
    })
    expect(second).toEqual(first)
    expect(started[0]?.heard).toEqual([
      {
        do: 'start',
        dataFolder: '/data',
        lent: '/copies',
        key: `${'k'.repeat(40)}1`,
        version: '1.0.0',
        idleMs: 60_000,
      },
    ])
  })

  it('is started anew, with a new key, after it died', async () => {
    const { host, started } = setUp()
    void host.connect()
    await vi.waitFor(() => expect(started).toHaveLength(1))
    started[0]?.say(listening)
    started[0]?.exit()
    await Promise.resolve()
    const again = host.connect()
    await vi.waitFor(() => expect(started).toHaveLength(2))
    started[1]?.say(listening)
    expect(await again).toMatchObject({ ok: true, value: { key: `${'k'.repeat(40)}2` } })
  })

  it('that dies while starting is unreachable, and so is one that takes for ever', async () => {
    const { host, started } = setUp()
    const dying = host.connect()
    await vi.waitFor(() => expect(started).toHaveLength(1))
    started[0]?.exit()
    expect(await dying).toEqual({ ok: false, error: { code: 'service-unreachable' } })
    expect(await host.connect()).toEqual({ ok: false, error: { code: 'service-unreachable' } })
    expect(started[1]?.transport.kill).toHaveBeenCalledOnce()
  })

  it('says why it could not start, and cannot be made to do anything by a message it does not know', async () => {
    const { host, started } = setUp()
    const failing = host.connect()
    await vi.waitFor(() => expect(started).toHaveLength(1))
    started[0]?.say({ did: 'start', address: 'http://127.0.0.1:1', surplus: true })
    started[0]?.say({ did: 'fail', error: { code: 'disk-full' } })
    expect(await failing).toEqual({ ok: false, error: { code: 'disk-full' } })
  })

  it('is stopped when it is idle, but not while it was just asked for', async () => {
    const { host, started, clock } = setUp()
    const connected = host.connect()
    await vi.waitFor(() => expect(started).toHaveLength(1))
    started[0]?.say(listening)
    await connected
    clock.now = 59_999
    started[0]?.say({ did: 'idle' })
    await Promise.resolve()
    expect(started[0]?.heard).toHaveLength(1)
    clock.now = 60_000
    started[0]?.say({ did: 'idle' })
    await vi.waitFor(() => expect(started[0]?.heard.at(-1)).toEqual({ do: 'stop' }))
  })

  it('is never run twice over the same data: a new one waits until the last one has ended', async () => {
    const { host, started, clock } = setUp()
    const connected = host.connect()
    await vi.waitFor(() => expect(started).toHaveLength(1))
    started[0]?.say(listening)
    await connected
    const order: string[] = []
    started[0]?.transport.onExit(() => order.push('ended'))
    clock.now = 60_000
    started[0]?.say({ did: 'idle' })
    void host.connect()
    await vi.waitFor(() => expect(started).toHaveLength(2))
    expect(order).toEqual(['ended'])
  })

  it('is stopped with the app, and does not start again', async () => {
    const { host, started } = setUp()
    const connected = host.connect()
    await vi.waitFor(() => expect(started).toHaveLength(1))
    started[0]?.say(listening)
    await connected
    await host.dispose()
    expect(started[0]?.heard.at(-1)).toEqual({ do: 'stop' })
    expect(await host.connect()).toEqual({ ok: false, error: { code: 'service-unreachable' } })
    expect(started).toHaveLength(1)
  })
})
