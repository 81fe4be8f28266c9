import { createHash } from 'node:crypto'
import { ulid } from 'ulid'
import {
  changesResponseSchema,
  claimsResponseSchema,
  modelsResponseSchema,
  redemptionSchema,
  routes,
  type ItemRequest,
} from '@shared/api/contract'
import type { ClaimBody } from '@shared/claims/claim'
import { ripplePlanter } from '@shared/sample/solids'
import { projectFile } from '../../fixtures/exports'
import { png } from '../../integration/service/support/photos'
import { freePort, startService, type CommunityService } from './community-service'

export const olga = 'Olga'
const planter = ripplePlanter({
  ...{ height: 80, radius: 40, waves: 5, amplitude: 2, twist: 0.1, wall: 3, segments: 48, layers: 20 },
})
/** The same surface, turned by half a turn. */
const turned = {
  ...planter,
  vertices: planter.vertices.map((value, i) => (i % 3 === 2 ? value : -value)),
}
const mug: ItemRequest = {
  title: 'Mug',
  description: 'It holds tea.',
  picture: null,
  programme: 'creator-rewards',
  kind: 'physical',
  price: 20,
  perMember: 1,
  minLevel: 0,
  reserved: false,
  from: null,
  until: null,
  days: 30,
  stock: 3,
  seen: null,
}

/**
 * A community's service whose team has something of everything to do: uploads that wait, one of them with a picture
 * and one that looks like a known model, an order with an address, a dispute, a review with a photo, a suggestion. Gives the password of Olga, of the team.
 */
export async function furnishTeam(
  folder: string,
): Promise<{ readonly service: CommunityService; readonly password: string }> {
  const service = await startService(folder, await freePort(), ['--approval', 'by-hand'])
  const password = await service.addAccount(olga, '--operator')
  const ada = memberOf(service, service.key)
  const otto = memberOf(service, service.operatorKey)
  const known = await ada.publish('Ripple planter', await projectFile({ mesh: planter, title: 'Planter' }))
  await otto.send('POST', routes.decision.replace(':id', known), { decision: 'approve' })
  await otto.publish('My very own planter', await projectFile({ mesh: turned, title: 'Mine' }))
  await ada.publish('Cable clip', await projectFile({ title: 'Cable clip', triangles: 900, picture: true }))
  const { model } = modelsResponseSchema.parse(await otto.send('GET', routes.models)).models[0] ?? {
    model: '',
  }
  await otto.send('PUT', routes.review.replace(':id', ulid()), {
    ...{ model, profile: null, rating: 5, description: 'The ripples came out clean.' },
    photo: await otto.upload(png()),
  })
  await ada.send('PUT', routes.suggestion.replace(':id', ulid()), { words: 'Sort the files by size.' })
  await otto.send('PUT', routes.item.replace(':id', 'mug'), mug)
  await otto.send('PUT', routes.item.replace(':id', 'card'), { ...mug, title: 'Gift card', kind: 'code' })
  const codes = ['HARB-7K2Q-ZZ', 'HARB-8L3R-YY']
  await otto.send('POST', routes.itemCodes.replace(':id', 'card'), { codes })
  redemptionSchema.parse(
    await ada.send('POST', routes.redemptions, {
      ...{ key: ulid(), item: 'mug', price: 20, terms: 1 },
      address: { name: 'Ada Example', lines: ['1 Example Lane', 'Exampleton'], country: 'Exampleland' },
    }),
  )
  const { changes } = changesResponseSchema.parse(await ada.send('GET', routes.changes))
  const entry = changes.flatMap((change) => (change.kind === 'entry' ? [change.entry.id] : [])).at(0)
  await ada.send('POST', routes.disputes, { id: ulid(), entry, statement: 'It was more than that.' })
  return { service, password }
}

function memberOf({ address }: CommunityService, key: string) {
  const ask = async (method: string, path: string, type: string, body: BodyInit | null) => {
    const headers = { authorization: `Bearer ${key}`, ...(body === null ? {} : { 'content-type': type }) }
    const answer = await fetch(`${address}${path}`, { method, headers, body })
    if (!answer.ok) throw new Error(`${path} was answered ${String(answer.status)}: ${await answer.text()}`)
    return answer.json() as Promise<unknown>
  }
  const send = (method: 'GET' | 'PUT' | 'POST', path: string, body?: object) =>
    ask(method, path, 'application/json', body === undefined ? null : JSON.stringify(body))
  const upload = async (bytes: Uint8Array): Promise<string> => {
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    const path = routes.upload.replace(':sha256', sha256)
    await ask('PUT', path, 'application/octet-stream', Buffer.from(bytes))
    return sha256
  }
  return {
    send,
    upload,
    /** Sends a file and says that it is a model of one's own; gives the claim. */
    publish: async (title: string, bytes: Uint8Array): Promise<string> => {
      const sha256 = await upload(bytes)
      const body: ClaimBody = {
        kind: 'publish-model',
        upload: { sha256, size: bytes.length, name: `${title}.3mf` },
        title,
        description: '',
        tags: [],
        category: '',
        licence: '',
        origin: 'original',
      }
      const claim = { id: ulid(), madeAt: new Date().toISOString(), body }
      const { outcomes } = claimsResponseSchema.parse(await send('POST', routes.claims, { claims: [claim] }))
      if (outcomes[0]?.outcome !== 'recorded') throw new Error(`not recorded: ${JSON.stringify(outcomes)}`)
      return claim.id
    },
  }
}
