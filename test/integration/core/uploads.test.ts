import { createServer, request as httpRequest, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { readdir, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { spoolFolder } from '@core/publish/spool'
import { limits } from '@shared/api/contract'
import { ok } from '@shared/result'
import { bigProjectFile } from '../../fixtures/exports'
import { formFor, makeHome, start, testService, until, type Started, type TestService } from './kit'

/** A line to the service that can be cut after some bytes of uploads, and notes what went over it. */
type Line = {
  readonly server: Server
  readonly address: string
  readonly asked: { readonly method: string; readonly path: string }[]
  bytes: number
  cutAfter: number
}

async function lineTo(target: string): Promise<Line> {
  const server = createServer((incoming, outgoing) => {
    const [method, path] = [incoming.method ?? '', incoming.url ?? '']
    line.asked.push({ method, path })
    const onward = httpRequest(
      new URL(path, target),
      { method, headers: { ...incoming.headers, host: new URL(target).host } },
      (answer) => {
        outgoing.writeHead(answer.statusCode ?? 0, answer.headers)
        answer.pipe(outgoing)
      },
    )
    onward.on('error', () => outgoing.destroy())
    incoming.on('data', (chunk: Buffer) => {
      if (method === 'PATCH') line.bytes += chunk.length
      if (line.bytes > line.cutAfter) {
        onward.destroy()
        incoming.destroy()
      } else onward.write(chunk)
    })
    incoming.on('end', () => onward.end())
    incoming.on('error', () => onward.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const line: Line = {
    server,
    address: `http://127.0.0.1:${String(port)}`,
    asked: [],
    bytes: 0,
    cutAfter: Infinity,
  }
  return line
}

let home: Awaited<ReturnType<typeof makeHome>>
let real: TestService
let line: Line
let app: Started
const open = async () => {
  app = await start(home, {
    serviceHost: {
      connect: () => Promise.resolve(ok({ address: line.address, key: real.key })),
      dispose: () => Promise.resolve(),
    },
  })
}
const setUp = async (lent: boolean) => {
  home = await makeHome()
  real = testService(home.service, lent ? spoolFolder(home.data) : null)
  const connected = await real.connect()
  if (!connected.ok) throw new Error('no service')
  line = await lineTo(connected.value.address)
  await open()
  await app.ask('place.choose', { kind: 'practice' })
}
afterEach(async () => {
  await app.dispose()
  line.server.closeAllConnections()
  await new Promise((resolve) => line.server.close(resolve))
  await real.dispose()
  await home.remove()
})

const outbox = async () => (await app.ask('state.get', {})).outbox
const balance = async () => (await app.ask('state.get', {})).points.balance
const publishBig = async () => {
  await app.acceptExports()
  await writeFile(join(home.exports, 'big.3mf'), await bigProjectFile(3.5 * limits.transferBytes))
  const [row] = await until(app.rows, ([first]) => first?.verdict === 'qualifies')
  if (!row) throw new Error('no file')
  await app.ask('files.publish', { file: row.id, form: await formFor(app, row.id) })
}
const parts = () => line.asked.filter(({ method }) => method === 'PATCH').length

describe('the upload of a large file', () => {
  beforeEach(() => setUp(false))

  it('goes on where the line broke, after a restart of the app, and sends little twice', async () => {
    line.cutAfter = 1.5 * limits.transferBytes
    await publishBig()
    await until(
      () => line.bytes,
      (bytes) => bytes > line.cutAfter,
    )
    await app.dispose()
    const before = line.bytes
    const [sent] = await readdir(join(home.service, 'transfers'))
    const there = (await stat(join(home.service, 'transfers', sent ?? ''))).size
    expect(there).toBeGreaterThanOrEqual(limits.transferBytes)
    line.cutAfter = Infinity
    await open()
    await app.ask('sync.now', {})
    await until(balance, (points) => points === 65, 20_000)
    const [kept = ''] = await readdir(join(home.service, 'uploads'))
    const size = (await stat(join(home.service, 'uploads', kept))).size
    expect(line.bytes - before).toBe(size - there)
  })

  it('waits while the member holds it back, and then goes on from there', async () => {
    line.cutAfter = 1.5 * limits.transferBytes
    await publishBig()
    await until(
      () => line.bytes,
      (bytes) => bytes > line.cutAfter,
    )
    const [model] = (await outbox()).filter(({ kind }) => kind === 'publish-model')
    await app.ask('outbox.pause', { claim: model?.id ?? '', paused: true })
    expect((await outbox()).map(({ state }) => state)).toEqual(['paused', 'paused'])
    line.cutAfter = Infinity
    const sent = parts()
    await app.ask('sync.now', {})
    expect([parts(), await balance()]).toEqual([sent, 0])
    await app.ask('outbox.pause', { claim: model?.id ?? '', paused: false })
    await until(balance, (points) => points === 65, 20_000)
    const begun = line.asked.filter(({ method, path }) => method === 'POST' && path === '/v1/transfers')
    expect(begun).toHaveLength(1)
  })
})

describe('the service inside the app', () => {
  beforeEach(() => setUp(true))

  it('takes the app’s copy by its hash: nothing is sent, and there is one file under two names', async () => {
    await publishBig()
    // Looked at while the claims still wait: once they are taken in, this name of it may go at any moment.
    const [spooled = ''] = await readdir(spoolFolder(home.data))
    const { ino } = await stat(join(spoolFolder(home.data), spooled))
    await until(balance, (points) => points === 65)
    expect([parts(), line.bytes]).toEqual([0, 0])
    const [kept = ''] = await readdir(join(home.service, 'uploads'))
    const own = await stat(join(home.service, 'uploads', kept))
    expect([spooled, ino]).toEqual([`${kept}.3mf`, own.ino])
    expect(own.size).toBeGreaterThan(3 * limits.transferBytes)
  })
})
