import { join } from 'node:path'
import type { ItemRequest } from '@shared/api/contract'
import { routes } from '@shared/api/contract'
import { projectFile } from '../fixtures/exports'
import { freePort, startService, type CommunityService } from './harness/community-service'
import { expect, test } from './harness/fixtures'
import { acceptFolder, publish, rowOf, saveInto, verdictOf } from './harness/member'

const coupon: ItemRequest = {
  title: 'Coupon code',
  description: '',
  picture: null,
  programme: 'creator-rewards',
  kind: 'code',
  price: 40,
  perMember: 1,
  minLevel: 0,
  reserved: false,
  from: null,
  until: null,
  days: 30,
  stock: null,
  seen: null,
}

/** What somebody of the team does, over the service's own routes. */
async function asTeam(service: CommunityService, method: 'PUT' | 'POST', path: string, body: unknown) {
  const answer = await fetch(`${service.address}${path}`, {
    method,
    headers: { authorization: `Bearer ${service.operatorKey}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  if (!answer.ok) throw new Error(`${path} was answered ${String(answer.status)}: ${await answer.text()}`)
}

test('points are redeemed in the store for a code that the team fulfils, and a dearer item becomes the goal', async ({
  start,
  place,
}) => {
  const service = await startService(join(place.folder, 'service'), await freePort())
  try {
    await asTeam(service, 'PUT', routes.item.replace(':id', 'coupon'), coupon)
    await asTeam(service, 'POST', routes.itemCodes.replace(':id', 'coupon'), { codes: ['HARB-7K2Q'] })
    await asTeam(service, 'PUT', routes.item.replace(':id', 'spool'), {
      ...coupon,
      title: 'Spool',
      kind: 'physical',
      price: 90,
      stock: 3,
    })
    const app = await start()
    const page = await app.page()
    await app.ask('settings.change', { guideDone: true })
    await acceptFolder(app, place.exports)
    await app.ask('place.choose', { kind: 'service', address: service.address, key: service.key })
    saveInto(place.exports, 'Part.3mf', await projectFile({ title: 'Part' }))
    await publish(app, (await verdictOf(app, 'Part.3mf')).id)
    await expect
      .poll(async () => (await rowOf(app, 'Part.3mf'))?.publication, { timeout: 30_000 })
      .toBe('confirmed')
    await expect.poll(async () => (await app.ask('state.get', {})).points.balance).toBe(65)

    await page.getByRole('navigation').getByRole('button', { name: 'Redemption Store' }).click()
    await expect(page.getByText('65 points available')).toBeVisible()
    await page.getByRole('button', { name: 'Make it the goal: Spool' }).click()
    await page.getByRole('button', { name: 'Redeem: Coupon code' }).click()
    const sheet = page.getByRole('dialog', { name: 'Redeem Coupon code' })
    await expect(sheet.getByText('Left afterwards')).toBeVisible()
    await sheet.getByRole('button', { name: 'Redeem for 40 points' }).click()
    await expect(sheet.getByText('Ordered')).toBeVisible()
    await sheet.getByRole('button', { name: 'Close' }).last().click()

    const mine = page.getByRole('complementary', { name: 'My redemptions' })
    await expect(mine.getByText('Requested')).toBeVisible()
    await expect(page.getByText('25 points available')).toBeVisible()
    const { redemptions } = await app.ask('shop.get', {})
    expect(redemptions).toHaveLength(1)
    const decision = routes.redemptionDecision.replace(':id', redemptions[0]?.id ?? '')
    await asTeam(service, 'POST', decision, { decision: 'fulfil' })
    await app.ask('sync.now', {})
    await expect(mine.getByText('Fulfilled')).toBeVisible()
    await mine.getByRole('button', { name: 'Show' }).click()
    await expect(mine.getByText('HARB-7K2Q')).toBeVisible()

    await page.getByRole('navigation').getByRole('button', { name: 'Reward Tasks' }).click()
    await expect(page.getByRole('heading', { name: 'Spool' })).toBeVisible()
    await expect(page.getByText('65 points to go')).toBeVisible()
    expect(app.log()).not.toContain('HARB-7K2Q')
  } finally {
    await service.cutOff()
  }
})
