import { afterEach, describe, expect, it } from 'vitest'
import { queueResponseSchema } from '@shared/api/contract'
import { madeUp } from './support/fake-inspector'
import {
  claimOf,
  lines,
  modelBody,
  profileBody,
  startService,
  statusOf,
  type Options,
  type UnderTest,
} from './support/service-under-test'

let service: UnderTest
const start = async (options?: Options) => (service = await startService(options))
afterEach(() => service.close())

describe('the same geometry', () => {
  it('is the same model under new bytes, and earns nothing more', async () => {
    await start()
    const ann = service.as('ann')
    const first = await ann.publishModel({ fingerprint: 'clip' })
    const again = await ann.publishModel({ fingerprint: 'clip', salt: 'sliced anew' })
    expect(again).toMatchObject({ state: 'done', model: first.model, facts: [] })
    expect(lines(await ann.entries())).toEqual(['first-model-upload 30', 'model-upload 10'])
  })

  it('is refused as a repost when it is somebody else’s', async () => {
    await start()
    const { model } = await service.as('ann').publishModel({ fingerprint: 'clip' })
    const copied = await service.as('ben').publishModel({ fingerprint: 'clip', salt: 'mine' }, 'remix')
    expect(copied).toMatchObject({
      state: 'refused',
      error: { code: 'repost', params: { model } },
      model: null,
    })
    expect(await service.as('ben').entries()).toEqual([])
  })

  it('is taken in as a repost when the member says so, and earns nothing', async () => {
    await start()
    await service.as('ann').publishModel({ fingerprint: 'clip' })
    const repost = await service.as('ben').publishModel({ fingerprint: 'clip' }, 'repost')
    expect(repost.state).toBe('done')
    expect(repost.facts).toHaveLength(1)
    expect(await service.as('ben').entries()).toEqual([])
    expect(await service.as('ben').changes()).toContainEqual(
      expect.objectContaining({
        fact: expect.objectContaining({ type: 'model.approved', origin: 'repost' }) as object,
      }),
    )
  })

  it('stays open to its author when somebody reposted it before', async () => {
    await start()
    await service.as('ben').publishModel({ fingerprint: 'clip' }, 'repost')
    expect(await service.as('ann').publishModel({ fingerprint: 'clip' })).toMatchObject({ state: 'done' })
    expect(lines(await service.as('ann').entries())).toContain('model-upload 10')
  })

  it('is told by the bytes where a file has no fingerprint', async () => {
    await start()
    await service.as('ann').publishModel({ fingerprint: null })
    expect(await service.as('ben').publishModel({ fingerprint: null })).toMatchObject({ state: 'refused' })
  })
})

describe('the service’s own inspection', () => {
  it.each([
    ['a file that cannot be read', { verdict: 'rejected', finding: 'zip-truncated' }, 'file-rejected'],
    ['a file that is no model', { qualifiesFor: ['print-profile'] }, 'does-not-qualify'],
  ] as const)('refuses %s, whatever the app found', async (_, file, code) => {
    await start()
    expect(await service.as('ann').publishModel(file)).toMatchObject({ state: 'refused', error: { code } })
    expect(await service.as('ann').entries()).toEqual([])
  })

  it('refuses as a profile what is none', async () => {
    await start()
    const ann = service.as('ann')
    const { model } = await ann.publishModel({ fingerprint: 'clip', qualifiesFor: ['model-upload'] })
    const status = await ann.publishProfile({ qualifiesFor: ['model-upload'] }, { model: model ?? '' })
    expect(status.error).toEqual({ code: 'does-not-qualify', params: { for: 'print-profile' } })
  })

  it('looks at each file once, however many claims name it', async () => {
    const { inspectMadeUp } = await import('./support/fake-inspector')
    let looked = 0
    await start({
      inspect: (path) => {
        looked += 1
        return inspectMadeUp(path)
      },
    })
    const ann = service.as('ann')
    const { ref } = await ann.upload(madeUp({ fingerprint: 'clip' }))
    await Promise.all(Array.from({ length: 5 }, () => ann.claim(modelBody(ref))))
    expect(looked).toBe(1)
  })

  it('is tried again when the inspector died', async () => {
    const { inspectMadeUp } = await import('./support/fake-inspector')
    let dead = true
    await start({ inspect: (path) => (dead ? Promise.reject(new Error('died')) : inspectMadeUp(path)) })
    const ann = service.as('ann')
    const { ref } = await ann.upload(madeUp({ fingerprint: 'clip' }))
    const claim = claimOf(modelBody(ref))
    expect((await ann.send([claim]))[0]).toMatchObject({ retry: true })
    dead = false
    expect(statusOf((await ann.send([claim]))[0]).state).toBe('done')
  })
})

