import type { Mesh } from '@shared/inspect/geometry/mesh'
import { inspectFile } from '@shared/inspect-node/inspect-file'
import { readThumbnail } from '@shared/inspect/thumbnail'
import { thumbnailOf } from '@shared/inspect-node/thumbnail'
import { nodeInspectDeps } from '@shared/inspect-node/deps'
import { ripplePlanter } from '@shared/sample/solids'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { projectFile, type ProjectOptions } from '../../fixtures/exports'
import { browserOf, type Browser } from './support/browser'
import { modelBody, newId, type UnderTest } from './support/service-under-test'
import { give, home, shopOf } from './support/shop'
import { password, startTeam } from './support/team'

let service: UnderTest
let olga: Browser

beforeEach(async () => {
  ;({ service, olga } = await startTeam({
    inspect: (path) => inspectFile(path),
    picture: (path) => thumbnailOf(path, null, 1_000_000),
  }))
})
afterEach(() => service.close())

const planter = (radius = 40): Mesh =>
  ripplePlanter({ height: 80, radius, waves: 5, amplitude: 2, twist: 0.1, wall: 3, segments: 48, layers: 20 })
/** The same surface, cut the other way round. */
const turnedInside = ({ vertices, triangles }: Mesh): Mesh => ({
  vertices: vertices.map((value, i) => (i % 3 === 2 ? value : -value)),
  triangles,
})

async function publish(member: string, mesh: Mesh, title: string, more: ProjectOptions = {}) {
  const bytes = Buffer.from(await projectFile({ mesh, title, ...more }))
  const { ref } = await service.as(member).upload(bytes)
  return service.as(member).claim({ ...modelBody(ref), title })
}
const balanceOf = async (member: string) => (await service.as(member).me()).account.balance
const pictures = (text: string) => [...text.matchAll(/src="(?<path>[^"]+)"/gu)].map((one) => one[1])
const actions = (text: string) =>
  [...text.matchAll(/action="(?<path>[^"]+)"/gu)].map((one) => one.groups?.['path'])

describe('the pages of the team', () => {
  it.each([
    ...['/team/uploads', '/team/orders', '/team/disputes', '/team/reviews', '/team/feedback'],
    ...['/team/members', '/team/members/ann'],
  ])('%s: whoever is not signed in is sent to do so, and a member is told whose page it is', async (path) => {
    const nobody = await browserOf(service.app).open(path)
    expect([nobody.status, nobody.location]).toEqual([303, '/sign-in'])
    const member = browserOf(service.app)
    await member.signUp('just-a-member', password)
    const refused = await member.open(path)
    expect(refused.status).toBe(403)
    expect(refused.text).toContain('for the team of this community')
    expect((await olga.open(path)).status).toBe(200)
  })

  it('say what they hold when nothing waits, also in German and Chinese', async () => {
    expect((await olga.open('/team/uploads')).text).toContain('Nothing waits.')
    const headers = { 'accept-language': 'de' }
    expect((await olga.open('/team/orders', headers)).text).toContain('Nichts wartet.')
    expect((await olga.open('/team/disputes', { 'accept-language': 'zh-CN' })).text).toContain('没有待处理项')
  })
})

describe('an upload that waits', () => {
  it('stands there with what was found, is approved by a button, and earns its points', async () => {
    await publish('ann', planter(), 'Ripple <planter>')
    const page = await olga.open('/team/uploads')
    expect(page.text).toContain('Ripple &lt;planter&gt;')
    expect(page.text).toContain('triangles in one object, watertight')
    expect(page.text).toContain('Qualifies: as a model, as a print profile')
    const [approve = ''] = actions(page.text).filter((path) => path?.startsWith('/team/uploads/'))
    expect(await balanceOf('ann')).toBe(0)
    const done = await olga.send(approve, { decision: 'approve' })
    expect([done.status, done.location]).toEqual([303, '/team/uploads'])
    expect(await balanceOf('ann')).toBeGreaterThan(0)
    expect((await olga.open('/team/uploads')).text).toContain('Nothing waits.')
  })

  it('shows which model it looks like, and the reason of a refusal reaches its member', async () => {
    const first = await publish('ann', planter(), 'Planter')
    await service.as('olga').post(`/v1/operator/claims/${first.id}/decision`, { decision: 'approve' })
    const copy = await publish('ben', turnedInside(planter()), 'My very own planter')
    const page = await olga.open('/team/uploads')
    expect(page.text).toContain('Planter by')
    expect(page.text).toContain('the same surface')
    expect(pictures(page.text)).toEqual([copy.id, first.id].map((id) => `/team/uploads/${id}/picture`))
    const path = `/team/uploads/${copy.id}`
    expect((await olga.send(path, { decision: 'refuse', reason: '  ' })).status).toBe(400)
    expect((await olga.send(path, { decision: 'refuse', reason: 'It is Ann’s.' })).status).toBe(303)
    const change = (await service.as('ben').changes()).find(({ kind }) => kind === 'claim')
    expect(JSON.stringify(change)).toContain('It is Ann’s.')
    expect((await olga.send(path, { decision: 'approve' })).status).toBe(409)
  })
})

