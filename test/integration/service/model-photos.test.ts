import {
  modelPageSchema,
  photoBytes,
  removedPhotosResponseSchema,
  type ClaimStatus,
} from '@shared/api/contract'
import type { Claim, ClaimBody, Cover } from '@shared/claims/claim'
import { cleanPhoto } from '@shared/inspect-node/clean-photo'
import { cleanUpUploads } from '@service/services/upload-clean-up'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { madeUp } from './support/fake-inspector'
import { jpeg, place, png, webp } from './support/photos'
import {
  claimOf,
  modelBody,
  newId,
  sha256Of,
  startService,
  statusOf,
  type Options,
  type UnderTest,
} from './support/service-under-test'

let service: UnderTest
const start = async (options: Options = {}) => {
  await service.close()
  service = await startService(options)
}
beforeEach(async () => (service = await startService()))
afterEach(() => service.close())

type Ref = Awaited<ReturnType<ReturnType<UnderTest['as']>['upload']>>['ref']
type Publishing = Extract<ClaimBody, { kind: 'publish-model' }>

const send = async (bytes: Buffer, member = 'ann'): Promise<Ref> =>
  (await service.as(member).upload(bytes)).ref
const keptOf = (bytes: Buffer): string => sha256Of(cleanPhoto(bytes) ?? Buffer.alloc(0))
const bodyWith = async (more: Partial<Publishing>, fingerprint = 'clip', member = 'ann') => ({
  ...modelBody(await send(madeUp({ fingerprint }), member)),
  ...more,
})
const publish = async (
  photos: readonly Buffer[],
  cover?: Cover,
  fingerprint = 'clip',
): Promise<ClaimStatus> => {
  const refs: Ref[] = []
  for (const photo of photos) refs.push(await send(photo))
  const body = await bodyWith({ photos: refs, ...(cover === undefined ? {} : { cover }) }, fingerprint)
  return service.as('ann').claim(body)
}
const outcome = async (claim: Claim, member = 'ann') => (await service.as(member).send([claim]))[0]
const pageOf = async (model: string | null, member = 'ben') =>
  modelPageSchema.parse((await service.as(member).get(`/v1/models/${model ?? ''}`)).json())
const photo = (model: string | null, sha256: string, member = 'ben') =>
  service.as(member).get(`/v1/models/${model ?? ''}/photos/${sha256}`)
const picture = (model: string | null) => service.as('ben').get(`/v1/models/${model ?? ''}/picture`)
const stored = () => readdir(join(service.folder, 'uploads'))
const days = (count: number) => (service.clock.at += count * 24 * 60 * 60_000)
const remove = (model: string | null, sha256: string, reason = 'Not this model.', member = 'olga') =>
  service.as(member).post(`/v1/operator/models/${model ?? ''}/photos/${sha256}/removal`, { reason })

/** What the inspector would show of a file: its best picture, and that of the plates it has. */
const pictures = (plates: Readonly<Record<number, string>>, best: string | null = 'the best') => ({
  picture: (_path: string, plate: number | null) => {
    const found = plate === null ? best : (plates[plate] ?? null)
    return Promise.resolve(found === null ? null : { mime: 'image/png' as const, bytes: Buffer.from(found) })
  },
})

