import { readdirSync } from 'node:fs'
import { appendFile, mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { projectFile } from '../../fixtures/exports'
import { makeHome, start, until, type Started } from './kit'

let home: Awaited<ReturnType<typeof makeHome>>
let app: Started
beforeEach(async () => {
  home = await makeHome()
  app = await start(home)
})
afterEach(async () => {
  await app.dispose()
  await home.remove()
})

const state = () => app.ask('state.get', {})

describe('the health page', () => {
  it('notices a probe of its own, and finds disk, journal and service the same', async () => {
    await app.ask('place.choose', { kind: 'practice' })
    await app.acceptExports()
    await app.ask('tasks.set-preference', { tags: ['Tools'] })
    await until(state, ({ points }) => points.balance === 10)
    const health = await app.ask('health.check', {})
    expect(health.watcher.noticedAfterMs).toBeGreaterThan(0)
    expect(health.folders).toEqual([{ path: home.exports, watching: 'yes' }])
    expect(health.record).toMatchObject({ same: true, entries: 1, actions: 1 })
    expect(health.service).toMatchObject({ reached: true, here: 10, there: 10 })
    expect(readdirSync(home.data)).not.toContain('health-probe')
    expect(readdirSync(home.exports)).toEqual([])
  })

  it('says when the disk gives something else than what is shown', async () => {
    await app.ask('settings.change', { language: 'de' })
    await appendFile(join(home.data, 'store', 'journal.jsonl'), 'no line of ours\n')
    await app.ask('settings.change', { language: 'en' })
    expect((await app.ask('health.check', {})).record.same).toBe(false)
  })

  it('says that the service is out of reach, and tests the rest all the same', async () => {
    await app.ask('place.choose', { kind: 'practice' })
    await app.service.stop()
    app.service.allow(false)
    const health = await app.ask('health.check', {})
    expect(health.service).toMatchObject({ reached: false, error: { code: 'service-unreachable' } })
    expect(health.record.same).toBe(true)
  })
})

describe('what is stored', () => {
  it('is listed with its size, and saved whole without a key', async () => {
    await writeFile(join(home.service, 'twelve bytes'), 'twelve bytes')
    const { parts } = await app.ask('stored.get', {})
    expect(parts.find(({ what }) => what === 'practice')).toEqual({ what: 'practice', files: 1, size: 12 })
    expect(parts.find(({ what }) => what === 'record')?.size).toBeGreaterThan(0)
    app.desktop.savePath = join(home.root, 'all.json')
    expect(await app.ask('stored.export', {})).toEqual({ saved: true })
    const saved = JSON.parse(await readFile(app.desktop.savePath, 'utf8')) as { settings: unknown }
    expect(saved.settings).toMatchObject({ guideDone: false })
  })

  it('is erased by the shell alone, once the app has ended', async () => {
    await app.ask('stored.erase', { sure: true })
    expect(app.desktop.erased).toBe(1)
  })
})

describe('names that are left alone', () => {
  const names = async () => (await app.rows()).map(({ name }) => name).sort()

  it('are shown before they are hidden, then forgotten, and found again without the pattern', async () => {
    await mkdir(join(home.exports, 'tests'))
    const bytes = await projectFile()
    for (const name of ['Cube.3mf', 'Draft cube.3mf', 'tests/Cube 2.3mf'])
      await writeFile(join(home.exports, name), bytes)
    const folder = await app.acceptExports()
    await until(app.rows, (rows) => rows.filter((row) => row.state === 'checked').length === 3)

    const patterns = ['draft*', 'TESTS']
    const preview = await app.ask('folders.ignored', { folder, patterns })
    expect({ ...preview, names: preview.names.toSorted() }).toEqual({
      files: 3,
      hidden: 2,
      names: ['Draft cube.3mf', 'tests/Cube 2.3mf'],
    })
    expect(await names()).toHaveLength(3)

    await app.ask('folders.ignore', { folder, patterns })
    expect(await names()).toEqual(['Cube.3mf'])
    await writeFile(join(home.exports, 'Draft 2.3mf'), await projectFile({ title: 'Two' }))
    await writeFile(join(home.exports, 'Seen.3mf'), await projectFile({ title: 'Three' }))
    await until(names, (all) => all.includes('Seen.3mf'))
    expect(await names()).toEqual(['Cube.3mf', 'Seen.3mf'])

    await app.ask('folders.ignore', { folder, patterns: [] })
    await until(names, (all) => all.length === 5)
  })
})

describe('places', () => {
  it('are switched with what each recorded, and nothing of one is seen in the other', async () => {
    await app.ask('place.choose', { kind: 'practice' })
    await app.ask('tasks.set-preference', { tags: ['Tools'] })
    await until(state, ({ points }) => points.balance === 10)
    const [practice] = (await state()).places
    if (!practice) throw new Error('no place')
    await app.ask('place.choose', { kind: 'assisted', site: (await state()).sites[0]?.id ?? '' })
    expect((await state()).points).toMatchObject({ kind: 'estimate', balance: 0 })
    expect((await app.ask('history.get', {})).rows).toEqual([])

    await app.ask('place.switch', { place: practice.id })
    const back = await state()
    expect(back.place.kind).toBe('practice')
    expect(back.points).toMatchObject({ kind: 'practice', balance: 10 })
    expect(back.places.map(({ current }) => current)).toEqual([true, false])
  })
})
