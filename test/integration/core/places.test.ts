import { existsSync, readFileSync } from 'node:fs'
import { readFile, readdir, rm, stat, writeFile, mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { appError } from '@shared/errors'
import { err } from '@shared/result'
import { configFile, presetText, projectFile, secrets, slicedFile } from '../../fixtures/exports'
import { formFor, makeHome, start, testService, until, type Started } from './kit'

let home: Awaited<ReturnType<typeof makeHome>>
let app: Started
beforeEach(async () => {
  home = await makeHome()
})
afterEach(async () => {
  await app.dispose()
  await home.remove()
})

const state = () => app.ask('state.get', {})
const balance = async () => (await state()).points.balance
const site = 'my-model-site'
const checkedFile = async (name: string, bytes: Uint8Array): Promise<string> => {
  await writeFile(join(home.exports, name), bytes)
  const rows = await until(app.rows, (all) => all.some((row) => row.name === name && row.state === 'checked'))
  return rows.find((row) => row.name === name)?.id ?? ''
}

describe('places', () => {
  it('keeps what waits for one place when another is chosen, and sends it to none but its own', async () => {
    const practice = testService(home.service)
    practice.allow(false)
    app = await start(home, { service: practice })
    await app.ask('place.choose', { kind: 'practice' })
    await app.ask('tasks.set-preference', { tags: ['Art Sculpture'] })
    expect((await state()).outbox).toHaveLength(1)

    await app.ask('place.choose', { kind: 'assisted', site })
    expect(await state()).toMatchObject({ outbox: [], points: { kind: 'estimate', balance: 0, pending: 0 } })
    await app.ask('tasks.set-profile', { bio: 'I print', region: 'Kiel' })
    expect((await state()).points).toMatchObject({ kind: 'estimate', balance: 5 })

    practice.allow(true)
    await app.ask('place.choose', { kind: 'practice' })
    await until(balance, (now) => now === 10)
    const { points, member } = await state()
    expect(points).toMatchObject({ kind: 'practice', balance: 10 })
    expect(member).toMatchObject({ tags: ['Art Sculpture'], region: '' })
  })

  it('records nothing where no place was chosen, and says so; verdicts and forecasts stand all the same', async () => {
    app = await start(home)
    await app.acceptExports()
    const file = await checkedFile('Part.3mf', await projectFile())
    expect((await app.rows())[0]).toMatchObject({ verdict: 'qualifies', points: 65 })
    const refused = await app.core.handlers['files.publish']({ file, form: await formFor(app, file) })
    expect(refused).toMatchObject({ ok: false, error: { code: 'not-possible-here' } })
  })

  it('refuses an address to which a key must not go', async () => {
    app = await start(home)
    for (const address of [
      'http://rewards.example.org',
      'ftp://127.0.0.1',
      'https://me:pw@example.org',
      'javascript:alert(1)',
    ]) {
      const answer = await app.core.handlers['place.choose']({ kind: 'service', address, key: 'k' })
      expect(answer).toMatchObject({ ok: false, error: { code: 'bad-request' } })
    }
  })
})

describe('assisted mode', () => {
  beforeEach(async () => {
    app = await start(home, {
      serviceHost: {
        connect: () => Promise.resolve(err(appError('unexpected'))),
        dispose: () => Promise.resolve(),
      },
    })
    await app.ask('place.choose', { kind: 'assisted', site })
    await app.acceptExports()
  })

  it('makes a kit without anything private, asks, and keeps the estimate', async () => {
    const file = await checkedFile('Part.3mf', await projectFile({ secret: true }))
    const kit = await app.ask('kit.make', { file, form: await formFor(app, file) })
    expect(kit).toMatchObject({ host: 'www.example.com', copyName: 'Part.3mf' })
    expect(kit.removed).toBeGreaterThan(0)
    const copy = await readFile(join(home.data, 'kits', file, 'Part.3mf'))
    expect(copy.includes(secrets.user)).toBe(false)
    expect((await state()).outbox.map((item) => item.state)).toEqual([
      'ask-whether-it-went-through',
      'ask-whether-it-went-through',
    ])
    expect(await balance()).toBe(0)
    await app.ask('kit.open-page', { page: 'upload' })
    expect(app.desktop.opened).toEqual(['https://www.example.com/models/upload'])
    await app.ask('kit.answer', { file, wentThrough: true })
    expect(await state()).toMatchObject({ outbox: [], points: { kind: 'estimate', balance: 65 } })
    expect((await app.rows())[0]).toMatchObject({ publication: 'estimate', earned: 65 })
    expect((await app.ask('history.get', {})).rows.every(({ ruleName }) => ruleName.en !== '')).toBe(true)
  })

  it('keeps it as not done when it did not go through, and lets it be tried again', async () => {
    const file = await checkedFile('Part.3mf', await projectFile())
    await app.ask('kit.make', { file, form: await formFor(app, file) })
    await app.ask('kit.answer', { file, wentThrough: false })
    expect(await state()).toMatchObject({ outbox: [], points: { balance: 0 } })
    await app.ask('kit.make', { file, form: await formFor(app, file) })
    await app.ask('kit.answer', { file, wentThrough: true })
    expect(await balance()).toBe(65)
  })

  it('gives the kit that waits for its answer again, also after a restart', async () => {
    const file = await checkedFile('Part.3mf', await projectFile({ secret: true }))
    expect(await app.ask('kit.made', { file })).toEqual({ kit: null })
    const form = { ...(await formFor(app, file)), title: 'Tray', description: 'Flat.', tags: ['tray'] }
    const kit = await app.ask('kit.make', { file, form })
    expect(await app.ask('kit.made', { file })).toEqual({ kit })
    await app.dispose()
    app = await start(home)
    expect(await app.ask('kit.made', { file })).toEqual({ kit })
    await rm(join(home.data, 'kits'), { recursive: true })
    expect(await app.ask('kit.made', { file })).toEqual({ kit })
    expect(await readFile(join(home.data, 'kits', file, 'Part.3mf'))).not.toHaveLength(0)
    expect((await state()).outbox).toHaveLength(2)
    await app.ask('kit.answer', { file, wentThrough: true })
    expect(await app.ask('kit.made', { file })).toEqual({ kit: null })
    expect(await balance()).toBe(65)
  })

  it('asks once about content that lies in two files', async () => {
    const bytes = await projectFile()
    const one = await checkedFile('Part.3mf', bytes)
    const other = await checkedFile('Part again.3mf', bytes)
    await app.ask('kit.make', { file: one, form: await formFor(app, one) })
    expect((await app.ask('kit.made', { file: other })).kit).toMatchObject({ copyName: 'Part again.3mf' })
    await app.ask('kit.answer', { file: other, wentThrough: true })
    expect(await state()).toMatchObject({ outbox: [], points: { balance: 65 } })
  })

  it('exports the record with nothing that a spreadsheet would run', async () => {
    await app.ask('tasks.set-preference', { tags: ['=HYPERLINK("https://example.org")'] })
    app.desktop.savePath = join(home.root, 'history.csv')
    expect(await app.ask('history.export', { format: 'csv' })).toEqual({ saved: true })
    const csv = await readFile(app.desktop.savePath, 'utf8')
    expect(csv.split('\r\n')).toHaveLength(3)
    expect(csv).toContain(`"'=HYPERLINK(""https://example.org"")"`)
    expect(csv).toContain('set-preference')
    app.desktop.savePath = join(home.root, 'history.json')
    await app.ask('history.export', { format: 'json' })
    expect(JSON.parse(await readFile(app.desktop.savePath, 'utf8'))).toMatchObject({ points: 'estimate' })
    app.desktop.savePath = null
    expect(await app.ask('history.export', { format: 'json' })).toEqual({ saved: false })
  })
})

describe('slicers', () => {
  const putConfig = async () => {
    const folder = join(home.home, '.config', 'OrcaSlicer')
    await mkdir(join(folder, 'user', 'default', 'process'), { recursive: true })
    await mkdir(join(folder, 'log'))
    await writeFile(join(folder, 'OrcaSlicer.conf'), configFile({ application: 'OrcaSlicer' }))
    await writeFile(join(folder, 'log', 'secret.3mf'), await projectFile())
    await writeFile(join(folder, 'user', 'default', 'process', 'Mine.json'), presetText())
    return folder
  }

  it('are found by name, and read only after their folder was accepted', async () => {
    const path = await putConfig()
    app = await start(home)
    await app.ask('place.choose', { kind: 'practice' })
    await app.ask('slicers.find', {})
    const before = await state()
    expect(before.slicers).toMatchObject([{ id: 'orca-slicer', version: null, printers: [] }])
    const folder = before.folders.find((one) => one.path === path)
    expect(folder).toMatchObject({ state: 'offered', kind: 'slicer-data', watching: 'no' })
    const atime = (await stat(join(path, 'OrcaSlicer.conf'))).atimeMs

    await app.ask('folders.decide', { folder: folder?.id ?? '', state: 'accepted' })
    const after = await until(state, ({ points }) => points.balance === 5)
    expect(atime).toBeLessThanOrEqual((await stat(join(path, 'OrcaSlicer.conf'))).atimeMs)
    expect(after.slicers[0]?.version).not.toBeNull()
    expect(after.slicers[0]?.printers.length).toBeGreaterThan(0)
    expect(after.tasks.tasks.find(({ rule }) => rule === 'setup-printer')).toMatchObject({
      state: 'complete',
    })
    const rows = await until(app.rows, (all) => all.length > 0)
    expect(rows.map(({ name }) => name)).toEqual(['Mine.json'])
  })

  it('leave none of their secrets in anything that is written or said', async () => {
    const path = await putConfig()
    app = await start(home)
    await app.ask('place.choose', { kind: 'practice' })
    await app.ask('slicers.find', {})
    const folder = (await state()).folders.find((one) => one.path === path)
    await app.ask('folders.decide', { folder: folder?.id ?? '', state: 'accepted' })
    await app.acceptExports()
    const file = await checkedFile('Secret.3mf', await projectFile({ secret: true }))
    await app.ask('files.publish', { file, form: await formFor(app, file) })
    await until(balance, (now) => now === 70)
    await app.dispose()
    const planted = [secrets.apiKey, secrets.serial, secrets.email, secrets.accountId, secrets.host]
    const written: string[] = [...app.log]
    for (const entry of await readdir(home.root, { recursive: true, withFileTypes: true })) {
      const at = join(entry.parentPath, entry.name)
      if (!entry.isFile() || at.startsWith(home.home) || at.startsWith(home.exports)) continue
      // The service that was just left may still put its database's side files away.
      if (existsSync(at)) written.push(readFileSync(at, 'latin1'))
    }
    for (const secret of planted)
      expect(
        written.some((text) => text.includes(secret)),
        secret,
      ).toBe(false)
  })
})

describe('a profile without geometry', () => {
  it('is published for a model of the member’s own', async () => {
    app = await start(home)
    await app.ask('place.choose', { kind: 'practice' })
    await app.acceptExports()
    const sliced = await checkedFile('Part.gcode.3mf', await slicedFile())
    const without = await app.core.handlers['files.publish']({
      file: sliced,
      form: await formFor(app, sliced),
    })
    expect(without).toMatchObject({ ok: false, error: { code: 'model-unknown' } })
    const project = await checkedFile('Part.3mf', await projectFile())
    await app.ask('files.publish', { file: project, form: await formFor(app, project) })
    await until(balance, (now) => now === 65)
    const form = await formFor(app, sliced)
    expect(form.forModel).not.toBeNull()
    await app.ask('files.publish', { file: sliced, form })
    await until(
      async () => (await app.ask('files.detail', { file: sliced })).row.publication,
      (now) => now === 'confirmed',
    )
  })
})

describe('a folder set to publish by itself', () => {
  it('publishes what comes from then on, once, and nothing that has signs of another origin', async () => {
    app = await start(home)
    await app.ask('place.choose', { kind: 'practice' })
    await writeFile(join(home.exports, 'Before.3mf'), await projectFile({ triangles: 400 }))
    const folder = await app.acceptExports()
    await checkedFile('Before too.3mf', await projectFile({ triangles: 600 }))
    await app.ask('folders.publish-by-itself', { folder, on: true })
    await checkedFile('Mine.3mf', await projectFile())
    await checkedFile(
      'Theirs.3mf',
      await projectFile({ triangles: 800, metadata: { Designer: 'Somebody', DesignModelId: '123' } }),
    )
    await until(balance, (now) => now === 65)
    await checkedFile('Mine again.3mf', await projectFile())
    await app.ask('sync.now', {})
    const rows = await app.rows()
    const published = rows.filter(({ publication }) => publication !== null).map(({ name }) => name)
    expect(published.sort()).toEqual(['Mine again.3mf', 'Mine.3mf'])
    expect(await balance()).toBe(65)
  })
})
