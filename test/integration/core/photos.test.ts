import { createHash } from 'node:crypto'
import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { spoolFolder } from '@core/publish/spool'
import { requests } from '@shared/ipc/contract'
import type { PublishForm } from '@shared/ipc/views'
import { projectFile } from '../../fixtures/exports'
import { jpeg } from '../service/support/photos'
import { formFor, makeHome, start, testService, until, type Started, type TestService } from './kit'

const photo = (salt: string) => jpeg(salt)
const drawn = (bytes: Buffer) => `data:image/jpeg;base64,${bytes.toString('base64')}`
const hashOf = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')
const [front, back] = [photo('front'), photo('back')]

let home: Awaited<ReturnType<typeof makeHome>>
let service: TestService
let app: Started
beforeEach(async () => {
  home = await makeHome()
  service = testService(home.service)
  app = await start(home, { service })
})
afterEach(async () => {
  await app.dispose()
  await home.remove()
})

const checkedFile = async (picture: boolean): Promise<string> => {
  await app.acceptExports()
  await writeFile(join(home.exports, 'Part.3mf'), await projectFile({ picture }))
  const [row] = await until(app.rows, ([first]) => first?.verdict === 'qualifies')
  return row?.id ?? ''
}
const formWith = async (file: string, pictures: Pick<PublishForm, 'photos' | 'cover'>) => ({
  ...(await formFor(app, file)),
  ...pictures,
})
const outbox = async () => (await app.ask('state.get', {})).outbox
const balance = async () => (await app.ask('state.get', {})).points.balance
const spooled = async () => (await readdir(spoolFolder(home.data))).sort()

describe('photos of one’s own', () => {
  beforeEach(() => app.ask('place.choose', { kind: 'practice' }))

  it('wait in the spool while the service is away, also through a restart, and are sent with their model', async () => {
    await until(
      async () => (await app.ask('state.get', {})).sync.state,
      (state) => state === 'idle',
    )
    service.allow(false)
    await service.stop()
    const file = await checkedFile(true)
    const form = await formWith(file, { photos: [drawn(front), drawn(back)], cover: { photo: 1 } })
    await app.ask('files.publish', { file, form })
    const kept = await spooled()
    expect(kept).toEqual(expect.arrayContaining([`${hashOf(front)}.jpg`, `${hashOf(back)}.jpg`]))
    expect(kept).toHaveLength(3)

    await app.dispose()
    app = await start(home, { service })
    expect(await spooled()).toEqual(kept)
    service.allow(true)
    await app.ask('sync.now', {})
    await until(balance, (points) => points === 65)
    await until(spooled, (names) => names.length === 0)
    expect(await outbox()).toEqual([])
  })

  it('are refused where they are more than a model takes, or no photo that a page drew', async () => {
    const file = await checkedFile(true)
    const takes = async (photos: string[]) =>
      requests['files.publish'].input.safeParse({ file, form: await formWith(file, { photos, cover: null }) })
        .success
    expect(await takes([drawn(front), drawn(back)])).toBe(true)
    const many = Array.from({ length: 9 }, (_, at) => drawn(photo(String(at))))
    for (const photos of [many, ['data:image/png;base64,AAAA'], ['file:///etc/passwd']])
      expect(await takes(photos)).toBe(false)
  })
})

describe('the pictures of a kit', () => {
  beforeEach(() => app.ask('place.choose', { kind: 'assisted', site: 'my-model-site' }))

  const laid = async (file: string, names: readonly string[]) =>
    Promise.all(names.map((name) => readFile(join(home.data, 'kits', file, name))))

  it('are the cover first, then the photos, each to be dragged out by its name', async () => {
    const file = await checkedFile(true)
    const photos = [drawn(front), drawn(back)]
    const kit = await app.ask('kit.make', { file, form: await formWith(file, { photos, cover: null }) })
    expect(kit.pictureNames).toEqual(['Part-1.png', 'Part-2.jpg', 'Part-3.jpg'])
    expect((await laid(file, kit.pictureNames)).slice(1)).toEqual([front, back])
    await app.ask('kit.drag-out', { file, name: 'Part-3.jpg' })
    expect(app.desktop.dragged.map((path) => basename(path))).toEqual(['Part-3.jpg'])
    for (const name of ['Part-4.jpg', '../Part-3.jpg', '../../store/journal']) {
      expect(await app.core.handlers['kit.drag-out']({ file, name })).toMatchObject({ ok: false })
    }
  })

  it('begin with the photo that is the cover, forget those of the kit before, and are laid out anew where they are gone', async () => {
    const file = await checkedFile(true)
    const photos = [drawn(front), drawn(back)]
    await app.ask('kit.make', { file, form: await formWith(file, { photos, cover: null }) })
    const form = await formWith(file, { photos, cover: { photo: 1 } })
    const { pictureNames } = await app.ask('kit.make', { file, form })
    expect(await laid(file, pictureNames)).toEqual([back, front])
    await rm(join(home.data, 'kits'), { recursive: true })
    expect((await app.ask('kit.made', { file })).kit?.pictureNames).toEqual(pictureNames)
    expect(await laid(file, pictureNames)).toEqual([back, front])
    expect((await readdir(join(home.data, 'kits', file))).sort()).toEqual([
      'Part-1.jpg',
      'Part-2.jpg',
      'Part.3mf',
    ])
  })
})
