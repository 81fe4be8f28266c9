import { limits } from '@shared/api/contract'
import { connect } from 'node:net'
import { readdir, readFile, stat, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { cleanUpUploads } from '@service/services/upload-clean-up'
import { madeUp } from './support/fake-inspector'
import { keyOf, modelBody, sha256Of, startService, type UnderTest } from './support/service-under-test'

let service: UnderTest
let address: string
const start = async (options: Parameters<typeof startService>[0] = {}) => {
  service = await startService(options)
  address = await service.app.listen({ host: '127.0.0.1', port: 0 })
}
beforeEach(() => start())
afterEach(() => service.close())

const tus = { 'tus-resumable': '1.0.0' }
const ask = (method: string, path: string, headers: object, body: Uint8Array | null = null, member = 'ann') =>
  fetch(`${address}${path}`, {
    method,
    headers: { authorization: `Bearer ${keyOf(member)}`, ...tus, ...headers },
    ...(body === null ? {} : { body: Buffer.from(body) }),
  })
const begin = (sha256: string, size: number, member = 'ann') =>
  ask(
    'POST',
    '/v1/transfers',
    { 'upload-length': String(size), 'upload-metadata': `sha256 ${Buffer.from(sha256).toString('base64')}` },
    null,
    member,
  )
const at = (sha256: string) => `/v1/transfers/${sha256}`
const look = async (sha256: string, member = 'ann') => {
  const answer = await ask('HEAD', at(sha256), {}, null, member)
  return answer.status === 200 ? Number(answer.headers.get('upload-offset')) : answer.status
}
const add = (sha256: string, offset: number, part: Uint8Array, member = 'ann') =>
  ask(
    'PATCH',
    at(sha256),
    { 'content-type': 'application/offset+octet-stream', 'upload-offset': String(offset) },
    part,
    member,
  )
const codeOf = async (answer: Response) => [answer.status, ((await answer.json()) as { code: string }).code]
const kept = () => readdir(join(service.folder, 'uploads'))
const underWay = () => readdir(join(service.folder, 'transfers'))
const day = 24 * 60 * 60_000

describe('an upload in parts', () => {
  const bytes = Buffer.alloc(700_000, 'layer ')
  const sha256 = sha256Of(bytes)

  it('is an upload with its last byte, and can be claimed', async () => {
    const file = madeUp({ fingerprint: 'clip' })
    const begun = await begin(sha256Of(file), file.length)
    expect([begun.status, begun.headers.get('location')]).toEqual([201, at(sha256Of(file))])
    expect(begun.headers.get('access-control-allow-origin')).toBeNull()
    expect((await add(sha256Of(file), 0, file.subarray(0, 10))).status).toBe(204)
    expect(await look(sha256Of(file))).toBe(10)
    expect((await add(sha256Of(file), 10, file.subarray(10))).status).toBe(204)
    expect(await look(sha256Of(file))).toBe(404)
    expect([await kept(), await underWay()]).toEqual([[sha256Of(file)], []])
    const status = await service
      .as('ann')
      .claim(modelBody({ sha256: sha256Of(file), size: file.length, name: 'clip.3mf' }))
    expect(status.state).toBe('done')
  })

  it('goes on in another process over the same folder, also after the first one is gone', async () => {
    await begin(sha256, bytes.length)
    await add(sha256, 0, bytes.subarray(0, 300_000))
    const other = await startService({ folder: service.folder })
    await service.app.close()
    address = await other.app.listen({ host: '127.0.0.1', port: 0 })
    expect(await look(sha256)).toBe(300_000)
    expect((await add(sha256, 300_000, bytes.subarray(300_000))).status).toBe(204)
    expect(sha256Of(await readFile(join(service.folder, 'uploads', sha256)))).toBe(sha256)
    await other.close()
  })

  it('keeps what came before its line broke', async () => {
    await begin(sha256, bytes.length)
    const { hostname, port } = new URL(address)
    const socket = connect(Number(port), hostname)
    socket.write(
      `PATCH ${at(sha256)} HTTP/1.1\r\nHost: ${hostname}\r\nAuthorization: Bearer ${keyOf('ann')}\r\n` +
        `Tus-Resumable: 1.0.0\r\nUpload-Offset: 0\r\nContent-Type: application/offset+octet-stream\r\n` +
        `Content-Length: ${bytes.length}\r\n\r\n`,
    )
    socket.write(bytes.subarray(0, 100_000))
    await vi.waitFor(async () => {
      const [name = ''] = await underWay()
      expect((await stat(join(service.folder, 'transfers', name))).size).toBe(100_000)
    })
    socket.destroy()
    await vi.waitFor(async () => expect(await look(sha256)).toBe(100_000))
    expect((await add(sha256, 100_000, bytes.subarray(100_000))).status).toBe(204)
    expect(await kept()).toEqual([sha256])
  })

  it('whose bytes are not those of its hash is refused, and begins anew', async () => {
    await begin(sha256, bytes.length)
    const wrong = Buffer.alloc(bytes.length, 'other ')
    expect(await codeOf(await add(sha256, 0, wrong))).toEqual([422, 'hash-mismatch'])
    expect([await kept(), await underWay(), await look(sha256)]).toEqual([[], [], 404])
    await begin(sha256, bytes.length)
    expect((await add(sha256, 0, bytes)).status).toBe(204)
  })

  it('is done when it is asked again after a crash between its last byte and its end', async () => {
    await begin(sha256, bytes.length)
    const [name = ''] = await underWay()
    await writeFile(join(service.folder, 'transfers', name), bytes)
    expect(await look(sha256)).toBe(bytes.length)
    expect((await add(sha256, bytes.length, Buffer.alloc(0))).status).toBe(204)
    expect(await kept()).toEqual([sha256])
  })

  it('is nobody else’s business', async () => {
    await begin(sha256, bytes.length)
    await add(sha256, 0, bytes.subarray(0, 1000))
    expect(await look(sha256, 'ben')).toBe(404)
    expect(await codeOf(await add(sha256, 1000, bytes.subarray(1000), 'ben'))).toEqual([404, 'not-found'])
    expect((await begin(sha256, bytes.length, 'ben')).status).toBe(201)
    expect([await look(sha256), await look(sha256, 'ben')]).toEqual([1000, 0])
  })

  it('is refused in words the app knows, with the type of a problem document', async () => {
    await begin(sha256, bytes.length)
    expect(await codeOf(await begin(sha256, bytes.length))).toEqual([409, 'conflict'])
    const late = await add(sha256, 5, bytes.subarray(5))
    expect(late.headers.get('content-type')).toBe('application/problem+json')
    expect(late.headers.get('x-content-type-options')).toBe('nosniff')
    expect(await codeOf(late)).toEqual([409, 'conflict'])
    expect(await codeOf(await begin(sha256, limits.uploadBytes + 1))).toEqual([413, 'too-large'])
    expect(await codeOf(await begin('../../etc/passwd', 10))).toEqual([400, 'bad-request'])
    expect(await codeOf(await begin('x'.repeat(64), 10))).toEqual([400, 'bad-request'])
    const odd = {
      'content-type': 'application/offset+octet-stream',
      'upload-offset': '0',
      'upload-length': 'x',
    }
    expect(await codeOf(await ask('PATCH', at(sha256), odd, bytes))).toEqual([400, 'bad-request'])
    expect((await add(sha256, 0, Buffer.concat([bytes, Buffer.from('more')]))).status).toBe(413)
    expect(await codeOf(await ask('PATCH', at(sha256), { 'tus-resumable': '0.2.2' }, bytes))).toEqual([
      400,
      'bad-request',
    ])
  })
})

describe('the room of a member', () => {
  beforeEach(async () => {
    await service.close()
    await start({ quota: 1000 })
  })
  const file = (size: number, letter: string) => Buffer.alloc(size, letter)
  const beginFile = (bytes: Buffer) => begin(sha256Of(bytes), bytes.length)

  it('holds uploads and those under way together, and is each member’s own', async () => {
    expect((await service.as('ann').upload(file(600, 'a'))).status).toBe(201)
    expect((await beginFile(file(300, 'b'))).status).toBe(201)
    expect(await codeOf(await beginFile(file(101, 'c')))).toEqual([413, 'quota-reached'])
    expect((await service.as('ann').upload(file(101, 'c'))).status).toBe(413)
    expect((await service.as('ann').upload(file(100, 'd'))).status).toBe(201)
    expect((await service.as('ben').upload(file(600, 'a'))).status).toBe(201)
  })

  it('is not passed by many that begin at once', async () => {
    const files = Array.from({ length: 8 }, (_, n) => file(400, String(n)))
    const answers = await Promise.all(files.map(beginFile))
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(2)
  })
})

describe('what nobody claimed', () => {
  const age = async (path: string, days: number) => {
    const then = new Date(Date.now() - days * day)
    await utimes(path, then, then)
  }

  it('goes after a week; what is claimed, and what just came, stays', async () => {
    const { ref } = await service.as('ann').upload(madeUp({ fingerprint: 'clip' }))
    await service.as('ann').claim(modelBody(ref))
    await service.as('ann').upload(Buffer.from('forgotten'))
    const sameBytes = Buffer.from('two members, one of them late')
    await service.as('ann').upload(sameBytes)
    await begin(sha256Of(Buffer.from('never sent')), 100)

    const now = Date.now()
    service.clock.at = now + 8 * day
    await service.as('ben').upload(sameBytes)
    const deps = { ...service.deps, log: () => undefined }
    await cleanUpUploads(deps)
    expect((await kept()).toSorted()).toEqual([ref.sha256, sha256Of(sameBytes)].toSorted())
    expect(await underWay()).toEqual([])
    expect(await service.store.read((tx) => tx.selectFrom('transfers').selectAll().execute())).toEqual([])
  })

  it('is not what a killed process left a moment ago, but what it left days ago', async () => {
    const incoming = join(service.folder, 'incoming')
    await writeFile(join(incoming, 'new.part'), 'x')
    await writeFile(join(incoming, 'old.part'), 'x')
    await age(join(incoming, 'old.part'), 3)
    service.clock.at = Date.now() + 20 * 60_000
    await cleanUpUploads({ ...service.deps, log: () => undefined })
    expect(await readdir(incoming)).toContain('new.part')
  })
})