describe('the picture of an upload', () => {
  const policyOf = (answer: { readonly headers: Readonly<Record<string, unknown>> }) =>
    String(answer.headers['content-security-policy'])
  const look = (url: string) =>
    service.app.inject({
      url,
      headers: { cookie: [...olga.jar].map(([name, value]) => `${name}=${value}`).join('; ') },
    })

  it('is its own, sent to the team as bytes that no page can run', async () => {
    const { id } = await publish('ann', planter(), 'Planter', { picture: true })
    const file = await projectFile({ mesh: planter(), title: 'Planter', picture: true })
    const own = await readThumbnail(file, nodeInspectDeps)
    const answer = await look(`/team/uploads/${id}/picture`)
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, 'image/png'])
    expect(answer.rawPayload.equals(Buffer.from(own?.bytes ?? []))).toBe(true)
    expect(answer.headers['x-content-type-options']).toBe('nosniff')
    expect(policyOf(answer)).toMatch(/default-src 'none'.*sandbox/u)
  })

  it('is the icon of its kind where the file has none', async () => {
    const { id } = await publish('ann', planter(), 'Planter')
    const answer = await look(`/team/uploads/${id}/picture`)
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, 'image/svg+xml'])
    expect(policyOf(answer)).toContain('sandbox')
  })

  it('is for the team alone, and of what was published alone', async () => {
    const { id } = await publish('ann', planter(), 'Planter')
    const path = `/team/uploads/${id}/picture`
    expect((await browserOf(service.app).open(path)).location).toBe('/sign-in')
    const member = browserOf(service.app)
    await member.signUp('just-a-member', password)
    expect((await member.open(path)).status).toBe(403)
    expect((await look(`/team/uploads/${newId()}/picture`)).statusCode).toBe(404)
    expect((await look('/team/uploads/x/picture')).statusCode).toBe(404)
  })

  it('may be shown on the page of uploads and on no other', async () => {
    expect(policyOf(await look('/team/uploads'))).toContain("img-src 'self'")
    expect(policyOf(await look('/team/orders'))).not.toContain('img-src')
  })
})

describe('an order that waits', () => {
  it('shows where to send it, and is on its way at the press of a button', async () => {
    const shop = shopOf(service)
    await give(service, 'ann', 50)
    await shop.put('mug', { kind: 'physical' })
    const { id } = await shop.order('ann', 'mug', { address: home })
    const page = await olga.open('/team/orders')
    expect(page.text).toContain('1 Example Lane\nExampleton\nExampleland')
    expect((await olga.send(`/team/orders/${id}`, { decision: 'fulfil' })).status).toBe(303)
    expect(await shop.orders('ann')).toMatchObject([{ state: 'fulfilled' }])
  })

  it('goes back with its points when it is rejected for a reason', async () => {
    const shop = shopOf(service)
    await give(service, 'ann', 50)
    await shop.put('mug')
    const { id } = await shop.order('ann', 'mug')
    await olga.open('/team/orders')
    expect((await olga.send(`/team/orders/${id}`, { decision: 'reject', reason: 'Sold out.' })).status).toBe(
      303,
    )
    expect(await shop.orders('ann')).toMatchObject([{ state: 'rejected', reason: 'Sold out.' }])
    expect(await shop.account('ann')).toEqual({ balance: 50, available: 50 })
  })
})

