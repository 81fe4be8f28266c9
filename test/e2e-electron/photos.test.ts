import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { modelPageSchema, modelsResponseSchema, routes } from '@shared/api/contract'
import { projectFile } from '../fixtures/exports'
import { findings } from './harness/axe'
import { freePort, startService, type CommunityService } from './harness/community-service'
import { drop } from './harness/drop'
import { expect, test } from './harness/fixtures'
import { acceptFolder, saveInto, verdictOf } from './harness/member'
import { phonePhoto, whereTaken } from './harness/phone-photo'
import { recordRequests } from './harness/recorder'

/** What somebody else of the community gets, who is of the team. */
const asOther = async (
  { address, operatorKey }: CommunityService,
  path: string,
  asked: RequestInit = {},
): Promise<Response> => {
  const headers = { authorization: `Bearer ${operatorKey}`, 'content-type': 'application/json' }
  const answer = await fetch(`${address}${path}`, { ...asked, headers })
  expect(answer.status, path).toBe(200)
  return answer
}
const bytesOf = async (answer: Response) => Buffer.from(await answer.arrayBuffer())

test('photos of the print go with the model, one of them as its cover, none says where it was taken, and their maker reads why the team removed one', async ({
  start,
  place,
}) => {
  const service = await startService(join(place.folder, 'service'), await freePort())
  const recorder = await recordRequests(service.address)
  try {
    const app = await start()
    const page = await app.page()
    await app.ask('settings.change', { guideDone: true })
    await app.ask('place.choose', { kind: 'service', address: recorder.address, key: service.key })
    await acceptFolder(app, place.exports)
    saveInto(
      place.exports,
      'Ripple planter.3mf',
      await projectFile({ title: 'Ripple planter', picture: true }),
    )
    const { id } = await verdictOf(app, 'Ripple planter.3mf')

    await page.getByRole('button', { name: /^Files/u }).click()
    await page.getByRole('option', { name: /Ripple planter/u }).click()
    await page.getByRole('button', { name: 'Publish' }).click()
    const sheet = page.getByRole('dialog', { name: /Publish Ripple planter/u })
    const pictures = sheet.getByRole('radiogroup', { name: 'Cover and photos' })
    await expect(pictures.getByRole('radio', { name: 'Picture of the file' })).toBeChecked()
    const chosen = await phonePhoto(page, 'darkred')
    await pictures
      .locator('input[type=file]')
      .setInputFiles({ name: 'print.jpg', mimeType: 'image/jpeg', buffer: chosen })
    await expect(pictures.getByRole('radio', { name: 'Photo 1' })).toHaveCount(1)
    const dropped = join(place.folder, 'on the desk.jpg')
    writeFileSync(dropped, await phonePhoto(page, 'darkblue'))
    await drop(page, dropped)
    await pictures.getByTitle('Photo 2', { exact: true }).click()
    await expect(pictures.getByRole('radio', { name: 'Photo 2' })).toBeChecked()
    expect(await findings(page)).toEqual([])

    await sheet.getByText('Original', { exact: true }).click()
    await sheet.getByRole('button', { name: 'Publish, +65' }).click()
    await expect(sheet.getByText('Confirmed: +65 points')).toBeVisible({ timeout: 20_000 })
    // The dropped photo was the sheet's own, and no file to be checked.
    expect((await app.ask('files.list', {})).files.map((file) => file.id)).toEqual([id])

    const { models } = modelsResponseSchema.parse(await (await asOther(service, routes.models)).json())
    const model = models[0]?.model ?? ''
    const at = (route: string, sha256 = '') => route.replace(':id', model).replace(':sha256', sha256)
    const { photos } = modelPageSchema.parse(await (await asOther(service, at(routes.model))).json())
    expect(photos).toHaveLength(2)
    const shown = await Promise.all(
      photos.map(async (sha256) => bytesOf(await asOther(service, at(routes.modelPhoto, sha256)))),
    )
    expect(await bytesOf(await asOther(service, at(routes.modelPicture)))).toEqual(shown[1])
    expect(shown[0]).not.toEqual(shown[1])
    for (const bytes of [...recorder.seen.map(({ body }) => body), ...shown]) {
      for (const trace of [whereTaken, 'Exif']) expect(bytes.includes(trace), trace).toBe(false)
    }

    await sheet.getByRole('button', { name: 'Close' }).last().click()
    await page.getByRole('button', { name: 'Community', exact: true }).click()
    await page.getByRole('main').getByRole('button', { name: 'Ripple planter' }).click()
    const open = page.getByRole('dialog', { name: 'Ripple planter' })
    await open.getByRole('button', { name: 'Photo 1' }).click()
    await expect(open.getByRole('img', { name: 'A photo of Ripple planter' })).toBeVisible()
    expect(await findings(page)).toEqual([])
    await page.keyboard.press('Escape')

    await page.getByRole('button', { name: 'My Models' }).click()
    const card = page.getByRole('region', { name: 'Ripple planter' })
    await expect(card).toBeVisible()
    await expect(card).not.toContainText('The team removed')
    const body = JSON.stringify({ reason: 'That is a lamp.' })
    await asOther(service, at(routes.modelPhotoRemoval, photos[1]), { method: 'POST', body })
    await app.ask('sync.now', {})
    await expect(card.getByRole('heading', { name: 'The team removed the cover photo' })).toBeVisible()
    await expect(card.getByText('That is a lamp.')).toBeVisible()
    await expect(card.getByText('The best picture in its file is the cover now.')).toBeVisible()
    for (const appearance of ['light', 'dark'] as const) {
      await app.ask('settings.change', { appearance })
      await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', appearance)
      expect(await findings(page), appearance).toEqual([])
    }
  } finally {
    await service.cutOff()
    await recorder.close()
  }
})
