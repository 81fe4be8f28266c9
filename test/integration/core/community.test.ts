import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { inspectFile } from '@shared/inspect-node/inspect-file'
import { slicedFile, projectFile } from '../../fixtures/exports'
import { inspectMadeUp, madeUp } from '../service/support/fake-inspector'
import { jpeg } from '../service/support/photos'
import {
  keyOf,
  modelBody,
  profileBody,
  startService,
  type UnderTest,
} from '../service/support/service-under-test'
import { makeHome, start, until, type Started } from './kit'

let home: Awaited<ReturnType<typeof makeHome>>
let service: UnderTest
let app: Started
let folder: string
beforeEach(async () => {
  home = await makeHome()
  service = await startService({
    // Most models here are only names; the inspector of the app reads the others, as it reads any file.
    inspect: async (path) =>
      (await readFile(path)).toString('latin1', 0, 2) === 'PK' ? inspectFile(path) : inspectMadeUp(path),
  })
  folder = join(home.root, 'downloads')
  await mkdir(folder)
  app = await start(home)
  app.desktop.folder = folder
  const address = await service.app.listen({ host: '127.0.0.1', port: 0 })
  await app.ask('place.choose', { kind: 'service', address, key: keyOf('ben') })
  await until(
    () => app.ask('state.get', {}),
    ({ sync }) => sync.state === 'idle' && sync.lastAt !== null,
  )
})
afterEach(async () => {
  await app.dispose()
  await service.close()
  await home.remove()
})

const publish = async (member: string, bytes: Buffer): Promise<string> => {
  const { ref } = await service.as(member).upload(bytes)
  const { model } = await service.as(member).claim(modelBody(ref))
  if (model == null) throw new Error('the model was not published')
  return model
}
const named = (fingerprint: string) => publish('ann', madeUp({ fingerprint }))
const page = (model: string) => app.ask('community.model', { model })
const worth = async (model: string) => (await page(model)).worth.map(({ points }) => points)
const review = (model: string, own: object = {}) =>
  app.core.handlers['community.review']({
    ...{ model, profile: null, rating: 4, description: 'Prints well.', photo: null },
    ...own,
  })
const photo = `data:image/jpeg;base64,${jpeg('ben').toString('base64')}`
const earned = async (model: string) =>
  (await service.as('ben').entries())
    .filter(({ rule, subject }) => rule === 'print-review' && subject === model)
    .map(({ amount }) => amount)

it('models of everybody are listed, found by words and shown page by page', async () => {
  const [old, young] = [await named('old'), await publish('ben', madeUp({ fingerprint: 'young' }))]
  const list = (text = '', cursor: string | null = null) => app.ask('community.models', { text, cursor })
  expect((await list()).models.map(({ model, own }) => [model, own])).toEqual([
    [young, true],
    [old, false],
  ])
  expect((await list('', young)).models.map(({ model }) => model)).toEqual([old])
  expect((await list('cable')).models).toHaveLength(2)
  expect((await list('lamp')).models).toEqual([])
})

describe('a download', () => {
  it('is saved beside what is there, and is from then on a file like any other', async () => {
    const bytes = Buffer.from(await projectFile({ title: 'Clip' }))
    const model = await publish('ann', bytes)
    await writeFile(join(folder, 'Cable clip.3mf'), 'not to be touched')
    const { saved } = await app.ask('community.download', { model, profile: null })
    expect(saved?.name).toBe('Cable clip (2).3mf')
    expect(await readFile(join(folder, 'Cable clip (2).3mf'))).toEqual(bytes)
    expect(await readFile(join(folder, 'Cable clip.3mf'), 'utf8')).toBe('not to be touched')
    const rows = await until(app.rows, ([row]) => row?.state === 'checked')
    expect(rows).toMatchObject([{ id: saved?.file, name: saved?.name, verdict: 'qualifies' }])
    expect((await page(model)).model.downloads).toBe(1)
    expect(await readdir(join(home.data, 'downloads'))).toEqual([])
    expect((await app.ask('state.get', {})).downloads).toEqual([])
  })

  it('of a profile is named for both, and as slicers name such files', async () => {
    const model = await named('clip')
    const { ref } = await service.as('cid').upload(Buffer.from(await slicedFile({ title: 'Clip' })))
    const { profile } = await service.as('cid').claim(profileBody(ref, { model }))
    const { saved } = await app.ask('community.download', { model, profile: profile ?? '' })
    expect(saved?.name).toBe('Cable clip, 0.2 mm strong.gcode.3mf')
  })

  it('is not kept where other bytes came than the service named, or no model at all', async () => {
    const bytes = Buffer.from(await projectFile({ title: 'Clip' }))
    const model = await publish('ann', bytes)
    const { sha256 } = (await page(model)).model
    await writeFile(join(service.folder, 'uploads', sha256), Buffer.alloc(bytes.length, 7))
    const answer = await app.core.handlers['community.download']({ model, profile: null })
    expect(answer).toMatchObject({ ok: false, error: { code: 'hash-mismatch' } })
    const text = await app.core.handlers['community.download']({ model: await named('text'), profile: null })
    expect(text).toMatchObject({ ok: false, error: { code: 'file-rejected' } })
    expect([...(await readdir(folder)), ...(await readdir(join(home.data, 'downloads')))]).toEqual([])
    expect(await app.rows()).toEqual([])
  })

  it('does nothing where no folder was chosen', async () => {
    app.desktop.folder = null
    expect(await app.ask('community.download', { model: await named('clip'), profile: null })).toEqual({
      saved: null,
    })
  })
})

