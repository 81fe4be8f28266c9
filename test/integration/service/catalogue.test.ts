import {
  modelPageSchema,
  modelsResponseSchema,
  progressSchema,
  reviewSchema,
  suggestionsResponseSchema,
} from '@shared/api/contract'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { brokenRules } from './support/ledger-rules'
import { jpeg, place } from './support/photos'
import { madeUp } from './support/fake-inspector'
import { lines, newId, startService, type UnderTest } from './support/service-under-test'

let service: UnderTest
let model: string
let profile: string
beforeEach(async () => {
  service = await startService()
  const ann = service.as('ann')
  await ann.put('/v1/me/profile', { nickname: 'Annie', avatar: null, bio: null, region: null })
  model = (await ann.publishModel({ fingerprint: 'clip' })).model ?? ''
  profile = (await ann.publishProfile({ fingerprint: 'p' }, { model })).profile ?? ''
})
afterEach(async () => {
  expect(await brokenRules(service.store)).toEqual([])
  await service.close()
})

const list = async (query = '', member = 'ben') =>
  modelsResponseSchema.parse((await service.as(member).get(`/v1/models${query}`)).json())
const page = async (member = 'ben') =>
  modelPageSchema.parse((await service.as(member).get(`/v1/models/${model}`)).json())
const points = async (member: string, rule: string) =>
  lines((await service.as(member).entries()).filter((entry) => entry.rule === rule))
const review = (own: object = {}) => ({
  ...{ model, profile: null, rating: 5, description: 'Prints well.', photo: null },
  ...own,
})
const post = async (member: string, body: object, id = newId()) => {
  const answer = await service.as(member).put(`/v1/reviews/${id}`, body)
  return { id, status: answer.statusCode, body: answer.json<object>() }
}

describe('the catalogue', () => {
  it('lists what is approved, of everybody, the newest first, page by page and by words', async () => {
    const second = await service.as('ben').publishModel({ fingerprint: 'second' })
    const all = await list()
    expect(all.models.map((one) => [one.model, one.by, one.own])).toEqual([
      [second.model, null, true],
      [model, 'Annie', false],
    ])
    const first = await list('?limit=1')
    const rest = await list(`?limit=1&cursor=${first.next ?? ''}`)
    expect([...first.models, ...rest.models]).toEqual(all.models)
    expect(rest.next).toBeNull()
    expect((await list('?text=CABLE')).models).toHaveLength(2)
    expect((await list('?text=%25')).models).toEqual([])
  })

  it('shows nothing that waits, was refused or was withdrawn', async () => {
    const own = await startService({ approval: 'by-hand' })
    const { model: waiting } = await own.as('ann').publishModel({ fingerprint: 'w' })
    for (const path of ['', '/file']) {
      expect((await own.as('ben').get(`/v1/models/${waiting ?? ''}${path}`)).statusCode).toBe(404)
    }
    expect((await own.as('ben').get('/v1/models')).json()).toEqual({ models: [], next: null })
    await own.close()
    await service.as('ann').post('/v1/me/erasure', { member: 'ann' })
    expect((await list()).models).toEqual([])
    expect((await service.as('ben').get(`/v1/models/${model}/file`)).statusCode).toBe(404)
    expect((await service.as('ben').get(`/v1/profiles/${profile}/file`)).statusCode).toBe(404)
  })

  it('gives the very bytes that were published', async () => {
    const answer = await service.as('ben').get(`/v1/models/${model}/file`)
    expect(answer.rawPayload).toEqual(madeUp({ fingerprint: 'clip' }))
    expect(answer.headers).toMatchObject({
      'content-type': 'application/octet-stream',
      'content-disposition': 'attachment',
      'x-content-type-options': 'nosniff',
    })
  })

  it('shows the picture in the file of a model that is offered, and counts that as no download', async () => {
    const bytes = Buffer.from('a picture')
    const own = await startService({ picture: () => Promise.resolve({ mime: 'image/png', bytes }) })
    const { model: shown } = await own.as('ann').publishModel({ fingerprint: 'clip' })
    const answer = await own.as('ben').get(`/v1/models/${shown ?? ''}/picture`)
    expect([answer.headers['content-type'], answer.rawPayload]).toEqual(['image/png', bytes])
    expect((await own.as('ben').get(`/v1/models/${newId()}/picture`)).statusCode).toBe(404)
    expect((await own.as('ben').get(`/v1/models/${shown ?? ''}`)).json()).toMatchObject({
      model: { downloads: 0 },
    })
    await own.close()
    expect((await service.as('ben').get(`/v1/models/${model}/picture`)).statusCode).toBe(404)
  })

  it('counts each other member once, and the owner never', async () => {
    for (const member of ['ann', 'ben', 'ben', 'cid', 'ann', 'ben']) {
      await service.as(member).get(`/v1/models/${model}/file`)
      await service.as(member).get(`/v1/profiles/${profile}/file`)
    }
    const shown = await page()
    expect([shown.model.downloads, shown.profiles[0]?.downloads]).toEqual([2, 2])
    const facts = (await service.as('ann').changes()).flatMap((one) =>
      one.kind === 'fact' && 'total' in one.fact ? [one.fact.total] : [],
    )
    expect(facts).toEqual([1, 1, 2, 2])
  })

  it('counts a member once also when ten requests come at the same time', async () => {
    await Promise.all(Array.from({ length: 10 }, () => service.as('ben').get(`/v1/models/${model}/file`)))
    expect((await page()).model.downloads).toBe(1)
  })
})

