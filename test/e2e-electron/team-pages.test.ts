import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { pages } from '@shared/api/pages'
import { languages } from '@shared/i18n/language'
import { findings } from './harness/axe'
import { openBrowser, type Browser } from './harness/browser'
import { expect, test as base } from './harness/fixtures'
import { tabTo } from './harness/keyboard'
import { furnishTeam, olga } from './harness/team'
import { cutOffOn, englishOn } from './harness/words-left'

/** The pages of the team, in a browser where nobody has signed in yet. */
const test = base.extend<{ readonly team: Browser & { readonly at: string; readonly password: string } }>({
  team: async ({ place }, use) => {
    const { service, password } = await furnishTeam(join(place.folder, 'service'))
    const browser = await openBrowser(place.folder)
    await use({ ...browser, at: service.address, password })
    await browser.close()
    await service.cutOff()
  },
})

const press = async (page: Page, name: string | RegExp) => {
  await tabTo(page, page.getByRole('button', { name }).first())
  await page.keyboard.press('Enter')
}

/** The widths that pictures have of themselves; one that the policy keeps out has none. */
const picturesOn = (page: Page) =>
  page.locator('img').evaluateAll((all) => all.map((one) => (one as HTMLImageElement).naturalWidth))

const signIn = async (page: Page, at: string, password: string) => {
  await page.goto(`${at}${pages.signIn}`)
  await page.getByLabel('Name').fill(olga)
  await page.getByLabel('Password').fill(password)
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(`${at}${pages.account}`)
}

/** Every page there is, and those that are only come to through another. */
async function everyPage(page: Page, at: string): Promise<readonly string[]> {
  await page.goto(`${at}${pages.members}`)
  const member = await page.getByRole('row').getByRole('link').first().getAttribute('href')
  const {
    docs,
    account,
    uploads,
    orders,
    disputes,
    reviews,
    feedback,
    members,
    items,
    newItem,
    programmes,
    newProgramme,
    audit,
  } = pages
  const shelf = [items, newItem, pages.item.replace(':id', 'mug'), pages.item.replace(':id', 'card')]
  const found = [`${uploads}?find=planter`, `${orders}?find=mug`]
  const rules = [programmes, `${newProgramme}?programme=creator-rewards&version=1`]
  return [
    docs,
    account,
    uploads,
    orders,
    disputes,
    reviews,
    feedback,
    members,
    member ?? '',
    ...shelf,
    ...found,
    ...rules,
    audit,
  ]
}

/** Each page is seen in both lights, and each language in one of them. */
const lights = { en: 'light', de: 'dark', 'zh-CN': 'light' } as const

test('no page of the team has a finding of axe, an English word in another language, or a word cut off', async ({
  team,
}) => {
  test.setTimeout(240_000)
  const { page, at } = team
  await team.speak('en')
  await signIn(page, at, team.password)
  const found: string[] = []
  for (const path of await everyPage(page, at)) {
    for (const language of languages) {
      await team.speak(language)
      await page.emulateMedia({ colorScheme: lights[language] })
      await page.goto(`${at}${path}`)
      const tell = (what: string) => (finding: string) =>
        found.push(`${path}, ${language}, ${what}: ${finding}`)
      // A programme as JSON has its texts in every language.
      // What programs read is described in English, whoever looks at it.
      const foreign = language === 'en' || path === pages.docs ? [] : await englishOn(page, language, [])
      foreign.filter((word) => !word.endsWith(' in typed')).forEach(tell('English'))
      const broken = await findings(page)
      broken.forEach(tell(lights[language]))
      for (const factor of [2, 1]) {
        await team.zoom(factor)
        await expect.poll(() => page.evaluate(() => innerWidth)).toBe(1000 / factor)
        const cut = await cutOffOn(page, language, [])
        cut.forEach(tell(`cut off at ${String(factor)}`))
        const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
        if (over > 0) tell('wider than the window')(`${String(over)} px at ${String(factor)}`)
      }
    }
  }
  expect(found).toEqual([])
})

test('with the keyboard alone: signs in, approves an upload, sends an order on its way, and finds a member', async ({
  team,
}) => {
  const { page, at } = team
  await team.speak('en')
  await page.goto(`${at}${pages.uploads}`)
  await expect(page).toHaveURL(`${at}${pages.signIn}`)
  await tabTo(page, page.getByLabel('Name'))
  await page.keyboard.type(olga)
  await page.keyboard.press('Tab')
  await page.keyboard.type(team.password)
  await page.keyboard.press('Enter')
  await tabTo(page, page.getByRole('link', { name: 'For the team' }))
  await page.keyboard.press('Enter')

  await expect(page.getByText('2 waiting')).toBeVisible()
  await expect.poll(() => picturesOn(page)).toEqual([96, 96, 64])
  await press(page, 'Approve')
  await expect(page.getByText('1 waiting')).toBeVisible()

  await tabTo(page, page.getByRole('link', { name: 'Orders' }))
  await page.keyboard.press('Enter')
  await press(page, 'It is on its way')
  await expect(page.getByText('Nothing waits.')).toBeVisible()

  await tabTo(page, page.getByRole('link', { name: 'Members' }))
  await page.keyboard.press('Enter')
  await tabTo(page, page.getByLabel('Name, nickname or id'))
  await page.keyboard.type('ADA')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('row')).toHaveCount(2)
  await tabTo(page, page.getByRole('link', { name: 'ada' }))
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 2, name: 'ada' })).toBeVisible()

  await tabTo(page, page.getByText('Adjust points'))
  await page.keyboard.press('Enter')
  await tabTo(page, page.getByLabel('Points, with a minus'))
  await page.keyboard.type('25')
  await page.keyboard.press('Tab')
  await page.keyboard.type('Helped at the open day.')
  await page.keyboard.press('Enter')
  await expect(page.getByText('ada will be given 25 points.')).toBeVisible()
  expect(await findings(page)).toEqual([])
  await press(page, 'Give the points')
  await expect(page.getByText('Adjusted by the team: +25')).toBeVisible()

  await tabTo(page, page.getByRole('link', { name: 'Rules' }))
  await page.keyboard.press('Enter')
  await tabTo(page, page.getByRole('row', { name: 'Creator' }).getByRole('link'))
  await page.keyboard.press('Enter')
  const json = page.getByLabel('The programme as JSON')
  await json.fill((await json.inputValue()).replace('"version": "1"', '"version": "2"'))
  await press(page, 'Check and try it out')
  await expect(page.getByText('0 would have more, 0 less')).toBeVisible()
  expect(await findings(page)).toEqual([])
})
