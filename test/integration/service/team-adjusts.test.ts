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

const asked = { programme: 'creator-rewards', points: '25', reason: 'Helped at the <open day>.' }
/** Each field once: a form with one twice is refused as none of ours. */
function hiddenOn(text: string): Record<string, string> {
  const fields = [...text.matchAll(/type="hidden" name="([^"]+)" value="([^"]*)"/gu)].map(
    ([, name = '', value = '']) => [name, value.replaceAll('&lt;', '<').replaceAll('&gt;', '>')] as const,
  )
  expect(new Set(fields.map(([name]) => name)).size).toBe(fields.length)
  return Object.fromEntries(fields)
}
const account = () => shopOf(service).account('ann')
const confirm = (text: string) => olga.send('/team/members/ann/adjust/confirmed', hiddenOn(text))

describe('an adjustment', () => {
  it('says first what will happen, and happens when that is confirmed', async () => {
    await give(service, 'ann', 30)
    await olga.open('/team/members/ann')
    const page = await olga.send('/team/members/ann/adjust', asked)
    expect(page.text).toContain('ann will be given 25 points.')
    expect(page.text).toMatch(/Balance now<\/dt>\s*<dd>30/u)
    expect(page.text).toMatch(/Balance after it<\/dt>\s*<dd>55/u)
    expect(page.text).toContain('Helped at the &lt;open day&gt;.')
    expect(await account()).toEqual({ balance: 30, available: 30 })

    const done = await confirm(page.text)
    expect([done.status, done.location]).toEqual([303, '/team/members/ann'])
    expect(await account()).toEqual({ balance: 55, available: 55 })
    expect((await service.as('ann').entries()).at(-1)).toMatchObject({
      ...{ kind: 'adjustment', amount: 25, held: 0, reason: 'by-operator', answers: null },
    })
    expect((await olga.open('/team/members/ann')).text).toContain('Adjusted by the team: +25')
    expect((await olga.open('/team/audit')).text).toContain('Gave 25 points')
  })

  it('happens once, however often its button is pressed', async () => {
    await olga.open('/team/members/ann')
    const page = await olga.send('/team/members/ann/adjust', asked)
    const all = await Promise.all([confirm(page.text), confirm(page.text), confirm(page.text)])
    expect(all.map(({ status }) => status)).toEqual([303, 303, 303])
    expect(await account()).toEqual({ balance: 25, available: 25 })
    const other = await olga.send('/team/members/ann/adjust/confirmed', {
      ...hiddenOn(page.text),
      points: '26',
    })
    expect(other.status).toBe(409)
    expect(await account()).toEqual({ balance: 25, available: 25 })
  })

  it('is asked for anew where the balance is another than the page said', async () => {
    await olga.open('/team/members/ann')
    const page = await olga.send('/team/members/ann/adjust', asked)
    await give(service, 'ann', 30)
    const late = await confirm(page.text)
    expect(late.status).toBe(409)
    expect(late.text).toMatch(/Balance now<\/dt>\s*<dd>30/u)
    expect(await account()).toEqual({ balance: 30, available: 30 })
    expect((await confirm(late.text)).status).toBe(303)
    expect(await account()).toEqual({ balance: 55, available: 55 })
  })

  it('takes no more than is available, by page, by service and by the database itself', async () => {
    const shop = shopOf(service)
    await give(service, 'ann', 50)
    await shop.put('mug')
    await shop.order('ann', 'mug')
    await olga.open('/team/members/ann')
    const much = await olga.send('/team/members/ann/adjust', { ...asked, points: '-11' })
    expect([much.status, much.text.includes('available: 10')]).toEqual([409, true])
    const page = await olga.send('/team/members/ann/adjust', { ...asked, points: '-10' })
    expect(page.text).toContain('10 points will be taken from ann.')
    expect((await confirm(page.text)).status).toBe(303)
    expect(await account()).toEqual({ balance: 40, available: 0 })
    const write = (points: number) => {
      const id = newId()
      return shop.run(`insert into entries (id, member, programme, version, amount, held, kind, rule, subject, step,
        cause, occurred_at, recorded_at, reason, why) select '${id}', member, programme, version, ${String(points)}, 0,
        'adjustment', 'adjustment', '${id}', 1, '${id}', occurred_at, recorded_at, null, why from entries limit 1`)
    }
    await expect(write(-5)).rejects.toThrow(/adjusted by a dispute|than is available/u)
    await expect(write(5)).rejects.toThrow('adjusted by a dispute or by a word of the team')
    await expect(shop.run('update adjustments set points = 1')).rejects.toThrow('append-only')
  })

  it.each([
    ['nothing', { points: '0' }],
    ['half a point', { points: '1.5' }],
    ['more than anybody has', { points: '2000000' }],
    ['no reason', { reason: ' ' }],
    ['points of no programme', { programme: 'nowhere' }],
  ])('of %s is refused', async (_, own) => {
    await olga.open('/team/members/ann')
    expect((await olga.send('/team/members/ann/adjust', { ...asked, ...own })).status).toBe(400)
    const forged = { ...asked, id: newId(), seen: '0', ...own }
    const { status } = await olga.send('/team/members/ann/adjust/confirmed', forged)
    expect([400, 409]).toContain(status)
    expect(await service.as('ann').entries()).toEqual([])
  })
})

describe('a badge that the team grants', () => {
  const granted = { badge: 'featured', reason: 'The planter of the month.' }

  it('is granted once, with its points, after a page that says so', async () => {
    expect((await olga.open('/team/members/ann')).text).toContain('None yet')
    const page = await olga.send('/team/members/ann/badge', granted)
    expect(page.text).toContain('and 50 community points')
    expect(await service.as('ann').entries()).toEqual([])
    for (let press = 0; press < 2; press += 1)
      expect((await olga.send('/team/members/ann/badge/confirmed', granted)).status).toBe(303)
    expect(await service.as('ann').entries()).toMatchObject([{ rule: 'badge:featured', amount: 50 }])
    const { text } = await olga.open('/team/members/ann')
    expect(text).not.toContain('<option value="featured"')
    expect(text).not.toContain('None yet')
    expect((await olga.send('/team/members/ann/badge', granted)).status).toBe(409)
    const log = await service.store.read((tx) => tx.selectFrom('audit').selectAll().execute())
    expect(log).toMatchObject([{ action: 'badge-granted', object: 'ann', reason: granted.reason }])
    // Facts hold no text about a person.
    const facts = await service.store.read((tx) => tx.selectFrom('facts').select('body').execute())
    expect(JSON.stringify(facts)).not.toContain('planter')
  })

  it.each(['brainiac', 'nothing-of-the-kind'])('is not one that is earned or unknown: %s', async (badge) => {
    await olga.open('/team/members/ann')
    for (const path of ['badge', 'badge/confirmed'])
      expect((await olga.send(`/team/members/ann/${path}`, { badge, reason: 'x' })).status).toBe(409)
    expect(await service.as('ann').entries()).toEqual([])
  })
})