describe('a review', () => {
  it('earns by its parts, and is shown with the model', async () => {
    const { status, body } = await post('ben', review())
    expect([status, reviewSchema.parse(body)]).toMatchObject([200, { rating: 5, own: true, photo: false }])
    expect(await points('ben', 'print-review')).toEqual(['print-review 6'])
    await post('cid', review({ rating: 2, description: '', profile }))
    expect(await points('cid', 'print-review')).toEqual(['print-review 2'])
    const { model: shown, reviews } = await page('dot')
    expect(shown).toMatchObject({ reviews: 2, rating: 3.5 })
    expect(reviews).toHaveLength(2)
  })

  it('sent again is the same one, and another one under its id or of the same model is refused', async () => {
    const { id, body } = await post('ben', review())
    expect((await post('ben', review(), id)).body).toEqual(body)
    expect(await post('ben', review({ rating: 1 }), id)).toMatchObject({ status: 409 })
    expect((await post('cid', review(), id)).body).toMatchObject({ code: 'content-differs' })
    expect((await post('ben', review())).body).toMatchObject({ code: 'conflict' })
    expect(await points('ben', 'print-review')).toEqual(['print-review 6'])
  })

  it('has a photo without its place, and the original is not kept', async () => {
    const { ref } = await service.as('ben').upload(jpeg('ben'))
    const { id } = await post('ben', review({ photo: ref.sha256 }))
    expect(await points('ben', 'print-review')).toEqual(['print-review 10'])
    const photo = await service.as('cid').get(`/v1/reviews/${id}/photo`)
    expect(photo.headers['content-type']).toBe('image/jpeg')
    expect(photo.rawPayload.includes(place)).toBe(false)
    expect(photo.rawPayload.includes('bits ben')).toBe(true)
    expect(await readdir(join(service.folder, 'uploads'))).not.toContain(ref.sha256)
  })

  it('loses its photo by an operator, once, with what the photo had added', async () => {
    const { ref } = await service.as('ben').upload(jpeg('no print'))
    const { id } = await post('ben', review({ photo: ref.sha256 }))
    const reject = () => service.as('olga').post(`/v1/operator/reviews/${id}/photo-rejection`, {})
    expect([(await reject()).statusCode, (await reject()).statusCode]).toEqual([200, 200])
    expect(await points('ben', 'print-review')).toEqual(['print-review 10', 'print-review -4'])
    expect((await service.as('cid').get(`/v1/reviews/${id}/photo`)).statusCode).toBe(404)
    expect(await readdir(join(service.folder, 'uploads'))).toHaveLength(2)
    const { id: without } = await post('cid', review())
    const none = await service.as('olga').post(`/v1/operator/reviews/${without}/photo-rejection`, {})
    expect(none.statusCode).toBe(409)
  })

  it.each([
    ['one’s own model', 'ann', {}, 403],
    ['an unknown model', 'ben', { model: 'nothing' }, 404],
    ['a profile of another model', 'ben', { profile: 'nothing' }, 404],
    ['a photo that was not uploaded', 'ben', { photo: '0'.repeat(64) }, 409],
    ['six stars', 'ben', { rating: 6 }, 400],
    ['points of its own', 'ben', { points: 10 }, 400],
    ['text that turns around', 'ben', { description: 'a\u202eb' }, 400],
  ])('is refused of %s', async (_, member, own, status) => {
    expect(await post(member, review(own))).toMatchObject({ status })
    expect((await page()).reviews).toEqual([])
  })

  it('is refused with a file that is no picture, whatever it is called', async () => {
    const { ref } = await service.as('ben').upload(Buffer.from('<svg onload="alert(1)"/>'))
    expect((await post('ben', review({ photo: ref.sha256 }))).body).toMatchObject({ code: 'file-rejected' })
    const others = await service.as('cid').upload(jpeg('cid'))
    expect((await post('ben', review({ photo: others.ref.sha256 }))).body).toMatchObject({
      code: 'upload-missing',
    })
  })

  it('of an erased member stays as stars without words and photo', async () => {
    const { ref } = await service.as('ben').upload(jpeg('ben'))
    await post('ben', review({ photo: ref.sha256 }))
    await service.as('ben').post('/v1/me/erasure', { member: 'ben' })
    expect((await page('cid')).reviews).toMatchObject([
      { rating: 5, description: '', photo: false, by: null },
    ])
    expect(await readdir(join(service.folder, 'uploads'))).toHaveLength(2)
  })
})