describe('photos that come with a model', () => {
  it('are shown in the order of its member, each once, without the place and without what else they said', async () => {
    const shown = [webp(), jpeg('one'), png(), jpeg('one')]
    const { state, model } = await publish(shown)
    expect(state).toBe('done')
    const { photos } = await pageOf(model)
    expect(photos).toEqual([keptOf(webp()), keptOf(jpeg('one')), keptOf(png())])
    const answers = await Promise.all(photos.map((sha256) => photo(model, sha256)))
    expect(answers.map(({ headers }) => headers['content-type'])).toEqual([
      'image/webp',
      'image/jpeg',
      'image/png',
    ])
    expect(answers.map(({ rawPayload }) => rawPayload.includes(place))).toEqual([false, false, false])
    expect(answers.map(({ rawPayload }) => sha256Of(rawPayload))).toEqual(photos)
    expect(answers[1]?.rawPayload.includes('bits one')).toBe(true)
  })

  it('that differ only in what they say besides the picture stand once', async () => {
    const elsewhere = Buffer.concat([jpeg('one'), Buffer.from('taken elsewhere')])
    const { model } = await publish([elsewhere, png(), jpeg('one')], { photo: sha256Of(jpeg('one')) })
    expect((await pageOf(model)).photos).toEqual([keptOf(jpeg('one')), keptOf(png())])
    expect(sha256Of((await picture(model)).rawPayload)).toBe(keptOf(jpeg('one')))
  })

  it('leave no original behind, and sent again the claim gives the same status', async () => {
    const originals = [await send(jpeg('one')), await send(png())]
    const claim = claimOf(await bodyWith({ photos: originals }))
    const first = statusOf(await outcome(claim))
    const files = await stored()
    expect(files.toSorted()).toEqual(
      [sha256Of(madeUp({ fingerprint: 'clip' })), keptOf(jpeg('one')), keptOf(png())].toSorted(),
    )
    expect(statusOf(await outcome(claim))).toEqual(first)
    expect((await pageOf(first.model)).photos).toHaveLength(2)
    expect(await stored()).toEqual(files)
  })

  it('whose original is something else of the member’s, too, stay where they are', async () => {
    const clean = cleanPhoto(jpeg('one')) ?? Buffer.alloc(0)
    const { model } = await publish([clean])
    expect((await pageOf(model)).photos).toEqual([sha256Of(clean)])
    expect((await photo(model, sha256Of(clean))).statusCode).toBe(200)
  })

  it('serve two models that are sent together', async () => {
    const both = [await send(jpeg('one'))]
    const claims = [
      claimOf(await bodyWith({ photos: both })),
      claimOf(await bodyWith({ photos: both }, 'hook')),
    ]
    const models = (await service.as('ann').send(claims)).map((one) => statusOf(one).model)
    for (const model of models) expect((await pageOf(model)).photos).toEqual([keptOf(jpeg('one'))])
    expect(await stored()).not.toContain(sha256Of(jpeg('one')))
  })

  it('that another claim beside it still needs are not forgotten', async () => {
    const [one, missing] = [await send(jpeg('one')), { ...(await send(png(), 'ben')) }]
    const [first, second] = [
      claimOf(await bodyWith({ photos: [one] })),
      claimOf(await bodyWith({ photos: [one, missing] }, 'hook')),
    ]
    const [, failed] = await service.as('ann').send([first, second])
    expect(failed).toMatchObject({ error: { code: 'upload-missing' }, retry: true })
    await send(png())
    expect(statusOf(await outcome(second)).state).toBe('done')
    expect(await stored()).not.toContain(one.sha256)
  })

  it('are waited for until each was uploaded', async () => {
    const [there, later] = [await send(jpeg('one')), png()]
    const ref = { sha256: sha256Of(later), size: later.length, name: 'b.png' }
    const claim = claimOf(await bodyWith({ photos: [there, ref] }))
    expect(await outcome(claim)).toMatchObject({
      ...{ outcome: 'error', retry: true },
      error: { code: 'upload-missing', params: { sha256: ref.sha256 } },
    })
    // Somebody else’s bytes are no upload of the member’s.
    await send(later, 'ben')
    expect(await outcome(claim)).toMatchObject({ error: { code: 'upload-missing' } })
    await send(later)
    const { model } = statusOf(await outcome(claim))
    expect((await pageOf(model)).photos).toEqual([keptOf(jpeg('one')), keptOf(later)])
  })

  it.each([
    ['no picture', Buffer.from('<svg onload="alert(1)"/>'), 'file-rejected', { field: 'photos' }],
    ['cut short', jpeg('one').subarray(0, 90), 'file-rejected', { field: 'photos' }],
    [
      'larger than a photo may be',
      Buffer.alloc(photoBytes + 1, jpeg('one')),
      'too-large',
      { limit: photoBytes },
    ],
  ])('refuse the claim for good where one is %s', async (_, bytes, code, params) => {
    const claim = claimOf(await bodyWith({ photos: [await send(png()), await send(bytes)] }))
    const first = await outcome(claim)
    expect(first).toMatchObject({
      outcome: 'recorded',
      status: { state: 'refused', error: { code, params } },
    })
    expect(await outcome(claim)).toEqual(first)
    expect((await service.as('ben').get('/v1/models')).json()).toMatchObject({ models: [] })
  })

  it('are not taken with another size than they have', async () => {
    const ref = await send(jpeg('one'))
    const claim = claimOf(await bodyWith({ photos: [{ ...ref, size: ref.size + 1 }] }))
    expect(await outcome(claim)).toMatchObject({ error: { code: 'bad-request' }, retry: false })
  })

  it('are eight at most', async () => {
    const refs: Ref[] = []
    for (let n = 0; n < 9; n += 1) refs.push(await send(jpeg(String(n))))
    const body = await bodyWith({ photos: refs })
    expect(await outcome(claimOf(body))).toMatchObject({ error: { code: 'bad-request' }, retry: false })
    const { model } = await service.as('ann').claim({ ...body, photos: refs.slice(0, 8) })
    expect((await pageOf(model)).photos).toHaveLength(8)
  })

  it('are not kept with a model that was there before, nor with one that is refused', async () => {
    const { model } = await publish([jpeg('one')])
    const again = await publish([png()])
    expect([again.state, again.model]).toEqual(['done', model])
    expect((await pageOf(model)).photos).toEqual([keptOf(jpeg('one'))])
    const known = await bodyWith({ photos: [await send(webp(), 'ben')] }, 'clip', 'ben')
    expect(await service.as('ben').claim(known)).toMatchObject({
      state: 'refused',
      error: { code: 'repost' },
    })
    days(8)
    await cleanUpUploads(service.deps)
    expect((await stored()).toSorted()).toEqual(
      [sha256Of(madeUp({ fingerprint: 'clip' })), keptOf(jpeg('one'))].toSorted(),
    )
  })

  it('are asked for by members alone, and only while the model is offered', async () => {
    await start({ approval: 'by-hand' })
    const { id, model } = await publish([jpeg('one')])
    const kept = keptOf(jpeg('one'))
    expect((await photo(model, kept)).statusCode).toBe(404)
    await service.as('olga').post(`/v1/operator/claims/${id}/decision`, { decision: 'approve' })
    expect((await photo(model, kept)).statusCode).toBe(200)
    expect((await service.app.inject({ url: `/v1/models/${model ?? ''}/photos/${kept}` })).statusCode).toBe(
      401,
    )
    expect((await photo(model, sha256Of(jpeg('one')))).statusCode).toBe(404)
    expect((await photo(newId(), kept)).statusCode).toBe(404)
    await service.as('ann').post('/v1/me/erasure', { member: 'ann' })
    expect((await photo(model, kept)).statusCode).toBe(404)
  })

  it('of a model that the team refused go with the next clean-up', async () => {
    await start({ approval: 'by-hand' })
    const { id } = await publish([jpeg('one')], { photo: sha256Of(jpeg('one')) })
    await service
      .as('olga')
      .post(`/v1/operator/claims/${id}/decision`, { decision: 'refuse', reason: 'Broken.' })
    days(8)
    await cleanUpUploads(service.deps)
    expect(await stored()).toEqual([sha256Of(madeUp({ fingerprint: 'clip' }))])
  })

  it('stay when uploads are cleaned up, and go when their member is erased', async () => {
    await publish([jpeg('one'), png()])
    days(30)
    await cleanUpUploads(service.deps)
    expect(await stored()).toHaveLength(3)
    await service.as('ann').post('/v1/me/erasure', { member: 'ann' })
    expect(await stored()).toEqual([])
    expect(await service.store.read((tx) => tx.selectFrom('model_photos').selectAll().execute())).toEqual([])
  })

  it('are in what a member takes along of his or her own', async () => {
    const { model } = await publish([jpeg('one')])
    const { held } = (await service.as('ann').get('/v1/me/export')).json<{ held: Record<string, unknown> }>()
    const row = { model, place: 0, sha256: keptOf(jpeg('one')) }
    expect(held['model_photos']).toEqual([{ ...row, removed_at: null, removal_reason: null, was_cover: 0 }])
    const other = (await service.as('ben').get('/v1/me/export')).json<{ held: Record<string, unknown> }>()
    expect(other.held['model_photos']).toEqual([])
  })

  it('need not come: without any, a model is what it was', async () => {
    const body = await bodyWith({})
    const claim = claimOf(body)
    const { model } = statusOf(await outcome(claim))
    expect((await pageOf(model)).photos).toEqual([])
    const row = await service.store.read((tx) =>
      tx.selectFrom('claims').select('content_hash').where('id', '=', claim.id).executeTakeFirstOrThrow(),
    )
    // As the service of before made it, of fields in their order.
    const { category, description, kind, licence, origin, tags, title, upload } = body
    const { name, sha256, size } = upload
    const canonical = JSON.stringify({
      body: { category, description, kind, licence, origin, tags, title, upload: { name, sha256, size } },
      madeAt: claim.madeAt,
    })
    expect(row.content_hash).toBe(sha256Of(Buffer.from(canonical)))
  })
})

