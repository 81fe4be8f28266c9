import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { modelPageSchema, routes } from '@shared/api/contract'
import { madeUp } from '../service/support/fake-inspector'
import { jpeg } from '../service/support/photos'
import { keyOf, modelBody, startService, type UnderTest } from '../service/support/service-under-test'
import { makeHome, start, until, type Started } from './kit'

/** An app of today at a service that was never brought up to date: it lacks what came later, and says so in no answer. */

const pathOfModel = new RegExp(`^${routes.model.replace(':id', '[^/]+')}$`, 'u')

/** Whether it was brought up to date meanwhile, and what was asked of it. */
let isOfToday: boolean
let asked: string[]

/** The service as it was before photos came with models. */
async function yesterdays({ app }: UnderTest): Promise<Server> {
  const server = createServer((request, response) => {
    void (async () => {
      const parts: Buffer[] = []
      for await (const part of request) parts.push(part as Buffer)
      const url = request.url ?? ''
      asked.push(url)
      const lacks = !isOfToday && url === routes.removedPhotos
      const answer = await app.inject({
        method: request.method as 'GET' | 'POST',
        url: lacks ? '/v1/nowhere' : url,
        headers: request.headers,
        payload: Buffer.concat(parts),
      })
      const isPage = answer.statusCode === 200 && pathOfModel.test(url)
      const whole = isPage && !isOfToday ? withoutPhotos(answer.body) : null
      const { 'content-length': _, ...headers } = answer.headers
      response.writeHead(answer.statusCode, headers as Record<string, string>)
      response.end(whole ?? answer.rawPayload)
    })()
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return server
}

const withoutPhotos = (body: string): string => {
  const { photos: _, ...page } = JSON.parse(body) as { photos?: unknown }
  return JSON.stringify(page)
}

let home: Awaited<ReturnType<typeof makeHome>>
let service: UnderTest
let older: Server
let app: Started
beforeEach(async () => {
  isOfToday = false
  asked = []
  home = await makeHome()
  service = await startService()
  older = await yesterdays(service)
  app = await start(home)
  const address = `http://127.0.0.1:${String((older.address() as AddressInfo).port)}`
  await app.ask('place.choose', { kind: 'service', address, key: keyOf('ben') })
  await until(
    () => app.ask('state.get', {}),
    ({ sync }) => sync.state === 'idle' && sync.lastAt !== null,
  )
})
afterEach(async () => {
  await app.dispose()
  older.close()
  await service.close()
  await home.remove()
})

it('a model whose page says nothing of photos is shown without any', async () => {
  const { model } = await service.as('ann').publishModel({ fingerprint: 'clip' })
  const page = await app.ask('community.model', { model: model ?? '' })
  expect([page.model.model, page.photos]).toEqual([model, []])
  expect((await service.as('ben').get(`/v1/models/${model ?? ''}`)).json()).toHaveProperty('photos')
})

describe('what the team removed', () => {
  const sync = async () => {
    asked = []
    await app.ask('sync.now', {})
    const state = await app.ask('state.get', {})
    expect(state.sync).toMatchObject({ state: 'idle', error: null })
    return asked.filter((url) => url === routes.removedPhotos).length
  }
  const told = async () =>
    (await app.ask('models.get', {})).models.flatMap(({ removedPhotos }) => removedPhotos)

  it('is not told by a service that cannot, which syncs all else, and is once it can', async () => {
    const ben = service.as('ben')
    const { ref: photo } = await ben.upload(jpeg('one'))
    const { model } = await ben.claim({
      ...modelBody((await ben.upload(madeUp({ fingerprint: 'clip' }))).ref),
      photos: [photo],
    })
    const page = modelPageSchema.parse((await ben.get(`/v1/models/${model ?? ''}`)).json())
    const removal = `/v1/operator/models/${model ?? ''}/photos/${page.photos[0] ?? ''}/removal`
    expect((await service.as('olga').post(removal, { reason: 'That is a cat.' })).statusCode).toBe(200)

    expect(await sync()).toBe(1)
    expect((await app.ask('models.get', {})).models).toHaveLength(1)
    expect(await told()).toEqual([])
    expect(app.log.filter((line) => line.startsWith('removed-photos'))).toEqual([])

    isOfToday = true
    expect(await sync()).toBe(1)
    expect(await told()).toMatchObject([{ model, reason: 'That is a cat.' }])
    // From then on only where the feed tells of a model.
    expect(await sync()).toBe(0)
  })
})
