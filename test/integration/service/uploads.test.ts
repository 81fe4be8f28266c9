import { limits } from '@shared/api/contract'
import { createServer, request, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { connect } from 'node:net'
import { readdir, readFile, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { madeUp } from './support/fake-inspector'
import { keyOf, modelBody, sha256Of, startService, type UnderTest } from './support/service-under-test'

let service: UnderTest
let address: string
beforeEach(async () => {
  service = await startService()
  address = await service.app.listen({ host: '127.0.0.1', port: 0 })
})
afterEach(() => service.close())

const headers = (member = 'ann') => ({ authorization: `Bearer ${keyOf(member)}` })
const stored = () => readdir(join(service.folder, 'uploads'))
const halfReceived = () => readdir(join(service.folder, 'incoming'))
const put = (sha256: string, body: Uint8Array<ArrayBuffer> | ReadableStream | string, more: object = {}) =>
  fetch(`${address}/v1/uploads/${sha256}`, { method: 'PUT', headers: headers(), body, ...more })
const head = (sha256: string, member = 'ann') =>
  fetch(`${address}/v1/uploads/${sha256}`, { method: 'HEAD', headers: headers(member) })

describe('an upload', () => {
  it('is on disk under its hash when it is answered, and sending it again is a success', async () => {
    const bytes = Buffer.alloc(3_000_000, 'layer ')
    const sha256 = sha256Of(bytes)
    expect((await head(sha256)).status).toBe(404)
    const first = await put(sha256, bytes)
    expect([first.status, await first.json()]).toEqual([201, { sha256, size: bytes.length }])
    expect(sha256Of(await readFile(join(service.folder, 'uploads', sha256)))).toBe(sha256)
    expect((await head(sha256)).status).toBe(200)
    expect((await put(sha256, bytes)).status).toBe(200)
    expect(await halfReceived()).toEqual([])
  })

  it('that lies about its hash is refused and not kept', async () => {
    const answer = await put('0'.repeat(64), 'something else')
    expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([422, 'hash-mismatch'])
    expect([...(await stored()), ...(await halfReceived())]).toEqual([])
  })

  it('that says it is too large is refused before it is read', async () => {
    const { hostname, port } = new URL(address)
    const status = await new Promise<number>((resolve, reject) => {
      const sending = request({
        hostname,
        port,
        method: 'PUT',
        path: `/v1/uploads/${'0'.repeat(64)}`,
        headers: { ...headers(), 'content-length': limits.uploadBytes + 1 },
      })
      sending.on('response', (response) => {
        resolve(response.statusCode ?? 0)
        sending.destroy()
      })
      sending.on('error', reject)
      sending.flushHeaders()
    })
    expect(status).toBe(413)
  })

  it('of nothing is refused', async () => {
    expect((await put(sha256Of(Buffer.alloc(0)), '')).status).toBe(400)
    expect(await stored()).toEqual([])
  })

  it('that breaks off leaves nothing behind, and the whole of it is taken in afterwards', async () => {
    const bytes = Buffer.alloc(200_000, 'x')
    const sha256 = sha256Of(bytes)
    const { hostname, port } = new URL(address)
    const socket = connect(Number(port), hostname)
    socket.write(
      `PUT /v1/uploads/${sha256} HTTP/1.1\r\nHost: ${hostname}\r\nAuthorization: Bearer ${keyOf('ann')}\r\nContent-Length: ${String(bytes.length)}\r\n\r\n`,
    )
    socket.write(bytes.subarray(0, 100_000))
    await vi.waitFor(async () => {
      expect(await halfReceived()).toHaveLength(1)
    })
    socket.destroy()
    await vi.waitFor(async () => {
      expect(await halfReceived()).toEqual([])
    })
    expect((await head(sha256)).status).toBe(404)
    expect((await put(sha256, bytes)).status).toBe(201)
  })

  it('is taken whatever type it says it is, and however it is cut up', async () => {
    const bytes = madeUp({ fingerprint: 'clip' })
    const parts = new ReadableStream<Uint8Array>({
      start(controller) {
        for (const byte of bytes) controller.enqueue(Uint8Array.of(byte))
        controller.close()
      },
    })
    const type = { ...headers(), 'content-type': 'application/json' }
    const answer = await put(sha256Of(bytes), parts, { duplex: 'half', headers: type })
    expect(answer.status).toBe(201)
  })

  it('of the same bytes by two members at once is taken from both', async () => {
    const bytes = Buffer.alloc(500_000, 'y')
    const sha256 = sha256Of(bytes)
    const answers = await Promise.all(
      ['ann', 'ben', 'ann', 'ben'].map((member) => put(sha256, bytes, { headers: headers(member) })),
    )
    expect(answers.map(({ ok }) => ok)).toEqual([true, true, true, true])
    expect(await stored()).toEqual([sha256])
  })

  it('is nobody else’s business: another member cannot see or claim it without the bytes', async () => {
    const { ref } = await service.as('ann').upload(madeUp({ fingerprint: 'clip' }))
    expect((await head(ref.sha256, 'ben')).status).toBe(404)
    const { id: _id, ...outcome } = (
      await service
        .as('ben')
        .send([{ id: service.deps.newId(), madeAt: '2026-11-22T11:59:00.000Z', body: modelBody(ref) }])
    )[0] ?? { id: '' }
    expect(outcome).toMatchObject({ outcome: 'error', error: { code: 'upload-missing' }, retry: true })
  })

  it('is asked for again when its bytes were lost', async () => {
    const bytes = madeUp({ fingerprint: 'clip' })
    const { ref } = await service.as('ann').upload(bytes)
    await rm(join(service.folder, 'uploads', ref.sha256))
    expect((await head(ref.sha256)).status).toBe(404)
    expect((await put(ref.sha256, new Uint8Array(bytes))).status).toBe(201)
    expect((await stat(join(service.folder, 'uploads', ref.sha256))).size).toBe(bytes.length)
  })

  it('is not claimed with another size than it has', async () => {
    const { ref } = await service.as('ann').upload(madeUp({ fingerprint: 'clip' }))
    const claim = {
      id: service.deps.newId(),
      madeAt: '2026-11-22T11:59:00.000Z',
      body: modelBody({ ...ref, size: ref.size + 1 }),
    }
    expect((await service.as('ann').send([claim]))[0]).toMatchObject({
      error: { code: 'bad-request' },
      retry: false,
    })
  })
})

describe('a reply that was lost', () => {
  let relay: Server
  let dropped: boolean
  beforeEach(async () => {
    dropped = false
    relay = createServer((incoming, outgoing) => {
      const chunks: Buffer[] = []
      incoming.on('data', (chunk: Buffer) => chunks.push(chunk))
      incoming.on('end', () => {
        void (async () => {
          const answer = await fetch(`${address}${incoming.url ?? ''}`, {
            method: incoming.method ?? 'GET',
            headers: { ...headers(), 'content-type': incoming.headers['content-type'] ?? 'text/plain' },
            body: new Uint8Array(Buffer.concat(chunks)),
          })
          if (!dropped) {
            dropped = true
            outgoing.destroy()
            return
          }
          outgoing.writeHead(answer.status).end(await answer.text())
        })()
      })
    })
    await new Promise<void>((resolve) => relay.listen(0, '127.0.0.1', resolve))
  })
  afterEach(() => new Promise((resolve) => relay.close(resolve)))

  it('is given again, and the claim it was for counted once', async () => {
    const { ref } = await service.as('ann').upload(madeUp({ fingerprint: 'clip' }))
    const claim = { id: service.deps.newId(), madeAt: '2026-11-22T11:59:00.000Z', body: modelBody(ref) }
    const url = `http://127.0.0.1:${String((relay.address() as AddressInfo).port)}/v1/claims`
    const send = () =>
      fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ claims: [claim] }),
      })
    await expect(send()).rejects.toThrow()
    const { outcomes } = (await (await send()).json()) as { outcomes: { outcome: string }[] }
    expect(outcomes).toMatchObject([{ outcome: 'recorded', status: { state: 'done' } }])
    expect((await service.as('ann').me()).account.balance).toBe(40)
  })
})