describe('the picture that stands for a model', () => {
  it.each([
    ['a plate that was chosen', { plate: 2 }, { 2: 'plate two' }, 'the best', 'plate two'],
    ['the best of the file where the plate has none', { plate: 5 }, {}, 'the best', 'the best'],
    ['the best of the file where nothing was chosen', undefined, { 0: 'plate' }, 'the best', 'the best'],
  ] as const)('is %s', async (_, cover, plates, best, expected) => {
    await start(pictures(plates, best))
    const { model } = await publish([jpeg('one')], cover)
    expect((await picture(model)).rawPayload.toString()).toBe(expected)
  })

  it('is the first photo where the file has no picture', async () => {
    const { model } = await publish([jpeg('one'), png()], { plate: 1 })
    const shown = await picture(model)
    expect([shown.headers['content-type'], sha256Of(shown.rawPayload)]).toEqual([
      'image/jpeg',
      keptOf(jpeg('one')),
    ])
  })

  it('is the photo that was chosen, without its place, whatever the file shows', async () => {
    await start(pictures({}))
    const { model } = await publish([jpeg('one'), jpeg('two')], { photo: sha256Of(jpeg('two')) })
    const shown = await picture(model)
    expect(shown.rawPayload.includes('bits two')).toBe(true)
    expect(shown.rawPayload.includes(place)).toBe(false)
  })

  it('is none of the photos of another model', async () => {
    const body = await bodyWith({ photos: [await send(png())], cover: { photo: sha256Of(jpeg('one')) } })
    await send(jpeg('one'))
    expect(await service.as('ann').claim(body)).toMatchObject({
      state: 'refused',
      error: { code: 'bad-request', params: { field: 'cover' } },
    })
  })
})

