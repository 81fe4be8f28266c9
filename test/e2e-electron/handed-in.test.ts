import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectFile } from '../fixtures/exports'
import { drawAnewBelow, drop, holdOver } from './harness/drop'
import { expect, test, type Place } from './harness/fixtures'
import { holdRecord } from './harness/held-record'
import { choosePractice } from './harness/member'
import { startAgain } from './harness/start-again'
import { hashesBelow } from './harness/traces'

/** A folder that nobody accepted, with one file in it. */
async function stickWith({ folder }: Place, name: string): Promise<string> {
  const stick = join(folder, 'stick')
  mkdirSync(stick, { recursive: true })
  const path = join(stick, name)
  writeFileSync(path, await projectFile({ title: 'Ripple planter', secret: true }))
  return path
}

test('a file dropped on the window is checked and published, though its folder is not watched', async ({
  start,
  place,
}) => {
  const app = await start()
  const page = await app.page()
  await app.ask('settings.change', { guideDone: true })
  await choosePractice(app)
  const path = await stickWith(place, 'Ripple planter.3mf')
  const before = hashesBelow(join(place.folder, 'stick'))
  await drop(page, path)

  await expect(page.getByRole('heading', { name: 'Files', level: 1 })).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Ripple planter' })).toBeVisible()
  await expect(page.getByText('Opened by you.')).toBeVisible()
  await page.getByRole('button', { name: 'Publish' }).click()
  const sheet = page.getByRole('dialog', { name: /Publish Ripple planter/u })
  await sheet.getByText('Original', { exact: true }).click()
  await sheet.getByRole('button', { name: 'Publish' }).click()
  await expect(sheet.getByText('Confirmed: +65 points')).toBeVisible({ timeout: 20_000 })
  expect(hashesBelow(join(place.folder, 'stick'))).toEqual(before)
  expect((await app.ask('state.get', {})).folders.filter(({ state }) => state === 'accepted')).toEqual([])
})

const isPainted = () => performance.getEntriesByName('first-contentful-paint').length > 0

test('a file dropped on the first frame, before a script of the pages is there, is taken in', async ({
  start,
  place,
}) => {
  const app = await start()
  const page = await app.page()
  await app.ask('settings.change', { guideDone: true })
  const path = await stickWith(place, 'Ripple planter.3mf')
  let letGo = () => {}
  const held = new Promise<void>((resolve) => (letGo = resolve))
  await page.route(/assets\/index-.*\.js$/u, async (route) => {
    await held
    await route.continue()
  })
  await page.reload({ waitUntil: 'commit' })
  // On the screen, and not only in the page: nobody drops a file on what they cannot see yet.
  await expect.poll(() => page.evaluate(isPainted)).toBe(true)
  await expect(page.getByText('Reward Tasks', { exact: true })).toBeVisible()
  await drop(page, path)
  await expect(page.getByRole('heading')).toHaveCount(0)
  letGo()
  await expect(page.getByRole('heading', { name: 'Ripple planter' })).toBeVisible()
})

test('a file dropped while the record is still read is taken in', async ({ start, place }) => {
  const path = await stickWith(place, 'Ripple planter.3mf')
  const record = holdRecord(place.profile)
  const app = await start()
  await drop(await app.page(), path)
  await record.letGo()
  await app.ask('settings.change', { guideDone: true })
  const page = await app.page()
  await expect(page.getByRole('heading', { name: 'Ripple planter' })).toBeVisible()
})

test('a file that is held over the window is awaited there, and not once it has left', async ({
  start,
  place,
}) => {
  const app = await start()
  const page = await app.page()
  await app.ask('settings.change', { guideDone: true })
  const held = await holdOver(page, await stickWith(place, 'Ripple planter.3mf'))
  await expect(page.getByText('Drop to check it here')).toBeVisible()
  await held.leave()
  await expect(page.getByText('Drop to check it here')).toHaveCount(0)
  expect((await app.ask('files.list', {})).files).toEqual([])
})