describe('feedback', () => {
  const of = async (member: string) =>
    suggestionsResponseSchema.parse((await service.as(member).get('/v1/feedback')).json()).suggestions

  it('earns when the team implemented it, once, and says why it was declined', async () => {
    const [good, bad] = [newId(), newId()]
    const send = (id: string, words: string) => service.as('ben').put(`/v1/feedback/${id}`, { words })
    await send(good, 'Sort by size.')
    await send(bad, 'Pay me.')
    expect((await send(good, 'Sort by size.')).statusCode).toBe(200)
    expect((await send(good, 'Other words.')).statusCode).toBe(409)
    const decide = (id: string, decision: object) =>
      service.as('olga').post(`/v1/operator/feedback/${id}/decision`, decision)
    await decide(good, { decision: 'implemented' })
    await decide(good, { decision: 'implemented' })
    expect((await decide(good, { decision: 'declined', reason: 'No.' })).statusCode).toBe(409)
    await decide(bad, { decision: 'declined', reason: 'No.' })
    expect((await of('ben')).map(({ state, reason }) => [state, reason])).toEqual([
      ['declined', 'No.'],
      ['implemented', null],
    ])
    expect(await of('cid')).toEqual([])
    expect(await points('ben', 'feedback')).toEqual(['feedback 2'])
    expect((await service.as('olga').get('/v1/operator/feedback')).json()).toEqual({ suggestions: [] })
  })
})

it('progress tells every task with what is left of its cap, and badges and level', async () => {
  const answer = await service.as('ann').get('/v1/progress')
  const { programmes } = progressSchema.parse(answer.json())
  expect(programmes['creator-rewards']).toMatchObject({
    points: (await service.as('ann').me()).account.balance,
    rules: { 'model-upload': { points: 10, count: 1, capLeft: 290 } },
  })
  expect(programmes['community-standing']).toMatchObject({ badges: [], level: 0 })
})

it('a name with a NUL in it is nobody’s, in either database', async () => {
  expect([400, 404]).toContain((await service.as('ben').get('/v1/models/%00')).statusCode)
  expect([400, 404]).toContain((await post('ben', review({ model: '\u0000' }))).status)
})