describe('a photo that the team removes', () => {
  const audit = () =>
    service.store.read((tx) =>
      tx.selectFrom('audit').select(['operator', 'action', 'kind', 'object', 'reason']).execute(),
    )

  it('is gone with its bytes, once, and the log says who did it and why', async () => {
    const { id, model } = await publish([jpeg('one'), png()])
    const [first = '', second = ''] = (await pageOf(model)).photos
    const removed = await remove(model, first, 'That is a cat.')
    expect([removed.statusCode, removed.json()]).toEqual([200, { model, photos: [second] }])
    expect((await remove(model, first, 'Again.')).json()).toEqual(removed.json())
    expect((await photo(model, first)).statusCode).toBe(404)
    expect((await pageOf(model)).photos).toEqual([second])
    expect(await stored()).not.toContain(first)
    expect(await audit()).toEqual([
      {
        ...{ operator: 'olga', action: 'photo-removed', kind: 'upload', object: id },
        reason: 'That is a cat.',
      },
    ])
  })

  it('stands for the model no more', async () => {
    await start(pictures({}))
    const { model } = await publish([jpeg('one'), png()], { photo: sha256Of(png()) })
    await remove(model, keptOf(png()))
    expect((await picture(model)).rawPayload.toString()).toBe('the best')
  })

  it('leaves a cover alone that is another', async () => {
    const { model } = await publish([jpeg('one'), png()], { photo: sha256Of(png()) })
    await remove(model, keptOf(jpeg('one')))
    expect(sha256Of((await picture(model)).rawPayload)).toBe(keptOf(png()))
  })

  it('can go while the model waits, and stays away when it is approved', async () => {
    await start({ approval: 'by-hand' })
    const { id, model } = await publish([jpeg('one')])
    expect((await remove(model, keptOf(jpeg('one')))).statusCode).toBe(200)
    await service.as('olga').post(`/v1/operator/claims/${id}/decision`, { decision: 'approve' })
    expect((await pageOf(model)).photos).toEqual([])
  })

  it('keeps its bytes where they are a photo of another model of the same member', async () => {
    const { model } = await publish([jpeg('one')])
    const other = await publish([jpeg('one')], undefined, 'hook')
    await remove(model, keptOf(jpeg('one')))
    expect((await photo(other.model, keptOf(jpeg('one')))).statusCode).toBe(200)
  })

  it.each([
    ['by a member', 'ben', 'Ugly.', 403],
    ['without a reason', 'olga', '  ', 400],
  ])('is not removed %s', async (_, member, reason, status) => {
    const { model } = await publish([jpeg('one')])
    expect((await remove(model, keptOf(jpeg('one')), reason, member)).statusCode).toBe(status)
    expect((await pageOf(model)).photos).toHaveLength(1)
    expect(await audit()).toEqual([])
  })

  it('has to be one of that model', async () => {
    const { model } = await publish([jpeg('one')])
    expect((await remove(model, keptOf(png()))).statusCode).toBe(404)
    expect((await remove(newId(), keptOf(jpeg('one')))).statusCode).toBe(404)
  })
})

