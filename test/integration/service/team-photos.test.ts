import { modelPageSchema, queueResponseSchema } from '@shared/api/contract'
import type { Cover } from '@shared/claims/claim'
import { cleanPhoto } from '@shared/inspect-node/clean-photo'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { browserOf, type Browser } from './support/browser'
import { madeUp } from './support/fake-inspector'
import { jpeg, place, png } from './support/photos'
import { modelBody, newId, sha256Of, type UnderTest } from './support/service-under-test'
import { password, startTeam } from './support/team'

let service: UnderTest
let olga: Browser
beforeEach(async () => {
  ;({ service, olga } = await startTeam())
})
afterEach(() => service.close())

const kept = (bytes: Buffer): string => sha256Of(cleanPhoto(bytes) ?? Buffer.alloc(0))
const [first, second] = [kept(jpeg('one')), kept(png())]

/** Ann publishes a model with two photos, of which the second stands for it. */
async function publish(cover: Cover | null = { photo: sha256Of(png()) }) {
  const ann = service.as('ann')
  const file = await ann.upload(madeUp({ fingerprint: 'clip' }))
  const photos = [(await ann.upload(jpeg('one'))).ref, (await ann.upload(png())).ref]
  const body = { ...modelBody(file.ref), title: 'Clip <b>', photos }
  return ann.claim(cover === null ? body : { ...body, cover })
}
const approve = (claim: string) =>
  service.as('olga').post(`/v1/operator/claims/${claim}/decision`, { decision: 'approve' })
const photosOf = async (model: string | null) =>
  modelPageSchema.parse((await service.as('ben').get(`/v1/models/${model ?? ''}`)).json()).photos
const look = (url: string) =>
  service.app.inject({
    url,
    headers: { cookie: [...olga.jar].map(([name, value]) => `${name}=${value}`).join('; ') },
  })
const shownOn = (text: string) => [...text.matchAll(/src="([^"]+\/photos\/[^"]+)"/gu)].map(([, path]) => path)

