import { createServer, type Server } from 'node:http'
import { once } from 'node:events'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Programme } from '@shared/programme/schema'
import { shippedProgrammes } from '@shared/programme/shipped'
import { projectFile } from '../../fixtures/exports'
import {
  buildService,
  runService,
  startServiceProcess,
  type BuiltService,
  type Running,
} from '../service/support/service-process'
import { webBrowser } from '../service/support/web-browser'
import { formFor, makeHome, start, until, type Started } from './kit'

/** A community's service in a process of its own, whose team puts a version of the rules in force. */

const minuteMs = 60_000
let built: BuiltService
let home: Awaited<ReturnType<typeof makeHome>>
let service: Running
let key: string
let app: Started
let olga: ReturnType<typeof webBrowser>
const clock = { at: 0, now: () => new Date(clock.at) }

beforeAll(async () => (built = await buildService()))
afterAll(() => built.dispose())
beforeEach(async () => {
  clock.at = Date.now()
  home = await makeHome()
  const data = ['--data', join(home.root, 'club')]
  const told = async (...command: readonly string[]) =>
    JSON.parse((await runService(built.entry, [...command, ...data, '--json'])).stdout) as {
      key: string
      password: string
    }
  ;({ key } = await told('key', 'add', 'Ann'))
  const { password } = await told('account', 'add', 'olga', '--operator')
  service = await startServiceProcess(built.entry, [...data, '--name', 'Club'])
  olga = webBrowser(service.address)
  await olga.signIn('olga', password)
})
afterEach(async () => {
  await app.dispose()
  service.child.kill('SIGTERM')
  await service.ended
  await home.remove()
})

const creator = shippedProgrammes().find(({ id }) => id === 'creator-rewards')!
/** 12 points for an upload in place of 10. */
const generous: Programme = {
  ...creator,
  version: '2',
  rules: creator.rules.map(
    (rule) => (rule.id === 'model-upload' ? { ...rule, points: 12 } : rule) as typeof rule,
  ),
}

async function putInForce(programme: object, minutes: number) {
  const text = JSON.stringify(programme)
  await olga.open('/team/new-programme')
  await olga.send('/team/new-programme', { programme: text })
  const from = new Date(Date.now() + minutes * minuteMs).toISOString().slice(0, 'YYYY-MM-DDTHH:MM'.length)
  await olga.send('/team/programmes', { programme: text, from, reason: 'More for uploads.' })
}
const joinClub = async (address: string) => {
  await app.ask('place.choose', { kind: 'service', address, key })
  await synced()
}
const synced = async () => {
  await app.ask('sync.now', {})
  await until(
    () => app.ask('state.get', {}),
    ({ sync }) => sync.state === 'idle',
  )
}
const shown = async () => {
  const { tasks } = await app.ask('state.get', {})
  return { points: tasks.tasks.find(({ rule }) => rule === 'model-upload')?.points, outdated: tasks.outdated }
}
/** Time passes for the app, and whatever it had worked out is worked out anew. */
const wait = (minutes: number) => {
  clock.at += minutes * minuteMs
}

describe('the rules of a community', () => {
  it('come with a sync, count from their date on in tasks, forecasts and what waits, and also offline', async () => {
    app = await start(home, { clock })
    await joinClub(service.address)
    expect(await shown()).toEqual({ points: 10, outdated: false })
    await putInForce(generous, 15)
    await synced()
    // Known, and not yet in force.
    expect(await shown()).toEqual({ points: 10, outdated: false })
    const seen: (number | undefined)[] = []
    const end = app.core.on('state.changed', ({ tasks }) => {
      if (tasks) seen.push(tasks.tasks.find(({ rule }) => rule === 'model-upload')?.points)
    })
    wait(20)
    // A window that asks for nothing is told with the next sync.
    await app.ask('sync.now', {})
    await until(
      () => seen,
      () => seen.includes(12),
    )
    end()
    expect(await shown()).toEqual({ points: 12, outdated: false })

    // Offline and started anew.
    await app.dispose()
    service.child.kill('SIGTERM')
    await service.ended
    app = await start(home, { clock })
    expect(await shown()).toEqual({ points: 12, outdated: false })
    await app.acceptExports()
    await writeFile(join(home.exports, 'Clip.3mf'), await projectFile())
    const [file] = await until(app.rows, (rows) => rows[0]?.points === 67)
    const id = file?.id ?? ''
    const { forecast } = await app.ask('files.detail', { file: id })
    expect(forecast.map(({ rule, points }) => `${rule} ${String(points)}`)).toContain('model-upload 12')
    await app.ask('files.publish', { file: id, form: await formFor(app, id) })
    const { points } = await app.ask('state.get', {})
    expect(points.pending).toBe(67)
    const history = await app.ask('history.get', {})
    expect(history.programme.version).toBe('2')
    expect(history.versions.map(({ version }) => version)).toEqual(['2', '1'])
  })

  it('that this app is too old to read are named so, and those before are kept until it can', async () => {
    const proxy = await changingRules(service.address)
    try {
      app = await start(home, { clock })
      await putInForce(generous, 15)
      await joinClub(proxy.address)
      wait(20)
      expect(await shown()).toEqual({ points: 12, outdated: false })
      proxy.change = (text) => text.replaceAll('"kind":"per-subject"', '"kind":"per-moon"')
      await synced()
      expect(await shown()).toEqual({ points: 12, outdated: true })
      proxy.change = (text) => text
      await synced()
      expect(await shown()).toEqual({ points: 12, outdated: false })
      // Longer than an app takes, an answer changes nothing.
      proxy.change = (text) => text.replace('"programmes":', `"programmes":${' '.repeat(2 * 1024 * 1024)}`)
      await synced()
      expect(await shown()).toEqual({ points: 12, outdated: false })
    } finally {
      proxy.server.close()
      proxy.server.closeAllConnections()
    }
  })
})

/** Stands before the service and changes what it says of its rules, as a newer one would. */
async function changingRules(address: string) {
  const proxy = { address: '', change: (text: string) => text, server: null as unknown as Server }
  proxy.server = createServer((request, reply) => {
    void (async () => {
      const chunks: Buffer[] = []
      for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk)
      const { authorization = '' } = request.headers
      const answer = await fetch(`${address}${request.url ?? ''}`, {
        method: request.method ?? 'GET',
        headers: {
          ...(authorization !== '' && { authorization }),
          ...(chunks.length > 0 && { 'content-type': 'application/json' }),
        },
        ...(chunks.length > 0 && { body: Buffer.concat(chunks) }),
      })
      const isRules = request.url === '/v1/programmes/versions'
      const text = await answer.text()
      const said = isRules ? proxy.change(text) : text
      reply.writeHead(answer.status, { etag: `"${String(said.length)}"` }).end(said)
    })()
  }).listen(0, '127.0.0.1')
  await once(proxy.server, 'listening')
  const bound = proxy.server.address()
  if (bound === null || typeof bound === 'string') throw new Error('no port was given')
  proxy.address = `http://127.0.0.1:${String(bound.port)}`
  return proxy
}