describe('what a review is worth', () => {
  it('is what the service then gives, whoever was first', async () => {
    const [first, later, bare] = [await named('first'), await named('later'), await named('bare')]
    await service.as('cid').put('/v1/reviews/01KAK7Q2M8FAKE000000000001', {
      ...{ model: later, profile: null, rating: 5, description: '', photo: null },
    })
    expect([await worth(first), await worth(later)]).toEqual([
      [2, 6, 6, 10],
      [2, 5, 4, 7],
    ])
    await review(first, { photo })
    await review(later, { photo })
    await review(bare, { description: '' })
    expect([await earned(first), await earned(later), await earned(bare)]).toEqual([[10], [7], [2]])
  })

  it('is nothing past the cap, and says so', async () => {
    for (let nth = 0; nth < 7; nth += 1) {
      expect((await review(await named(`model ${String(nth)}`), { photo })).ok).toBe(true)
    }
    const one = await named('one more')
    await until(
      () => worth(one),
      (points) => points.every((each) => each === 0),
    )
    expect((await page(one)).worth[3]?.why).toMatchObject({ asked: 10, cap: { limit: 70, usedBefore: 70 } })
    await review(one)
    expect(await earned(one)).toEqual([0])
  })

  it('is not asked of one’s own model, nor of one that was reviewed', async () => {
    const [own, other] = [await publish('ben', madeUp({ fingerprint: 'own' })), await named('other')]
    expect((await page(own)).worth).toEqual([])
    expect(await review(own)).toMatchObject({ ok: false, error: { code: 'forbidden' } })
    await review(other)
    expect(await page(other)).toMatchObject({ worth: [], reviews: [{ own: true, rating: 4 }] })
    expect(await review(other, { rating: 1 })).toMatchObject({ ok: false, error: { code: 'conflict' } })
  })
})

it('a review keeps its photo, which is shown; a model without a picture has none', async () => {
  const model = await named('clip')
  const answer = await review(model, { photo })
  if (!answer.ok) throw new Error(answer.error.code)
  const { url } = await app.ask('community.photo', { review: answer.value.review.review })
  expect(url?.startsWith('data:image/jpeg;base64,')).toBe(true)
  expect(await app.ask('community.cover', { model })).toEqual({ url: null })
})

it('a suggestion is sent to the team, and stands there with what they said of it', async () => {
  const { suggestion } = await app.ask('feedback.send', { words: 'Sort by size.' })
  await service
    .as('olga')
    .post(`/v1/operator/feedback/${suggestion.suggestion}/decision`, { decision: 'implemented' })
  expect((await app.ask('feedback.get', {})).suggestions).toMatchObject([
    { words: 'Sort by size.', state: 'implemented' },
  ])
})

it('the cards of reviews and feedback lead there where a service is, and nowhere where none is', async () => {
  const actions = async () =>
    (await app.ask('state.get', {})).tasks.tasks
      .filter(({ rule }) => rule === 'print-review' || rule === 'feedback')
      .map(({ action }) => action)
  expect(await actions()).toEqual(['review-a-print', 'send-feedback'])
  await app.ask('place.choose', { kind: 'practice' })
  expect(await actions()).toEqual(['none', 'none'])
})