test('a drag that ends without a word leaves the window as it was', async ({ start, place }) => {
  const app = await start()
  const page = await app.page()
  await app.ask('settings.change', { guideDone: true })
  await expect(page.getByRole('heading', { name: 'Reward Tasks', level: 1 })).toBeVisible()
  await holdOver(page, await stickWith(place, 'Ripple planter.3mf'))
  await expect(page.getByText('Drop to check it here')).toBeVisible()
  await page.mouse.move(310, 310)
  await expect(page.getByText('Drop to check it here')).toHaveCount(0)
  await page.getByRole('button', { name: 'Files', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Files', level: 1 })).toBeVisible()
})

test('a file is taken in though what lies below it is drawn anew while it is let go', async ({
  start,
  place,
}) => {
  const app = await start()
  const page = await app.page()
  await app.ask('settings.change', { guideDone: true })
  await expect(page.getByRole('heading', { name: 'Reward Tasks' })).toBeVisible()
  await drawAnewBelow(page)
  await drop(page, await stickWith(place, 'Ripple planter.3mf'))
  await expect(page.getByRole('heading', { name: 'Ripple planter' })).toBeVisible()
  await expect(page.getByText('Drop to check it here')).toHaveCount(0)
})

test('a folder that is dropped is named as such, and nothing in it is read', async ({ start, place }) => {
  const app = await start()
  const page = await app.page()
  await app.ask('settings.change', { guideDone: true })
  await stickWith(place, 'Ripple planter.3mf')
  await drop(page, join(place.folder, 'stick'))
  await expect(page.getByRole('alert')).toContainText('That is a folder')
  expect((await app.ask('files.list', {})).files).toEqual([])
})

test('a page can name no path: a file of its own making is not taken in', async ({ start, place }) => {
  const app = await start()
  const page = await app.page()
  const path = await stickWith(place, 'Ripple planter.3mf')
  const answers = await page.evaluate(
    (named) =>
      Promise.all([
        window.firstlayer?.handIn([new File(['PK'], named)]),
        window.firstlayer?.handIn([named]),
        window.firstlayer?.request('files.hand-in', { paths: [named] }),
      ]),
    path,
  )
  for (const answer of answers) expect(answer).toMatchObject({ ok: false, error: { code: 'bad-request' } })
  expect((await app.ask('files.list', {})).files).toEqual([])
})

test('a file argument of the first start opens on it', async ({ start, place }) => {
  const path = await stickWith(place, 'Ripple planter.3mf')
  const app = await start({ args: [path] })
  const page = await app.page()
  await app.ask('settings.change', { guideDone: true })
  await expect(page.getByRole('heading', { name: 'Ripple planter' })).toBeVisible()
})

test('a file argument of the first start is taken in, though a second start asks for the window meanwhile', async ({
  start,
  place,
}) => {
  const path = await stickWith(place, 'Ripple planter.3mf')
  const record = holdRecord(place.profile)
  const app = await start({ args: [path] })
  expect(await startAgain(place.profile)).toBe(0)
  await record.letGo()
  await app.ask('settings.change', { guideDone: true })
  const page = await app.page()
  await expect(page.getByRole('heading', { name: 'Ripple planter' })).toBeVisible()
})

test('file arguments of a second start are taken in by the first', async ({ start, place }) => {
  const app = await start({ args: ['--hidden'] })
  await expect.poll(() => app.log()).toContain('hidden')
  const path = await stickWith(place, 'Ripple planter.3mf')
  const other = await stickWith(place, 'Second.3mf')
  expect(await startAgain(place.profile, path, other)).toBe(0)
  const page = await app.page()
  await app.ask('settings.change', { guideDone: true })
  await expect(page.getByRole('heading', { name: 'Ripple planter' })).toBeVisible()
  await expect(page.getByRole('option')).toHaveCount(2)
})
