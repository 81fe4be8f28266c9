import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { modelPageSchema } from '@shared/api/contract'
import { madeUp } from '../service/support/fake-inspector'
import { jpeg, png } from '../service/support/photos'
import { keyOf, modelBody, startService, type UnderTest } from '../service/support/service-under-test'
import { makeHome, start, until, type Started } from './kit'

let home: Awaited<ReturnType<typeof makeHome>>
let service: UnderTest
let app: Started
let address: string
beforeEach(async () => {
  home = await makeHome()
  service = await startService()
  address = await service.app.listen({ host: '127.0.0.1', port: 0 })
  app = await start(home)
})
afterEach(async () => {
  await app.dispose()
  await service.close()
  await home.remove()
})

/** Ann publishes a model with two photos; what is kept of them. */
async function publish() {
  const ann = service.as('ann')
  const file = await ann.upload(madeUp({ fingerprint: 'clip' }))
  const [first, second] = [(await ann.upload(jpeg('one'))).ref, (await ann.upload(png())).ref]
  const { model } = await ann.claim({
    ...modelBody(file.ref),
    photos: [first, second],
    cover: { photo: second.sha256 },
  })
  const page = modelPageSchema.parse((await ann.get(`/v1/models/${model ?? ''}`)).json())
  return { model: model ?? '', photos: page.photos }
}
const remove = async (model: string, photo = '', reason = 'That is a cat.') => {
  const path = `/v1/operator/models/${model}/photos/${photo}/removal`
  expect((await service.as('olga').post(path, { reason })).statusCode).toBe(200)
}
const join = (member: string) => app.ask('place.choose', { kind: 'service', address, key: keyOf(member) })
const known = async () => (await app.ask('models.get', {})).models
const told = async () => (await known()).flatMap(({ removedPhotos }) => removedPhotos)

describe('a photo that the team removed', () => {
  it('stands with its model once synced, with when, why and what is the cover now, also offline later', async () => {
    const { model, photos } = await publish()
    await join('ann')
    await until(known, (models) => models.length === 1)
    expect(await told()).toEqual([])
    await remove(model, photos[1])
    let openPage: unknown = null
    app.core.on('history.changed', () => void told().then((removed) => (openPage = removed)))
    await app.ask('sync.now', {})
    const removedAt = new Date(service.clock.at).toISOString()
    const wanted = [{ model, photo: photos[1], removedAt, reason: 'That is a cat.', coverNow: 'photo' }]
    expect(await told()).toEqual(wanted)
    // A page that is open asks anew when it hears of it.
    await until(
      () => openPage,
      (shown) => JSON.stringify(shown) === JSON.stringify(wanted),
    )

    await app.dispose()
    await service.app.close()
    app = await start(home)
    expect(await told()).toEqual(wanted)
  })

  it('is told at the first sync where it was removed before', async () => {
    const { model, photos } = await publish()
    await remove(model, photos[0])
    await join('ann')
    expect(await until(told, (removed) => removed.length === 1)).toMatchObject([
      { photo: photos[0], coverNow: null },
    ])
  })

  it('is told to nobody else', async () => {
    const { model, photos } = await publish()
    await join('ben')
    await remove(model, photos[0])
    await service.as('ben').publishModel({ fingerprint: 'bens' })
    await app.ask('sync.now', {})
    await until(known, (models) => models.length === 1)
    expect(await told()).toEqual([])
  })
})
