import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Browser } from './support/browser'
import type { UnderTest } from './support/service-under-test'
import { give, shopOf, type Shop } from './support/shop'
import { startTeam } from './support/team'

let service: UnderTest
let olga: Browser
let shop: Shop

beforeEach(async () => {
  ;({ service, olga } = await startTeam())
  shop = shopOf(service)
})
afterEach(() => service.close())

const fields = {
  ...{ id: 'mug', kind: 'digital', programme: 'creator-rewards', title: 'Mug', description: 'It holds tea.' },
  ...{ price: '40', stock: '3', perMember: '2', minLevel: '0', days: '30', from: '', until: '', picture: '' },
}
const stored = (id: string) =>
  service.store.read((tx) => tx.selectFrom('items').selectAll().where('id', '=', id).executeTakeFirst())
/** What the fields of a page hold, as a browser would send them. */
const fieldsOn = (text: string): Record<string, string> =>
  Object.fromEntries([
    ...[...text.matchAll(/<input(?![^>]*type="checkbox")[^>]*name="([^"]+)"[^>]*value="([^"]*)"/gsu)].map(
      ([, name = '', value = '']) => [name, value] as const,
    ),
    ...[...text.matchAll(/<textarea name="description"[^>]*>([^<]*)</gsu)].map(
      ([, value = '']) => ['description', value] as const,
    ),
  ])

describe('an item of the store', () => {
  it('is made, shown, changed and taken off the shelf', async () => {
    await olga.open('/team/new-item')
    const made = await olga.send('/team/items', fields)
    expect([made.status, made.location]).toEqual([303, '/team/items/mug'])
    expect(await stored('mug')).toMatchObject({ price: 40, stock: 3, per_member: 2, terms: 1 })
    expect((await olga.open('/team/items')).text).toContain('On the shelf')

    const page = await olga.open('/team/items/mug')
    const changed = await olga.send('/team/items/mug', { ...fieldsOn(page.text), price: '45', perMember: '' })
    expect(changed.status).toBe(303)
    expect(await stored('mug')).toMatchObject({ price: 45, stock: 3, per_member: null, terms: 2 })
    expect((await olga.open('/team/items/mug')).text).toContain(
      'Price in points: 40 → 45; Most per member: 2 → nothing',
    )

    expect((await olga.send('/team/items/mug/off', {})).status).toBe(303)
    expect((await olga.open('/team/items/mug')).text).toContain('Off the shelf since')
    await give(service, 'ann', 100)
    const refused = await shop.ask('ann', 'mug', { price: 45, terms: 2 })
    expect(refused.json()).toMatchObject({ code: 'not-offered' })
  })

  it('is saved again as it was without another number of its terms', async () => {
    await shop.put('mug', { from: '2026-01-02T03:04:05.678Z', picture: 'data:image/png;base64,iVBORw0KGgo=' })
    const before = await stored('mug')
    const page = await olga.open('/team/items/mug')
    expect((await olga.send('/team/items/mug', fieldsOn(page.text))).status).toBe(303)
    expect(await stored('mug')).toEqual(before)
  })

  it('that an order changed meanwhile is not overwritten: it is shown as it is now', async () => {
    await shop.put('mug')
    const page = await olga.open('/team/items/mug')
    await give(service, 'ann', 50)
    await shop.order('ann', 'mug')
    const late = await olga.send('/team/items/mug', { ...fieldsOn(page.text), price: '45' })
    expect(late.status).toBe(409)
    expect(late.text).toContain('It was changed meanwhile')
    expect(fieldsOn(late.text)['seenStock']).toBe('2')
    expect(await stored('mug')).toMatchObject({ price: 40, stock: 2 })
  })

  it.each([
    ['a price of nothing', { price: '0' }],
    ['a price that is no number', { price: 'forty' }],
    ['no title', { title: ' ' }],
    ['an end before its beginning', { from: '2027-02-02T10:00', until: '2027-02-02T09:00' }],
    ['a moment that is none', { from: 'soon' }],
    ['points that cannot be spent', { programme: 'community-standing' }],
    ['an id that is no name', { id: '../mug' }],
    ['a title that turns its letters round', { title: 'guM \u202e' }],
  ])('with %s is not made, and what was typed stays in the fields', async (_, own) => {
    await olga.open('/team/new-item')
    const answer = await olga.send('/team/items', { ...fields, description: 'Kept & shown', ...own })
    expect(answer.status).toBe(400)
    expect(answer.text).toContain('Kept &amp; shown')
    expect(await service.store.read((tx) => tx.selectFrom('items').select('id').execute())).toEqual([])
  })

  it('of an id that is taken is not made', async () => {
    await shop.put('mug')
    await olga.open('/team/new-item')
    const answer = await olga.send('/team/items', { ...fields, title: 'Another' })
    expect([answer.status, answer.text.includes('an item of this id already')]).toEqual([409, true])
  })
})

describe('codes', () => {
  it('are taken line by line, counted, and never shown again in full', async () => {
    await shop.put('card', { kind: 'code' })
    await olga.open('/team/items/card')
    const codes = ['HARB-7K2Q-ZZ', 'HARB-8L3R-YY', 'short']
    const added = await olga.send('/team/items/card/codes', {
      codes: `${codes.join('\r\n')}\r\n\r\nHARB-7K2Q-ZZ`,
    })
    expect(added.text).toContain('3 codes added, one was there already')
    await give(service, 'ann', 100)
    const { id } = await shop.order('ann', 'card')
    await shop.order('ann', 'card')
    await shop.fulfil(id)
    const { text } = await olga.open('/team/items/card')
    expect(text).toContain('1 free, 1 in open orders, 1 given')
    for (const code of codes) expect(text + added.text).not.toContain(code)
    expect(text).toContain('••••YY</span>, in an open order')
    expect(text).toContain('••••</span>, free')
    const log = JSON.stringify(await service.store.read((tx) => tx.selectFrom('audit').selectAll().execute()))
    for (const code of codes) expect(log).not.toContain(code)
  })

  it('are not taken by the page where there are none, or too many', async () => {
    await shop.put('card', { kind: 'code' })
    await olga.open('/team/items/card')
    const many = Array.from({ length: 1001 }, (_, nth) => `code-${String(nth)}`).join('\n')
    for (const codes of ['', ' \n ', many, 'x'.repeat(201)])
      expect((await olga.send('/team/items/card/codes', { codes })).status).toBe(400)
    expect(await service.store.read((tx) => tx.selectFrom('codes').select('id').execute())).toEqual([])
  })
})
