import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Browser } from './support/browser'
import { newId, type UnderTest } from './support/service-under-test'
import { give, shopOf } from './support/shop'
import { startTeam } from './support/team'

let service: UnderTest
let olga: Browser

beforeEach(async () => {
  ;({ service, olga } = await startTeam())
})
afterEach(() => service.close())

const deeds = () => service.store.read((tx) => tx.selectFrom('audit').selectAll().orderBy('seq').execute())
const text = async (query = '') => (await olga.open(`/team/audit${query}`)).text

describe('the log of the team', () => {
  it('has what was done on a page and over a route alike, with who, when, on what and why', async () => {
    const model = await service.as('ann').publishModel({ fingerprint: 'a' })
    await olga.open('/team/uploads')
    await olga.send(`/team/uploads/${model.id}`, { decision: 'refuse', reason: 'It is <b>blurred</b>.' })
    const shop = shopOf(service)
    const entry = await give(service, 'ann', 50)
    await shop.put('mug')
    const { id } = await shop.order('ann', 'mug')
    await shop.fulfil(id)
    await olga.open('/team/members/ann')
    await olga.send('/team/members/ann/trust', { trusted: 'yes' })
    await olga.send('/team/members/ann/doubt', { entry, statement: 'Looks copied.' })

    const all = await deeds()
    expect(all.map(({ action }) => action)).toEqual([
      'upload-refused',
      'item-made',
      'order-fulfilled',
      'member-trusted',
      'award-doubted',
    ])
    expect(all.map(({ reason }) => reason)).toEqual([
      'It is <b>blurred</b>.',
      null,
      null,
      null,
      'Looks copied.',
    ])
    expect(all[1]).toMatchObject({ operator: 'olga', kind: 'item', object: 'mug' })
    expect(all[0]?.operator).not.toBe('olga')
    expect(new Set(all.map(({ at }) => at))).toEqual(new Set([service.clock.now().toISOString()]))
    const page = await text()
    expect(page).toContain('It is &lt;b&gt;blurred&lt;/b&gt;.')
    expect(page).toContain('Sent on its way')
    expect(page).toContain('Doubted an award, 50 points held')
  })

  it('has nothing of what was refused or sent a second time', async () => {
    const model = await service.as('ann').publishModel({ fingerprint: 'a' })
    const decision = `/v1/operator/claims/${model.id}/decision`
    for (const body of [
      { decision: 'approve' },
      { decision: 'approve' },
      { decision: 'refuse', reason: 'x' },
    ])
      await service.as('olga').post(decision, body)
    const shop = shopOf(service)
    await shop.put('card', { kind: 'code' })
    await shop.put('card', { kind: 'code' })
    await shop.addCodes('card', 'AAAA-1111')
    await shop.addCodes('card', 'AAAA-1111')
    await shop.fulfil(newId())
    for (const trusted of [true, true])
      await service.app.inject({
        method: 'PUT',
        url: '/v1/operator/members/ann/trust',
        headers: { authorization: 'Bearer olga-key-0123456789' },
        payload: { trusted },
      })
    expect((await deeds()).map(({ action }) => action)).toEqual([
      'upload-approved',
      'item-made',
      'codes-added',
      'member-trusted',
    ])
    expect(JSON.stringify(await deeds())).not.toContain('AAAA-1111')
  })

  it('says which fields of an item changed, from what to what', async () => {
    const shop = shopOf(service)
    await shop.put('mug')
    await shop.put('mug', { price: 45, stock: 7, seen: { terms: 1, stock: 3 } })
    expect(JSON.parse((await deeds())[1]?.details ?? '')).toEqual({
      name: 'Mug',
      changes: [
        { field: 'price', from: 40, to: 45 },
        { field: 'stock', from: 3, to: 7 },
      ],
    })
    expect(await text('?kind=item')).toContain('Price in points: 40 → 45')
  })

  it('is neither changed nor shortened, whoever asks the database', async () => {
    const shop = shopOf(service)
    await shop.put('mug')
    await expect(shop.run(`update audit set reason = 'other'`)).rejects.toThrow('append-only')
    await expect(shop.run('delete from audit')).rejects.toThrow('append-only')
    expect(await deeds()).toHaveLength(1)
  })

  it('is filtered, gone through page by page, and given as a file that no spreadsheet runs', async () => {
    const shop = shopOf(service)
    for (let nth = 0; nth < 120; nth += 1)
      await shop.put(`item-${String(nth)}`, { title: `=cmd ${String(nth)}` })
    service.clock.at += 86_400_000
    await olga.open('/team/members/ann')
    await olga.send('/team/members/ann/trust', { trusted: 'yes' })
    const today = service.clock.now().toISOString().slice(0, 10)
    expect(await text(`?from=${today}`)).not.toContain('=cmd')
    expect(await text(`?until=${today}`)).toContain('=cmd')
    expect(await text('?kind=order')).toContain('Nothing was done that fits this.')
    expect(await text('?operator=olga&from=&until=&object=')).toContain('Made')
    expect(await text('?object=item-7')).toContain('=cmd 7<')
    expect(await text('?kind=nonsense')).toContain('Trusted')

    const seen: string[] = []
    for (let query: string | undefined = '?kind=item'; query !== undefined;) {
      const page = await text(query)
      seen.push(...[...page.matchAll(/>=cmd (\d+)<\/a>/gu)].map(([, nth]) => nth ?? ''))
      query = /href="\/team\/audit(?<query>\?[^"]*before=\d+)"/u
        .exec(page)
        ?.groups?.['query']?.replaceAll('&amp;', '&')
    }
    expect(seen).toEqual(Array.from({ length: 120 }, (_, nth) => String(119 - nth)))

    const csv = await olga.open('/team/audit.csv?kind=item')
    const lines = csv.text.trim().split('\r\n')
    expect(lines).toHaveLength(121)
    expect(csv.text).toMatch(/^\uFEFFnumber,at,operator,name,action,kind,object,reason,details\r\n/u)
    const model = await service.as('ann').publishModel({ fingerprint: 'a' })
    const refusal = { decision: 'refuse', reason: '=HYPERLINK("http://evil.example")' }
    await service.as('olga').post(`/v1/operator/claims/${model.id}/decision`, refusal)
    const [, line] = (await olga.open('/team/audit.csv?kind=upload')).text.split('\r\n')
    expect(line).toContain(`,"'=HYPERLINK(""http://evil.example"")",`)
  })
})