describe('the photos that came with an upload', () => {
  it('stand with it while it waits, in their order, with the one that stands for it', async () => {
    const { id } = await publish()
    const { text } = await olga.open('/team/uploads')
    expect(shownOn(text)).toEqual([first, second].map((sha256) => `/team/uploads/${id}/photos/${sha256}`))
    expect(text.replaceAll(/\s+/gu, ' ')).toMatch(/<dt>Cover<\/dt> <dd>Photo 2<\/dd>/u)
    expect(text).toContain('alt="Clip &lt;b&gt;, photo 1 of its member"')
    expect(text).toMatch(/Photo 2, <strong>Cover<\/strong>/u)
    expect(text).not.toMatch(/Photo 1, <strong>/u)
  })

  it.each([
    [{ plate: 3 }, 'Plate 3'],
    [null, 'None chosen: the best picture in the file, or else the first photo'],
  ] as const)('say that %j stands for it', async (cover, said) => {
    await publish(cover)
    const { text } = await olga.open('/team/uploads')
    expect(text.replaceAll(/\s+/gu, ' ')).toContain(`<dt>Cover</dt> <dd>${said}</dd>`)
  })

  it('are in the queue of the operators’ route, too', async () => {
    await publish()
    const queue = await service.as('olga').get('/v1/operator/queue')
    expect(queueResponseSchema.parse(queue.json()).waiting).toMatchObject([
      { photos: [first, second], cover: { photo: second } },
    ])
  })

  it('are shown to the team before it approves, without the place, as bytes that no page can run', async () => {
    const { id } = await publish()
    const shown = await look(`/team/uploads/${id}/photos/${first}`)
    expect([shown.statusCode, shown.headers['content-type']]).toEqual([200, 'image/jpeg'])
    expect(shown.headers['content-security-policy']).toContain('sandbox')
    expect(shown.rawPayload.includes('bits one')).toBe(true)
    expect(shown.rawPayload.includes(place)).toBe(false)
  })

  it('are for the team alone, and of that upload alone', async () => {
    const { id } = await publish()
    const path = `/team/uploads/${id}/photos/${first}`
    expect((await browserOf(service.app).open(path)).location).toBe('/sign-in')
    const member = browserOf(service.app)
    await member.signUp('just-a-member', password)
    expect((await member.open(path)).status).toBe(403)
    expect((await member.send(`${path}/removal`, { reason: 'Mine.' })).status).toBe(403)
    expect((await look(`/team/uploads/${newId()}/photos/${first}`)).statusCode).toBe(404)
    expect((await look(`/team/uploads/${id}/photos/${sha256Of(jpeg('one'))}`)).statusCode).toBe(404)
  })

  it('are found by the title when it is approved, and one goes by a button with a reason', async () => {
    const { id, model } = await publish()
    await approve(id)
    expect((await olga.open('/team/uploads?find=clip')).text).toContain(`href="/team/uploads/${id}"`)
    const { text } = await olga.open(`/team/uploads/${id}`)
    expect(text).toContain('Approved')
    expect(shownOn(text)).toHaveLength(2)
    const path = `/team/uploads/${id}/photos/${second}/removal`
    expect(text).toContain(`action="${path}"`)
    expect((await olga.send(path, { reason: '  ' })).status).toBe(400)
    expect(await photosOf(model)).toEqual([first, second])
    const removed = await olga.send(path, { reason: 'That is a cat.' })
    expect([removed.status, removed.location]).toEqual([303, `/team/uploads/${id}`])
    expect(await photosOf(model)).toEqual([first])
    const after = (await olga.open(`/team/uploads/${id}`)).text
    expect(shownOn(after)).toEqual([`/team/uploads/${id}/photos/${first}`])
    expect(after).toContain('None chosen')
    const log = (await olga.open('/team/audit?kind=upload')).text
    expect(log).toMatch(/Photo removed[^]*That is a cat\./u)
  })

  it('go while it waits, too, and lead back to where it is decided', async () => {
    const { id, model } = await publish()
    await olga.open('/team/uploads')
    expect((await olga.send(`/team/uploads/${id}/photos/${first}/removal`, { reason: 'No.' })).status).toBe(
      303,
    )
    expect((await olga.open(`/team/uploads/${id}`)).text).toContain(`href="/team/uploads?from=${id}"`)
    await approve(id)
    expect(await photosOf(model)).toEqual([second])
  })

  it('that are not there cannot be removed, and an upload that is not there says so', async () => {
    const { id } = await publish()
    await olga.open('/team/uploads')
    const gone = `/team/uploads/${id}/photos/${'0'.repeat(64)}/removal`
    expect((await olga.send(gone, { reason: 'No.' })).status).toBe(409)
    const nowhere = await olga.open(`/team/uploads/${newId()}`)
    expect([nowhere.status, nowhere.text.includes('Nothing fits this.')]).toEqual([404, true])
    expect((await olga.open('/team/uploads/x')).status).toBe(404)
  })

  it('are spoken of in German and Chinese', async () => {
    const { id } = await publish(null)
    const german = await olga.open(`/team/uploads/${id}`, { 'accept-language': 'de' })
    expect(german.text).toContain('Keines gewählt')
    const chinese = await olga.open(`/team/uploads/${id}`, { 'accept-language': 'zh-CN' })
    expect(chinese.text).toContain('永久移除')
  })
})

describe('a print profile', () => {
  it('has a page without photos', async () => {
    const { id, model } = await publish()
    await approve(id)
    const profile = await service.as('ann').publishProfile({ salt: 'p' }, { model: model ?? '' })
    const { status, text } = await olga.open(`/team/uploads/${profile.id}`)
    expect([status, shownOn(text)]).toEqual([200, []])
    expect(text).not.toContain('<dt>Cover</dt>')
  })
})