describe('what the owner of a removed photo is told', () => {
  const told = async (member = 'ann') =>
    removedPhotosResponseSchema.parse((await service.as(member).get('/v1/me/removed-photos')).json()).removed
  const at = (later = 0) => new Date(service.clock.at + later).toISOString()

  it('is which photo of which model went, when and why, the newest first, each once', async () => {
    const { model } = await publish([jpeg('one'), png()])
    expect(await told()).toEqual([])
    await remove(model, keptOf(png()), 'That is a cat.')
    service.clock.at += 1000
    await remove(model, keptOf(png()), 'Again.')
    await remove(model, keptOf(jpeg('one')), 'That is a dog.')
    expect(await told()).toEqual([
      { model, photo: keptOf(jpeg('one')), removedAt: at(), reason: 'That is a dog.', coverNow: null },
      { model, photo: keptOf(png()), removedAt: at(-1000), reason: 'That is a cat.', coverNow: null },
    ])
  })

  it('is told to nobody else: neither by that route, nor with the model, nor in what others take along', async () => {
    const { model } = await publish([jpeg('one'), png()])
    await remove(model, keptOf(png()), 'That is a cat.')
    for (const member of ['ben', 'olga']) {
      expect(await told(member)).toEqual([])
      for (const url of [`/v1/models/${model ?? ''}`, '/v1/models', '/v1/changes', '/v1/me/export'])
        expect((await service.as(member).get(url)).body).not.toContain('a cat')
    }
    const { held } = (await service.as('ann').get('/v1/me/export')).json<{ held: Record<string, unknown> }>()
    expect(held['model_photos']).toMatchObject([
      { removal_reason: null },
      { removal_reason: 'That is a cat.' },
    ])
    expect(JSON.stringify(held)).not.toContain('olga')
  })

  it('comes with the feed as the model once more, in the shape that apps of before read', async () => {
    const { model } = await publish([jpeg('one')])
    const before = await service.as('ann').changes()
    await remove(model, keptOf(jpeg('one')))
    await remove(model, keptOf(jpeg('one')))
    const [news, ...more] = (await service.as('ann').changes()).slice(before.length)
    const first = before.find(({ kind }) => kind === 'model')
    expect([news, more]).toEqual([{ ...first, seq: news?.seq }, []])
    expect((await service.as('ben').changes()).map(({ kind }) => kind)).not.toContain('model')
  })

  it.each([
    ['the best picture of its file', [jpeg('one'), png()], 'the best', 'file'],
    ['its first photo where the file has no picture', [jpeg('one'), png()], null, 'photo'],
    ['nothing where there is neither', [png()], null, 'nothing'],
  ] as const)(
    'says what stands for the model where it was the cover: %s',
    async (_, photos, best, coverNow) => {
      await start(pictures({}, best))
      const { model } = await publish(photos, { photo: sha256Of(png()) })
      await remove(model, keptOf(png()))
      expect(await told()).toMatchObject([{ photo: keptOf(png()), coverNow }])
    },
  )

  it('stays when the model is refused, of which nothing stands then, and goes with its owner', async () => {
    await start({ approval: 'by-hand', ...pictures({}) })
    const { id, model } = await publish([jpeg('one'), png()], { photo: sha256Of(png()) })
    await remove(model, keptOf(png()), 'That is a cat.')
    expect(await told()).toMatchObject([{ coverNow: 'file' }])
    await service
      .as('olga')
      .post(`/v1/operator/claims/${id}/decision`, { decision: 'refuse', reason: 'Broken.' })
    expect(await told()).toMatchObject([{ reason: 'That is a cat.', coverNow: null }])
    await service.as('ann').post('/v1/me/erasure', { member: 'ann' })
    const rows = await service.store.read((tx) => tx.selectFrom('model_photos').selectAll().execute())
    expect(rows).toEqual([])
  })
})
