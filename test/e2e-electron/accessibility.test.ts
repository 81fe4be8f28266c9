import type { Locator } from '@playwright/test'
import { configFile, projectFile } from '../fixtures/exports'
import { findings } from './harness/axe'
import { expect, test } from './harness/fixtures'
import { furnish, installSlicer } from './harness/furnish'
import { tabTo } from './harness/keyboard'
import { saveInto, verdictOf } from './harness/member'
import { cutOffOn, englishOn, textsOfProgramme } from './harness/words-left'
import { walkGuide, walkPages, wordsOf } from './harness/walk'

test('axe finds nothing on any page, in light and in dark', async ({ start, place }) => {
  test.setTimeout(240_000)
  installSlicer(place.home, 'ElegooSlicer', configFile())
  const app = await start()
  const page = await app.page()
  await page.emulateMedia({ reducedMotion: 'reduce' })
  const t = wordsOf('en')
  const found: string[] = []
  const inBoth = async (walk: (visit: (what: string) => Promise<void>) => Promise<void>) => {
    for (const appearance of ['light', 'dark'] as const) {
      await app.ask('settings.change', { appearance })
      await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', appearance)
      await walk(async (what) => {
        for (const finding of await findings(page)) found.push(`${what}, ${appearance}: ${finding}`)
      })
    }
  }

  await inBoth(async (visit) => {
    await page.reload()
    await walkGuide(page, t, visit)
  })
  const service = await furnish(app, place)
  try {
    saveInto(
      place.exports,
      'Planter Mk 2.3mf',
      await projectFile({ title: 'Planter Mk 2', triangles: 900, secret: true, picture: true }),
    )
    await verdictOf(app, 'Planter Mk 2.3mf')
    await app.ask('settings.change', { guideDone: true })
    await inBoth((visit) => walkPages(page, t, visit))
  } finally {
    await service.cutOff()
  }
  expect(found).toEqual([])
})

test('with the keyboard alone: from the guide to a published model and why it gave its points', async ({
  start,
  place,
}) => {
  const app = await start()
  const page = await app.page()
  await app.answerFolderDialog(place.exports)
  saveInto(place.exports, 'Planter.3mf', await projectFile({ title: 'Planter', triangles: 600 }))
  saveInto(place.exports, 'Bowl.3mf', await projectFile({ title: 'Bowl', triangles: 400 }))
  const onto = async (target: Locator, key = 'Enter') => {
    await tabTo(page, target)
    await page.keyboard.press(key)
  }
  const button = (name: string) => page.getByRole('button', { name, exact: true })

  await onto(button('Add a folder'))
  await onto(button('Continue'))
  await onto(page.getByRole('radio').first(), 'ArrowDown')
  await page.keyboard.press('ArrowDown')
  await expect(page.getByRole('radio', { name: /Just try it/u })).toBeChecked()
  await onto(button('Try it'))
  await onto(button('Start'))
  await expect(page.getByRole('heading', { level: 1, name: 'Reward Tasks' })).toBeVisible()

  await onto(page.getByRole('navigation').getByRole('button', { name: /^Files/u }))
  await expect(page.getByRole('heading', { level: 1, name: 'Files' })).toBeFocused()
  await expect(page.getByRole('option')).toHaveCount(2)
  // Until both are judged, one that is looked at again can still take the other's place in the list.
  for (const name of ['Planter.3mf', 'Bowl.3mf']) await verdictOf(app, name)
  await onto(page.getByRole('listbox'), 'End')
  await page.keyboard.press('ArrowUp')
  await expect(page.getByRole('option').first()).toHaveAttribute('aria-selected', 'true')
  await page.keyboard.press('ArrowDown')
  await expect(page.getByRole('option').last()).toHaveAttribute('aria-selected', 'true')

  await onto(button('Publish'))
  const sheet = page.getByRole('dialog')
  await expect(sheet.getByRole('heading', { name: /^Publish / })).toBeFocused()
  await onto(sheet.getByRole('radio', { name: 'Original' }), ' ')
  await expect(sheet.getByRole('radio', { name: 'Original' })).toBeChecked()
  await onto(sheet.getByRole('button', { name: /^Publish, /u }))
  await expect(sheet.getByText('Confirmed: +65 points')).toBeVisible({ timeout: 20_000 })
  await page.keyboard.press('Escape')
  await expect(sheet).toHaveCount(0)

  await onto(page.getByRole('navigation').getByRole('button', { name: 'Transaction History' }))
  const rows = page.getByRole('row')
  await onto(rows.nth(1), 'ArrowDown')
  await expect(rows.nth(2)).toBeFocused()
  await page.keyboard.press('Enter')
  const drawer = page.getByRole('complementary').last()
  await expect(drawer.getByRole('heading').first()).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(rows.nth(2)).toBeFocused()
})

for (const { language, name } of [
  { language: 'de', name: 'German' },
  { language: 'zh-CN', name: 'Chinese' },
] as const) {
  test(`in ${name} no English is left, and in a small window no word is cut off`, async ({
    start,
    place,
  }) => {
    installSlicer(place.home, 'ElegooSlicer', configFile())
    const app = await start()
    const page = await app.page()
    await page.emulateMedia({ reducedMotion: 'reduce' })
    await app.inMain(async ({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(1000, 700))
    await expect.poll(() => page.evaluate(() => [innerWidth, innerHeight])).toEqual([1000, 700])
    await app.ask('settings.change', { language })
    await expect(page.locator('html')).toHaveAttribute('lang', language)
    const t = wordsOf(language)
    const { tasks } = await app.ask('state.get', {})
    const found: string[] = []
    const visit = async (what: string) => {
      for (const word of await englishOn(page, language, textsOfProgramme(tasks)))
        found.push(`${what}: ${word}`)
      for (const cut of await cutOffOn(page, language, textsOfProgramme(tasks)))
        found.push(`${what}, cut off: ${cut}`)
    }
    await walkGuide(page, t, visit)
    const service = await furnish(app, place)
    try {
      saveInto(
        place.exports,
        'Planter Mk 2.3mf',
        await projectFile({ title: 'Planter Mk 2', triangles: 900, secret: true, picture: true }),
      )
      await verdictOf(app, 'Planter Mk 2.3mf')
      await app.ask('settings.change', { guideDone: true })
      await walkPages(page, t, visit)
    } finally {
      await service.cutOff()
    }
    expect(found).toEqual([])
  })
}
