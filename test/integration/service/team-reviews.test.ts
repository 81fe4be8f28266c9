import { suggestionsResponseSchema } from '@shared/api/contract'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Browser } from './support/browser'
import { lines, newId, type UnderTest } from './support/service-under-test'
import { jpeg, place } from './support/photos'
import { startTeam } from './support/team'

let service: UnderTest
let olga: Browser
let model: string

beforeEach(async () => {
  ;({ service, olga } = await startTeam({ approval: 'automatic' }))
  model = (await service.as('ann').publishModel({ fingerprint: 'clip' })).model ?? ''
})
afterEach(() => service.close())

async function review(member: string, description = 'Prints well.', photo = true): Promise<string> {
  const id = newId()
  const { ref } = await service.as(member).upload(jpeg(member))
  const body = { model, profile: null, rating: 4, description, photo: photo ? ref.sha256 : null }
  expect((await service.as(member).put(`/v1/reviews/${id}`, body)).statusCode).toBe(200)
  return id
}
const suggest = async (member: string, words: string): Promise<string> => {
  const id = newId()
  expect((await service.as(member).put(`/v1/feedback/${id}`, { words })).statusCode).toBe(200)
  return id
}
const earned = async (member: string, rule: string) =>
  lines((await service.as(member).entries()).filter((entry) => entry.rule === rule))
const suggestionsOf = async (member: string) =>
  suggestionsResponseSchema.parse((await service.as(member).get('/v1/feedback')).json()).suggestions
const look = (url: string) =>
  service.app.inject({
    url,
    headers: { cookie: [...olga.jar].map(([name, value]) => `${name}=${value}`).join('; ') },
  })

describe('the photos of reviews', () => {
  it('stand with what the review says, the newest first, and none without one', async () => {
    expect((await olga.open('/team/reviews')).text).toContain('No review has a photo.')
    const first = await review('ben', 'Fits <well>.')
    service.clock.at += 60_000
    const second = await review('cid')
    await review('dot', 'No photo.', false)
    const { text } = await olga.open('/team/reviews')
    expect([...text.matchAll(/src="\/team\/reviews\/(\w+)\/photo"/gu)].map(([, id]) => id)).toEqual([
      second,
      first,
    ])
    expect(text).toContain('Fits &lt;well&gt;.')
    expect(text).toContain('4 of 5 stars')
    expect(text).not.toContain('No photo.')
  })

  it('are shown without the place, as bytes that no page can run, also of a model that is gone', async () => {
    const id = await review('ben')
    await service.store.write((tx) => tx.updateTable('models').set({ withdrawn_at: '2026-11-22' }).execute())
    const photo = await look(`/team/reviews/${id}/photo`)
    expect(photo.headers['content-type']).toBe('image/jpeg')
    expect(photo.headers['content-security-policy']).toContain('sandbox')
    expect(photo.rawPayload.includes('bits ben')).toBe(true)
    expect(photo.rawPayload.includes(place)).toBe(false)
    expect((await look(`/team/reviews/${newId()}/photo`)).statusCode).toBe(404)
  })

  it('go by a button, with what they gave, once; the log says who did it', async () => {
    const id = await review('ben')
    expect(await earned('ben', 'print-review')).toEqual(['print-review 10'])
    await olga.open('/team/reviews')
    const rejected = await olga.send(`/team/reviews/${id}/reject`, {})
    expect([rejected.status, rejected.location]).toEqual([303, '/team/reviews'])
    await olga.send(`/team/reviews/${id}/reject`, {})
    expect(await earned('ben', 'print-review')).toEqual(['print-review 10', 'print-review -4'])
    expect((await olga.open('/team/reviews')).text).toContain('No review has a photo.')
    const log = (await olga.open('/team/audit?kind=review')).text
    expect(log.match(/Photo rejected/gu)).toHaveLength(1)
    const without = await review('cid', 'Well.', false)
    expect((await olga.send(`/team/reviews/${without}/reject`, {})).status).toBe(409)
  })

  it('come page by page, each once', async () => {
    const ids: string[] = []
    for (let n = 0; n < 25; n += 1) {
      service.clock.at += 1_000
      const made = await service.as('ann').publishModel({ fingerprint: `clip ${n}` })
      model = made.model ?? ''
      ids.push(await review('ben'))
    }
    const first = (await olga.open('/team/reviews')).text
    const [, next = ''] = /href="(\/team\/reviews\?after=[^"]+)"/u.exec(first) ?? []
    const second = (await olga.open(next)).text
    const shown = [...`${first}${second}`.matchAll(/src="\/team\/reviews\/(\w+)\/photo"/gu)].map(
      ([, id]) => id,
    )
    expect(shown).toEqual(ids.toReversed())
  })
})

describe('feedback', () => {
  it('waits, the oldest first, and earns when the team implemented it', async () => {
    expect((await olga.open('/team/feedback')).text).toContain('Nothing waits.')
    const good = await suggest('ben', 'Sort by <size>.')
    service.clock.at += 60_000
    await suggest('cid', 'Pay me.')
    const { text } = await olga.open('/team/feedback')
    expect(text).toContain('2 waiting')
    expect(text.indexOf('Sort by &lt;size&gt;.')).toBeLessThan(text.indexOf('Pay me.'))
    expect(text).toContain('Sort by &lt;size&gt;.')
    const done = await olga.send(`/team/feedback/${good}`, { decision: 'implemented' })
    expect([done.status, done.location]).toEqual([303, '/team/feedback'])
    expect(await earned('ben', 'feedback')).toEqual(['feedback 2'])
    expect((await olga.open('/team/feedback')).text).toContain('1 waiting')
    expect((await olga.open('/team/audit?kind=suggestion')).text).toContain('Implemented')
  })

  it('is declined with a reason, which its member reads; another decision is a conflict', async () => {
    const id = await suggest('ben', 'Pay me.')
    const path = `/team/feedback/${id}`
    await olga.open('/team/feedback')
    expect((await olga.send(path, { decision: 'declined', reason: '  ' })).status).toBe(400)
    expect((await suggestionsOf('ben'))[0]?.state).toBe('open')
    expect((await olga.send(path, { decision: 'declined', reason: 'Nobody is.' })).status).toBe(303)
    expect(await suggestionsOf('ben')).toMatchObject([{ state: 'declined', reason: 'Nobody is.' }])
    expect((await olga.send(path, { decision: 'implemented' })).status).toBe(409)
    expect(await earned('ben', 'feedback')).toEqual([])
    expect((await olga.open('/team/audit?kind=suggestion')).text).toContain('Nobody is.')
  })
})
