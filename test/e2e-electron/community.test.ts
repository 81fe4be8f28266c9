import { createHash, randomUUID } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { claimsResponseSchema, routes } from '@shared/api/contract'
import { projectFile } from '../fixtures/exports'
import { freePort, startService, type CommunityService } from './harness/community-service'
import { expect, test } from './harness/fixtures'
import { phonePhoto, whereTaken } from './harness/phone-photo'
import { recordRequests } from './harness/recorder'

/** Somebody else publishes a model, over the service's own routes. */
async function publishAsOther(service: CommunityService, title: string, bytes: Uint8Array): Promise<void> {
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const ask = async (method: 'PUT' | 'POST', path: string, type: string, body: string | Uint8Array) => {
    const headers = { authorization: `Bearer ${service.operatorKey}`, 'content-type': type }
    const answer = await fetch(`${service.address}${path}`, { method, headers, body: Buffer.from(body) })
    if (!answer.ok) throw new Error(`${path} was answered ${String(answer.status)}: ${await answer.text()}`)
    return answer
  }
  await ask('PUT', routes.upload.replace(':sha256', sha256), 'application/octet-stream', bytes)
  const body = {
    ...{ kind: 'publish-model', title, description: 'Prints flat.', tags: ['desk'], category: 'home' },
    ...{ licence: 'CC-BY-4.0', origin: 'original' },
    upload: { sha256, size: bytes.length, name: 'clip.3mf' },
  }
  const claims = [{ id: randomUUID(), madeAt: new Date().toISOString(), body }]
  const answer = await ask('POST', routes.claims, 'application/json', JSON.stringify({ claims }))
  expect(claimsResponseSchema.parse(await answer.json()).outcomes).toMatchObject([
    { status: { state: 'done' } },
  ])
}

test('somebody’s model is found, fetched byte for byte, and reviewed with a photo that no longer says where it was taken', async ({
  start,
  place,
}) => {
  const service = await startService(join(place.folder, 'service'), await freePort())
  const recorder = await recordRequests(service.address)
  try {
    const bytes = await projectFile({ title: 'Cable clip', triangles: 300, picture: true })
    await publishAsOther(service, 'Cable clip', bytes)
    const downloads = join(place.folder, 'downloads')
    mkdirSync(downloads)
    writeFileSync(join(downloads, 'Cable clip.3mf'), 'not to be touched')

    const app = await start()
    const page = await app.page()
    await app.ask('settings.change', { guideDone: true })
    await app.ask('place.choose', { kind: 'service', address: recorder.address, key: service.key })
    await expect.poll(async () => (await app.ask('state.get', {})).sync.state).toBe('idle')
    await page.getByRole('button', { name: 'Find a model to review' }).click()

    await page.getByRole('searchbox').fill('clip')
    await expect(page.getByText('1 model', { exact: true })).toBeVisible()
    const tile = page.getByRole('main').getByRole('listitem').getByRole('button', { name: 'Cable clip' })
    await expect(tile.getByRole('presentation')).toHaveAttribute('src', /^data:image\/png;base64,/u)
    await tile.click()
    const sheet = page.getByRole('dialog', { name: 'Cable clip' })
    await app.answerFolderDialog(downloads)
    await sheet.getByRole('button', { name: 'Download: Cable clip' }).click()
    await expect(sheet.getByText('Saved as Cable clip (2).3mf, checked byte for byte.')).toBeVisible()
    expect(readFileSync(join(downloads, 'Cable clip (2).3mf')).equals(bytes)).toBe(true)
    expect(readFileSync(join(downloads, 'Cable clip.3mf'), 'utf8')).toBe('not to be touched')

    const photo = await phonePhoto(page)
    expect(photo.includes(whereTaken)).toBe(true)
    await sheet.getByRole('radio', { name: '4 stars' }).check({ force: true })
    await expect(sheet.getByRole('button', { name: 'Send review, +2 points' })).toBeEnabled()
    await sheet.getByRole('textbox', { name: 'Description' }).fill('Fits my desk.')
    await sheet
      .locator('input[type=file]')
      .setInputFiles({ name: 'print.jpg', mimeType: 'image/jpeg', buffer: photo })
    await sheet.getByRole('button', { name: 'Send review, +10 points' }).click()
    await expect(sheet.getByText('Review sent: +10 points')).toBeVisible()
    await expect(sheet.getByRole('img', { name: 'Photo of the print' })).toBeVisible()
    await expect.poll(async () => (await app.ask('state.get', {})).points.balance).toBe(10)

    const sent = recorder.seen.filter(
      ({ method, path }) => method === 'PUT' && path.startsWith('/v1/uploads/'),
    )
    expect(sent).toHaveLength(1)
    expect(sent[0]?.body.subarray(0, 3)).toEqual(Buffer.from([0xff, 0xd8, 0xff]))
    expect(sent[0]?.body.length).toBeLessThan(photo.length)
    for (const { path, body } of recorder.seen) {
      for (const trace of [whereTaken, 'Exif'])
        expect(body.includes(trace), `${trace} in ${path}`).toBe(false)
    }

    await sheet.getByRole('button', { name: 'Show in Files: Cable clip (2).3mf' }).click()
    await expect(page.getByRole('option', { name: /Cable clip \(2\)\.3mf/u })).toBeVisible()
  } finally {
    await service.cutOff()
    await recorder.close()
  }
})
