import { aboutSchema, claimsResponseSchema, meSchema } from '@shared/api/contract'
import { createEmbeddedService, type EmbeddedService } from '@service/app'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { emptyProjectFile, projectFile } from '../../../fixtures/exports'
import { claimOf, modelBody, profileBody, sha256Of } from '../support/service-under-test'

const key = 'a-secret-from-the-pipe-0123456789'
let dataFolder: string
let service: EmbeddedService
const start = async () =>
  (service = await createEmbeddedService({
    dataFolder,
    lent: null,
    key,
    version: '0.1.0',
    log: () => undefined,
  }))
beforeEach(async () => {
  dataFolder = await mkdtemp(join(tmpdir(), 'embedded-'))
  await start()
})
afterEach(async () => {
  await service.close()
  await rm(dataFolder, { recursive: true, force: true })
})

const ask = (path: string, init: RequestInit = {}, bearer = key) =>
  fetch(`${service.address}${path}`, {
    ...init,
    headers: { authorization: `Bearer ${bearer}`, 'content-type': 'application/json' },
  })

const send = async (...claims: readonly object[]) =>
  claimsResponseSchema.parse(
    await (await ask('/v1/claims', { method: 'POST', body: JSON.stringify({ claims }) })).json(),
  ).outcomes

const upload = async (bytes: Uint8Array) => {
  const sha256 = sha256Of(bytes)
  const answer = await ask(`/v1/uploads/${sha256}`, { method: 'PUT', body: Buffer.from(bytes) })
  expect(answer.status).toBe(201)
  await answer.text()
  return { sha256, size: bytes.length, name: 'part.3mf' }
}

describe('the service inside the app', () => {
  it('is practice, on this computer, for whoever holds the key', async () => {
    expect(service.address).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/u)
    const about = aboutSchema.parse(await (await fetch(`${service.address}/v1/about`)).json())
    expect(about).toMatchObject({ kind: 'practice', approval: 'automatic', version: '0.1.0' })
    expect(about.programmes.map(({ id }) => id)).toContain('creator-rewards')
    expect(meSchema.parse(await (await ask('/v1/me')).json())).toMatchObject({
      member: 'local',
      role: 'member',
    })
    expect((await ask('/v1/me', {}, `${key}x`)).status).toBe(401)
    expect((await ask('/v1/me', {}, key.slice(0, -1))).status).toBe(401)
  })

  it('inspects a real project itself, and gives its points', async () => {
    const ref = await upload(await projectFile({ title: 'Clip' }))
    const model = claimOf(modelBody(ref))
    const outcomes = await send(model, claimOf(profileBody(ref, { claim: model.id })))
    expect(outcomes).toMatchObject([{ status: { state: 'done' } }, { status: { state: 'done' } }])
    const me = meSchema.parse(await (await ask('/v1/me')).json())
    expect(me.account.balance).toBe(30 + 10 + 20 + 5)
  })

  it('does not take the app’s word for a file', async () => {
    const empty = await upload(await emptyProjectFile())
    const broken = await upload(Buffer.from('PK\u0003\u0004 but not really'))
    const outcomes = await send(claimOf(modelBody(empty)), claimOf(modelBody(broken)))
    expect(outcomes).toMatchObject([{ status: { state: 'refused' } }, { status: { state: 'refused' } }])
  })

  it('knows everything again after a restart, and who it is', async () => {
    const about: unknown = await (await fetch(`${service.address}/v1/about`)).json()
    await send(claimOf({ kind: 'preferences', tags: ['Art'] }))
    await service.close()
    await start()
    expect(await (await fetch(`${service.address}/v1/about`)).json()).toEqual(about)
    expect(meSchema.parse(await (await ask('/v1/me')).json()).account.balance).toBe(10)
  })

  it('says when it was last asked and whether it is at work, for it is stopped when idle', async () => {
    expect(service.activeRequests()).toBe(0)
    const before = service.lastRequestAt()
    await new Promise((resolve) => setTimeout(resolve, 5))
    await (await ask('/v1/me')).text()
    expect(service.lastRequestAt()).toBeGreaterThan(before)
    await expect.poll(() => service.activeRequests()).toBe(0)
  })

  it('leaves one database file and the uploads when it is closed', async () => {
    await service.close()
    expect(
      (await readdir(dataFolder))
        .filter((name) => !name.endsWith('-wal') && !name.endsWith('-shm'))
        .toSorted(),
    ).toEqual(['incoming', 'service.sqlite', 'transfers', 'uploads'])
    await expect(fetch(`${service.address}/v1/about`)).rejects.toThrow()
  })
})
