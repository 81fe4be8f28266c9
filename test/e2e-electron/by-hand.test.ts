import type { Page } from '@playwright/test'
import { projectFile } from '../fixtures/exports'
import { noteFirstShown } from './harness/first-shown'
import { expect, test } from './harness/fixtures'
import { saveInto } from './harness/member'

/** The member's way through the window itself: nothing is asked of main but by the page's own buttons. */

const go = (page: Page, name: string) => page.getByRole('navigation').getByRole('button', { name }).click()

async function walkThroughGuide(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { name: 'Where do you save?' })).toBeVisible()
  await page.getByRole('button', { name: 'Add a folder' }).click()
  await expect(page.getByText('1 folder accepted')).toBeVisible()
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.getByRole('radio', { name: /Just try it/u }).click()
  await page.getByRole('button', { name: 'Try it', exact: true }).click()
  await page.getByRole('button', { name: 'Start', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Reward Tasks', level: 1 })).toBeVisible()
}

test('from the first start to confirmed points by the window’s own buttons', async ({ start, place }) => {
  const app = await start()
  const page = await app.page()
  await app.answerFolderDialog(place.exports)
  await walkThroughGuide(page)

  await go(page, 'Files')
  const file = await projectFile({ title: 'Ripple planter', secret: true })
  const shownAt = await noteFirstShown(page, 'Qualifies +65')
  const savedAt = Date.now()
  saveInto(place.exports, 'Ripple planter.3mf', file)
  const row = page.getByRole('option', { name: /Ripple planter\.3mf/u })
  await expect(row).toContainText('Qualifies +65')
  expect(await shownAt()).toBeLessThan(savedAt + 2000)

  await row.click()
  await expect(page.getByText('Taken out of the copy that is sent')).toBeVisible()
  await page.getByRole('button', { name: 'Publish' }).click()
  const sheet = page.getByRole('dialog', { name: /Publish Ripple planter/u })
  await sheet.getByText('Original', { exact: true }).click()
  await sheet.getByRole('button', { name: 'Publish' }).click()
  await expect(sheet.getByText('Confirmed: +65 points')).toBeVisible({ timeout: 20_000 })
  await sheet.getByRole('button', { name: 'See Transaction History' }).click()

  for (const [task, amount] of [
    ['First Model Upload', '+30'],
    ['Model Upload', '+10'],
  ] as const) {
    await expect(
      page.getByRole('row', { name: new RegExp(`(?<!First )${task}.*\\${amount}`, 'u') }),
    ).toBeVisible()
  }
  await page.getByRole('row', { name: /First Model Upload/u }).click()
  await expect(page.getByRole('heading', { name: /30 given/u })).toBeVisible()

  await go(page, 'Reward Tasks')
  await expect(page.getByRole('banner')).toContainText('65')
})

test('a task done in the app is complete once the service has confirmed it', async ({ start, place }) => {
  const app = await start()
  const page = await app.page()
  await app.answerFolderDialog(place.exports)
  await walkThroughGuide(page)

  await page.getByRole('button', { name: 'Choose tags' }).click()
  await page.getByRole('button', { name: 'Mechanical Design' }).click()
  await page.getByRole('button', { name: 'Save tags' }).click()
  const task = page.getByRole('listitem').filter({ hasText: 'Set preference' })
  await expect(task).toContainText('Complete')
  await expect(task).toContainText('Mechanical Design')
  await expect(page.getByRole('banner')).toContainText('10')
})
