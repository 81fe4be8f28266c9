import type { ClaimBody } from '@shared/claims/claim'
import { afterEach, describe, expect, it } from 'vitest'
import { lines, startService, type Options, type UnderTest } from './support/service-under-test'

let service: UnderTest
const start = async (options?: Options) => (service = await startService(options))
afterEach(() => service.close())

const printer: ClaimBody = {
  kind: 'printer',
  slicer: 'OrcaSlicer',
  slicerVersion: '2.3.0',
  vendor: 'Elegoo',
  model: 'Elegoo Neptune 4 Pro',
  nozzles: ['0.4'],
}

describe('what claims earn', () => {
  it('gives all of Beginner Tasks, each once', async () => {
    await start()
    const ann = service.as('ann')
    for (let round = 0; round < 2; round += 1) {
      await ann.claim({ kind: 'preferences', tags: ['Mechanical Design'] })
      await ann.claim({ kind: 'identity', nickname: 'Ann' })
      await ann.claim({ kind: 'identity', avatar: 'hexagon' })
      await ann.claim({ kind: 'profile', bio: 'I print clips.' })
      await ann.claim({ kind: 'profile', region: 'Kent' })
      await ann.claim(printer)
    }
    const { model } = await ann.publishModel({ fingerprint: 'clip' })
    await ann.publishProfile({ salt: 'profile' }, { model: model ?? '' })
    expect(lines(await ann.entries())).toEqual([
      'set-preference 10',
      'nickname-avatar 5',
      'complete-profile 5',
      'setup-printer 5',
      'first-model-upload 30',
      'model-upload 10',
      'first-print-profile 20',
      'model-first-profile 5',
    ])
    expect(await ann.me()).toMatchObject({
      nickname: 'Ann',
      avatar: 'hexagon',
      bio: 'I print clips.',
      region: 'Kent',
      tags: ['Mechanical Design'],
      account: { balance: 90, available: 90 },
    })
  })

  it('cuts model uploads at 300 a month and says so, and opens again the next month', async () => {
    await start({ at: '2026-11-30T23:00:00.000Z' })
    const ann = service.as('ann')
    for (let n = 1; n <= 32; n += 1) await ann.publishModel({ fingerprint: `model ${String(n)}` })
    const uploads = async () => (await ann.entries()).filter(({ rule }) => rule === 'model-upload')
    expect((await uploads()).reduce((sum, { amount }) => sum + amount, 0)).toBe(300)
    expect((await uploads()).slice(-2).map(({ amount, reason }) => [amount, reason])).toEqual([
      [0, 'cap-reached'],
      [0, 'cap-reached'],
    ])
    service.clock.at = Date.parse('2026-12-01T00:00:00.000Z')
    await ann.publishModel({ fingerprint: 'december' })
    expect((await uploads()).at(-1)?.amount).toBe(10)
  })

  it('cuts first profiles at 150 a month', async () => {
    await start()
    const [ann, ben] = [service.as('ann'), service.as('ben')]
    for (let n = 1; n <= 32; n += 1) {
      const { model } = await ann.publishModel({ fingerprint: `model ${String(n)}` })
      await ben.publishProfile({ salt: `profile ${String(n)}` }, { model: model ?? '' })
    }
    const firsts = (await ben.entries()).filter(({ rule }) => rule === 'model-first-profile')
    expect(firsts.reduce((sum, { amount }) => sum + amount, 0)).toBe(150)
    expect(firsts).toHaveLength(32)
    expect(firsts.at(-1)).toMatchObject({ amount: 0, reason: 'cap-reached' })
  })

  it('dates an award by the arrival of the last byte, not by the claim or the device', async () => {
    await start({ at: '2026-11-30T23:59:59.000Z' })
    const ann = service.as('ann')
    const { ref } = await ann.upload(Buffer.from('{"fingerprint":"late"}'))
    service.clock.at = Date.parse('2026-12-02T08:00:00.000Z')
    await ann.claim({
      kind: 'publish-model',
      upload: ref,
      title: 'Late',
      description: '',
      tags: [],
      category: '',
      licence: '',
      origin: 'remix',
    })
    expect((await ann.entries()).at(-1)).toMatchObject({
      rule: 'model-upload',
      occurredAt: '2026-11-30T23:59:59.000Z',
      recordedAt: '2026-12-02T08:00:00.000Z',
      why: { cap: { month: '2026-11' } },
    })
  })

  it('gives the first profile of a model to one member only', async () => {
    await start()
    const [ann, ben] = [service.as('ann'), service.as('ben')]
    const { model } = await ann.publishModel({ fingerprint: 'clip' })
    await ben.publishProfile({ salt: 'by ben' }, { model: model ?? '' })
    await ann.publishProfile({ salt: 'by ann' }, { model: model ?? '' })
    expect(lines(await ben.entries())).toEqual(['first-print-profile 20', 'model-first-profile 5'])
    expect(lines(await ann.entries())).not.toContain('model-first-profile 5')
  })

  it('gives an anniversary when its day has come, once', async () => {
    await start({ at: '2025-11-22T12:00:00.000Z' })
    const folder = service.folder
    await service.app.close()
    const later = await startService({ folder, at: '2026-11-22T12:00:00.000Z' })
    await later.app.close()
    await later.store.close()
    const again = await startService({ folder, at: '2026-11-23T12:00:00.000Z' })
    expect(lines(await again.as('ann').entries())).toEqual(['anniversary 10'])
    await again.app.close()
    await again.store.close()
  })
})
