import { meshOfSize } from '../fixtures/mesh'
import { plainFile, plainModel, projectFile } from '../fixtures/exports'
import { expect, test } from './harness/fixtures'
import type { RunningApp } from './harness/launch'
import { acceptFolder, choosePractice, publish, rowOf, saveInto, verdictOf } from './harness/member'

/** The journey the app exists for: a save in the slicer, one notification, one click, points. */

type Told = { readonly title: string; readonly body: string; readonly buttons: readonly string[] }

/** Takes down what the system is asked to show, and lets the test press its buttons: no display shows them here. */
async function listen(app: RunningApp): Promise<{
  readonly told: () => Promise<readonly Told[]>
  readonly press: (notification: number, button: number) => Promise<void>
}> {
  await app.inMain(async ({ Notification }) => {
    const shown: Electron.Notification[] = []
    Object.assign(globalThis, { shown })
    Notification.prototype.show = function (this: Electron.Notification) {
      shown.push(this)
    }
  })
  return {
    told: () =>
      app.inMain(async () =>
        (globalThis as unknown as { shown: Electron.Notification[] }).shown.map(
          ({ title, body, actions }) => ({ title, body, buttons: actions.map(({ text }) => text ?? '') }),
        ),
      ),
    press: (notification, button) =>
      app.inMain(
        async (_electron, [nth, index]) => {
          const { shown } = globalThis as unknown as { shown: NodeJS.EventEmitter[] }
          shown[nth]?.emit('action', {}, index)
        },
        [notification, button] as const,
      ),
  }
}

const closeWindow = (app: RunningApp) =>
  app.inMain(async ({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.hide()
  })

test('one notification says what an export is worth, and its Publish leads to confirmed points', async ({
  start,
  place,
}) => {
  const app = await start()
  const page = await app.page()
  await app.ask('settings.change', { guideDone: true })
  await acceptFolder(app, place.exports)
  await choosePractice(app)
  const notifications = await listen(app)
  await closeWindow(app)

  saveInto(place.exports, 'Ripple planter.3mf', await projectFile({ title: 'Ripple planter', secret: true }))
  await expect.poll(notifications.told).toHaveLength(1)
  const [first] = await notifications.told()
  expect(first).toMatchObject({ title: 'Qualifies: +65 points', buttons: ['Publish', 'Why?'] })
  expect(first?.body).toContain('Ripple planter.3mf')

  await notifications.press(0, 0)
  const sheet = page.getByRole('dialog', { name: /Publish Ripple planter/u })
  await expect(sheet.getByRole('textbox', { name: 'Title' })).toHaveValue('Ripple planter')
  await expect(sheet.getByRole('textbox', { name: 'Profile name' })).not.toHaveValue('')
  await expect(sheet.getByText('Access key')).toBeVisible()
  await sheet.getByText('Original', { exact: true }).click()
  await sheet.getByRole('button', { name: 'Publish, +65' }).click()
  await expect(sheet.getByText('Confirmed: +65 points')).toBeVisible({ timeout: 20_000 })
  await sheet.getByRole('button', { name: 'Close' }).last().click()
  await expect(page.getByRole('option', { name: /Ripple planter\.3mf/u })).toContainText('65')
})

test('a file with the geometry of a published model is offered as a profile for it, not as another model', async ({
  start,
  place,
}) => {
  const app = await start()
  const page = await app.page()
  await app.ask('settings.change', { guideDone: true })
  await acceptFolder(app, place.exports)
  await choosePractice(app)
  const mesh = meshOfSize(200)
  saveInto(place.exports, 'Bowl.3mf', await plainFile(plainModel(mesh)))
  await publish(app, (await verdictOf(app, 'Bowl.3mf')).id, 'original')
  await expect
    .poll(async () => (await rowOf(app, 'Bowl.3mf'))?.publication, { timeout: 30_000 })
    .toBe('confirmed')
  // What was gathered until now is dropped while the window shows it, and not told together with the next file.
  await page.waitForTimeout(3_000)

  const notifications = await listen(app)
  await closeWindow(app)
  saveInto(place.exports, 'Bowl, 0.2 mm.3mf', await projectFile({ title: 'Something else', mesh }))
  const titles = async () => (await notifications.told()).map(({ title }) => title)
  await expect.poll(titles).toContain('Qualifies: +25 points')
  await notifications.press((await titles()).indexOf('Qualifies: +25 points'), 1)
  await expect(page.getByText('As a print profile for Bowl, which you published')).toBeVisible()
  await page.getByRole('button', { name: 'Publish', exact: true }).click()
  const sheet = page.getByRole('dialog')
  await expect(sheet.getByText('A profile for Bowl, which you published')).toBeVisible()
  await sheet.getByRole('button', { name: 'Publish, +25' }).click()
  await expect(sheet.getByText('Confirmed: +25 points')).toBeVisible({ timeout: 20_000 })
  const rules = (await app.ask('history.get', {})).rows.map(({ entry }) => entry.rule)
  expect(rules.filter((rule) => rule === 'model-upload')).toHaveLength(1)
})
