import { box } from '@shared/sample/solids'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectFile } from '../fixtures/exports'
import { findings } from './harness/axe'
import { expect, test } from './harness/fixtures'
import { acceptFolder, choosePractice, publish, rowOf, saveInto, verdictOf } from './harness/member'
import { hashesBelow } from './harness/traces'
import { goTo } from './harness/walk'

/** What a member brings along, and what he or she can see and do with what Firstlayer keeps. */

test('earlier exports are offered in the guide, published when chosen, and stand under My Models and in the months', async ({
  start,
  place,
}) => {
  for (const size of [10, 11, 12])
    saveInto(
      place.exports,
      `Cube ${String(size)}.3mf`,
      await projectFile({ title: `Cube ${String(size)}`, mesh: box(size, 20, 30) }),
    )
  const before = hashesBelow(place.exports)
  const app = await start()
  const page = await app.page()
  await app.answerFolderDialog(place.exports)
  const button = (name: string) => page.getByRole('button', { name, exact: true })
  await button('Add a folder').click()
  await button('Continue').click()
  await page.getByRole('radio', { name: /Just try it/u }).check()
  await button('Try it').click()
  await page.getByRole('checkbox', { name: 'All 3 exports' }).check()
  await expect(page.getByText('≈ 95 points')).toBeVisible()
  expect((await app.ask('state.get', {})).outbox).toEqual([])
  expect(await findings(page)).toEqual([])

  await page.getByRole('checkbox', { name: 'They are my own original designs' }).check()
  await button('Publish 3 exports').click()
  await expect.poll(async () => (await app.ask('state.get', {})).points.balance, { timeout: 30_000 }).toBe(95)
  await button('Start').click()

  await goTo(page, 'My Models')
  for (const size of [10, 11, 12])
    await expect(page.getByRole('heading', { name: `Cube ${String(size)}` })).toBeVisible()
  await goTo(page, 'Transaction History')
  await page.getByText('Months and caps', { exact: true }).click()
  const uploads = page.getByRole('region', { name: 'Model Upload', exact: true })
  await expect(uploads.getByText('30 of 300 used')).toBeVisible()
  await expect(page.getByText('By these rules points do not expire.')).toBeVisible()
  await goTo(page, 'Badges & Level')
  await expect(page.getByRole('heading', { level: 2 }).first()).toBeVisible()
  expect(hashesBelow(place.exports)).toEqual(before)
})

test('Settings test the app’s health, leave names alone, tell what is stored, and start with the session', async ({
  start,
  place,
}) => {
  const app = await start()
  const page = await app.page()
  await app.ask('settings.change', { guideDone: true })
  await acceptFolder(app, place.exports)
  await choosePractice(app)
  saveInto(place.exports, 'Draft.3mf', await projectFile({ title: 'Draft' }))
  await verdictOf(app, 'Draft.3mf')

  await page.keyboard.press('?')
  await expect(page.getByRole('dialog', { name: 'Keyboard' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await page.keyboard.press('Control+,')
  await expect(page.getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible()

  await page.getByPlaceholder('such as *.gcode').fill('draft*')
  await page.keyboard.press('Enter')
  await expect(page.getByText('Hides 1 of 1 file that are there now: Draft.3mf')).toBeVisible()
  await page.getByRole('button', { name: 'Leave these alone' }).click()
  await expect.poll(() => rowOf(app, 'Draft.3mf')).toBeUndefined()

  await page.getByRole('button', { name: 'Check now' }).click()
  await expect(page.getByText('As it should be')).toHaveCount(4, { timeout: 30_000 })

  const atLogin = page.getByRole('switch', { name: 'Start at login' })
  // Main answers first, and only then the switch is on.
  await atLogin.click({ force: true })
  await expect(atLogin).toBeChecked()
  const file = join(place.home, '.config/autostart/firstlayer.desktop')
  await expect.poll(() => existsSync(file)).toBe(true)
  expect(readFileSync(file, 'utf8')).toContain('"--hidden"')
  await atLogin.click({ force: true })
  await expect(atLogin).not.toBeChecked()
  await expect.poll(() => existsSync(file)).toBe(false)

  await expect(page.getByText('Record: settings, files seen, actions, entries')).toBeVisible()
  await page.getByRole('button', { name: 'Erase …' }).click()
  const warned = page.getByText(/The app starts anew afterwards\.$/u)
  await expect(warned).toBeVisible()
  expect(await findings(page)).toEqual([])
  await page.getByRole('button', { name: 'Keep my data' }).click()
  await expect(warned).toHaveCount(0)
  expect(existsSync(join(place.profile, 'data/store'))).toBe(true)
})

test('Erase takes two steps, and leaves nothing of Firstlayer’s and all of the member’s', async ({
  start,
  place,
}) => {
  const app = await start()
  const page = await app.page()
  await app.ask('settings.change', { guideDone: true })
  await acceptFolder(app, place.exports)
  await choosePractice(app)
  saveInto(place.exports, 'Bowl.3mf', await projectFile({ title: 'Bowl' }))
  await publish(app, (await verdictOf(app, 'Bowl.3mf')).id, 'original')
  const before = hashesBelow(place.exports)
  // The new start would be another process than the one that is driven here.
  await app.inMain(async ({ app: electron }) => {
    electron.relaunch = () => undefined
  })
  const ended = once(app.process, 'exit')
  await goTo(page, 'Settings')
  await page.getByRole('button', { name: 'Erase …' }).click()
  await page.getByRole('button', { name: 'Erase and start anew' }).click()
  await ended
  for (const name of ['data', 'practice', 'secrets.json', 'window.json'])
    expect(existsSync(join(place.profile, name)), name).toBe(false)
  expect(hashesBelow(place.exports)).toEqual(before)
})