describe('a profile', () => {
  it('needs a model that is there', async () => {
    await start()
    const status = await service.as('ann').publishProfile({}, { model: 'none' })
    expect(status).toMatchObject({ state: 'refused', error: { code: 'model-unknown' } })
  })

  it('is refused when the claim it hangs on was', async () => {
    await start()
    const ann = service.as('ann')
    const refused = await ann.publishModel({ verdict: 'rejected' })
    expect(await ann.publishProfile({}, { claim: refused.id })).toMatchObject({
      state: 'refused',
      error: { code: 'model-unknown' },
    })
  })

  it('cannot hang on another member’s claim', async () => {
    await start()
    const anns = await service.as('ann').publishModel({ fingerprint: 'clip' })
    const { ref } = await service.as('ben').upload(madeUp({ salt: 'by ben' }))
    const [outcome] = await service.as('ben').send([claimOf(profileBody(ref, { claim: anns.id }))])
    expect(outcome).toMatchObject({ outcome: 'error', error: { code: 'model-unknown' } })
  })

  it('is the same profile when it is sent again for the same model', async () => {
    await start()
    const ann = service.as('ann')
    const { model } = await ann.publishModel({ fingerprint: 'clip' })
    const first = await ann.publishProfile({ salt: 'p' }, { model: model ?? '' })
    expect(await ann.publishProfile({ salt: 'p' }, { model: model ?? '' })).toMatchObject({
      profile: first.profile,
      facts: [],
    })
  })

  it('is refused when it is somebody else’s, byte for byte', async () => {
    await start()
    const { model } = await service.as('ann').publishModel({ fingerprint: 'clip' })
    await service.as('ann').publishProfile({ salt: 'p' }, { model: model ?? '' })
    expect(await service.as('ben').publishProfile({ salt: 'p' }, { model: model ?? '' })).toMatchObject({
      state: 'refused',
      error: { code: 'repost' },
    })
  })
})