describe('a member', () => {
  it('is found by a part of the name, in either case, and by nothing that is a pattern', async () => {
    await browserOf(service.app).signUp('Zoe_Maker', password)
    expect((await olga.open('/team/members?find=zoe_m')).text).toContain('Zoe_Maker')
    expect((await olga.open('/team/members?find=z%25r')).text).toContain('Nobody is called so.')
    expect((await olga.open('/team/members?find=ann')).text).toContain('/team/members/ann')
  })

  it('has every entry explained, and an award doubted there is held until it is decided', async () => {
    const entry = await give(service, 'ann', 30)
    const ledger = await olga.open('/team/members/ann')
    expect(ledger.text).toContain('Model Upload: 30 given')
    expect(ledger.text).toContain('+30')
    const doubted = await olga.send('/team/members/ann/doubt', { entry, statement: 'Looks copied.' })
    expect([doubted.status, doubted.location]).toEqual([303, '/team/disputes'])
    const shop = shopOf(service)
    expect(await shop.account('ann')).toEqual({ balance: 30, available: 0 })
    const page = await olga.open('/team/disputes')
    expect(page.text).toContain('30 points are held')
    const [decide = ''] = actions(page.text).filter((path) => path?.startsWith('/team/disputes/'))
    const unsaid = { of: 'open', outcome: 'corrected', points: '', reason: 'More.' }
    expect((await olga.send(decide, unsaid)).status).toBe(400)
    expect((await olga.send(decide, { of: 'open', outcome: 'stands', reason: 'It is fine.' })).status).toBe(
      303,
    )
    expect(await shop.account('ann')).toEqual({ balance: 30, available: 30 })
  })

  it('is trusted, and no longer', async () => {
    await olga.open('/team/members/ann')
    await olga.send('/team/members/ann/trust', { trusted: 'yes' })
    expect((await olga.open('/team/members/ann')).text).toContain('Uploads need no operator')
    await olga.send('/team/members/ann/trust', { trusted: 'no' })
    expect((await olga.open('/team/members/ann')).text).toContain('Uploads wait for an operator')
  })

  it('has older entries on further pages', async () => {
    for (let i = 1; i <= 60; i += 1) await give(service, 'ann', i)
    const newest = await olga.open('/team/members/ann')
    const older = /href="(?<path>[^"]+before=\d+)"/u.exec(newest.text)?.groups?.['path'] ?? ''
    expect(newest.text).toContain('+60')
    expect(newest.text).not.toContain('+10<')
    expect((await olga.open(older)).text).toContain('+10<')
  })
})

it('a form that was not given out changes nothing', async () => {
  const { id } = await publish('ann', planter(), 'Planter')
  await olga.open('/team/uploads')
  const forged = await olga.send(`/team/uploads/${id}`, { form: 'x'.repeat(43), decision: 'approve' })
  expect(forged.status).toBe(403)
  const elsewhere = await olga.send(
    `/team/uploads/${id}`,
    { decision: 'approve' },
    { origin: 'http://evil.example' },
  )
  expect(elsewhere.status).toBe(403)
  expect(await balanceOf('ann')).toBe(0)
})

it('goes through what waits page by page, the oldest first, and none is left out', async () => {
  const { service: other, olga: reader } = await startTeam()
  try {
    const made: string[] = []
    for (let nth = 0; nth < 45; nth += 1) {
      // Three of each moment, so that a page may end between two of the same.
      if (nth % 3 === 0) other.clock.at += 1_000
      made.push((await other.as('ann').publishModel({ fingerprint: `f${String(nth)}` })).id)
    }
    const shown: string[] = []
    for (let path: string | undefined = '/team/uploads'; path !== undefined;) {
      const { text } = await reader.open(path)
      expect(text).toContain('45 waiting')
      const forms = actions(text).filter((action) => action?.startsWith('/team/uploads/'))
      shown.push(...forms.map((action = '') => action.slice('/team/uploads/'.length)))
      path = /href="(?<next>[^"]+after=\w+)"/u.exec(text)?.groups?.['next']
    }
    expect([...new Set(shown)].toSorted()).toEqual(made.toSorted())
  } finally {
    await other.close()
  }
})
