import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { routes } from '@shared/api/contract'
import { keyOf, startService, type UnderTest } from '../service/support/service-under-test'
import { makeHome, start, until, type Started } from './kit'

/** An app of today at a service that was never brought up to date: it lacks what came later, and says so in no answer. */

const pathOfModel = new RegExp(`^${routes.model.replace(':id', '[^/]+')}$`, 'u')

/** The service as it was before photos came with models. */
async function yesterdays({ app }: UnderTest): Promise<Server> {
  const server = createServer((request, response) => {
    void (async () => {
      const parts: Buffer[] = []
      for await (const part of request) parts.push(part as Buffer)
      const url = request.url ?? ''
      const answer = await app.inject({
        method: request.method as 'GET' | 'POST',
        url,
        headers: request.headers,
        payload: Buffer.concat(parts),
      })
      const whole = answer.statusCode === 200 && pathOfModel.test(url) ? withoutPhotos(answer.body) : null
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