describe('approval by hand', () => {
  const decide = (claim: string, decision: object) =>
    service.as('olga').post(`/v1/operator/claims/${claim}/decision`, decision)
  const approve = (claim: string) => decide(claim, { decision: 'approve' })
  const refuse = (claim: string) => decide(claim, { decision: 'refuse', reason: 'Not yours.' })

  it('releases the award and does not move it', async () => {
    await start({ approval: 'by-hand', at: '2026-11-30T23:00:00.000Z' })
    const ann = service.as('ann')
    const model = await ann.publishModel({ fingerprint: 'clip' })
    expect(model).toMatchObject({ state: 'waiting-for-approval', facts: [] })
    expect(await ann.entries()).toEqual([])
    service.clock.at = Date.parse('2026-12-03T00:00:00.000Z')
    const queue = await service.as('olga').get('/v1/operator/queue')
    expect(queueResponseSchema.parse(queue.json())).toMatchObject({
      waiting: [
        { claim: model.id, member: 'ann', title: 'Cable clip', takenInAt: '2026-11-30T23:00:00.000Z' },
      ],
    })
    const decided = await approve(model.id)
    expect(decided.json()).toMatchObject({ id: model.id, state: 'done', model: model.model })
    expect(await ann.entries()).toMatchObject([
      { rule: 'first-model-upload' },
      {
        rule: 'model-upload',
        occurredAt: '2026-11-30T23:00:00.000Z',
        recordedAt: '2026-12-03T00:00:00.000Z',
      },
    ])
    expect((await service.as('olga').get('/v1/operator/queue')).json()).toEqual({ waiting: [] })
  })

  it('keeps a refusal with its reason where the member sees it', async () => {
    await start({ approval: 'by-hand' })
    const ann = service.as('ann')
    const model = await ann.publishModel({ fingerprint: 'clip' })
    const profile = await ann.publishProfile({}, { claim: model.id })
    expect((await refuse(model.id)).json()).toMatchObject({
      state: 'refused',
      error: { code: 'does-not-qualify', params: { by: 'operator', reason: 'Not yours.' } },
    })
    const told = (await ann.changes()).flatMap((change) => (change.kind === 'claim' ? [change.status] : []))
    expect(told.find(({ id }) => id === profile.id)).toMatchObject({
      state: 'refused',
      error: { code: 'model-unknown' },
    })
    expect(await ann.entries()).toEqual([])
  })

  it('decides once: the same again is the same answer, another decision a conflict', async () => {
    await start({ approval: 'by-hand' })
    const model = await service.as('ann').publishModel({ fingerprint: 'clip' })
    const first = await approve(model.id)
    expect((await approve(model.id)).json()).toEqual(first.json())
    expect((await refuse(model.id)).statusCode).toBe(409)
    expect(lines(await service.as('ann').entries())).toEqual(['first-model-upload 30', 'model-upload 10'])
  })

  it('knows nothing to decide of a claim that needs no approval', async () => {
    await start({ approval: 'by-hand' })
    const { id } = await service.as('ann').claim({ kind: 'preferences', tags: ['Art'] })
    expect((await approve(id)).statusCode).toBe(404)
  })

  it('ends the waiting of every claim for the same model', async () => {
    await start({ approval: 'by-hand' })
    const ann = service.as('ann')
    const first = await ann.publishModel({ fingerprint: 'clip' })
    const second = await ann.publishModel({ fingerprint: 'clip', salt: 'again' })
    expect(second).toMatchObject({ state: 'waiting-for-approval', model: first.model })
    await approve(first.id)
    const told = (await ann.changes()).flatMap((change) => (change.kind === 'claim' ? [change.status] : []))
    expect(told.filter(({ id }) => id === second.id).at(-1)?.state).toBe('done')
  })

  it('holds a profile back while its model waits', async () => {
    await start({ approval: 'by-hand' })
    const ann = service.as('ann')
    const model = await ann.publishModel({ fingerprint: 'clip' })
    const profile = await ann.publishProfile({}, { claim: model.id })
    await approve(profile.id)
    expect(await ann.entries()).toEqual([])
    await approve(model.id)
    expect(lines(await ann.entries())).toEqual([
      'first-model-upload 30',
      'model-upload 10',
      'first-print-profile 20',
      'model-first-profile 5',
    ])
  })

  it('makes the first uploaded profile the first, in whatever order they are decided', async () => {
    await start({ approval: 'by-hand' })
    const [ann, ben, cid] = [service.as('ann'), service.as('ben'), service.as('cid')]
    const model = await ann.publishModel({ fingerprint: 'clip' })
    await approve(model.id)
    const of = { model: model.model ?? '' }
    const early = await ben.upload(madeUp({ salt: 'early' }))
    service.clock.at += 1000
    const late = await cid.publishProfile({ salt: 'late' }, of)
    const first = await ben.claim(profileBody(early.ref, of))
    await approve(late.id)
    expect(await cid.entries()).toEqual([])
    await approve(first.id)
    expect(lines(await ben.entries())).toContain('model-first-profile 5')
    expect(lines(await cid.entries())).toEqual(['first-print-profile 20'])
  })

  it('lets the next profile be the first when the earlier one is refused', async () => {
    await start({ approval: 'by-hand' })
    const [ann, ben, cid] = [service.as('ann'), service.as('ben'), service.as('cid')]
    const model = await ann.publishModel({ fingerprint: 'clip' })
    await approve(model.id)
    const of = { model: model.model ?? '' }
    const first = await ben.publishProfile({ salt: 'early' }, of)
    service.clock.at += 1000
    const late = await cid.publishProfile({ salt: 'late' }, of)
    await approve(late.id)
    await refuse(first.id)
    expect(lines(await cid.entries())).toEqual(['first-print-profile 20', 'model-first-profile 5'])
  })

  it('lets the true author in after a copy was refused', async () => {
    await start({ approval: 'by-hand' })
    const copy = await service.as('ben').publishModel({ fingerprint: 'clip' })
    await refuse(copy.id)
    const own = await service.as('ann').publishModel({ fingerprint: 'clip' })
    await approve(own.id)
    expect(lines(await service.as('ann').entries())).toContain('model-upload 10')
  })
})
