import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { projectFile } from '../../fixtures/exports'
import { formFor, makeHome, start, until, type Started } from './kit'

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

const models = async () => (await app.ask('models.get', {})).models

describe('what the member published', () => {
  it('stands with its file while it waits, and with its points and profile once it is confirmed', async () => {
    app.service.allow(false)
    await app.ask('place.choose', { kind: 'practice' })
    const path = join(home.root, 'Ripple planter.3mf')
    await writeFile(path, await projectFile({ title: 'Ripple planter' }))
    const [file = ''] = (await app.core.handIn([path])).files
    await until(app.rows, ([row]) => row?.state === 'checked')
    await app.ask('files.publish', { file, form: await formFor(app, file) })
    expect(await models()).toMatchObject([
      {
        title: 'Ripple planter',
        state: 'waiting-to-sync',
        origin: 'original',
        file,
        points: 0,
        profiles: [],
      },
    ])

    app.service.allow(true)
    await app.ask('sync.now', {})
    await until(models, ([model]) => model?.state === 'approved' && model.points > 0)
    const [model, ...others] = await models()
    expect(others).toEqual([])
    expect(model).toMatchObject({ title: 'Ripple planter', file, downloads: null })
    expect(model?.profiles).toHaveLength(1)
  })

  it('is nothing before there is a place', async () => {
    expect(await models()).toEqual([])
  })
})

describe('where the member stands in the community', () => {
  it('begins at the first title, with every badge still to earn', async () => {
    const standing = await app.ask('standing.get', {})
    expect(standing).toMatchObject({ level: 0, points: 0, known: false, toNextLevel: 10, highest: 100 })
    expect(standing.titles.map(({ from, to }) => `${String(from)}-${String(to)}`)).toEqual(
      '0-10 11-20 21-30 31-40 41-50 51-60 61-70 71-80 81-100'.split(' '),
    )
    expect(standing.titles.filter(({ unlocks }) => unlocks !== null)).toHaveLength(8)
    expect(standing.badges).toHaveLength(8)
    expect(standing.badges.filter(({ earned }) => earned)).toEqual([])
    expect(standing.badges.flatMap(({ progress }) => progress?.needed ?? [])).toEqual([25, 201])
    expect(standing.ways.map(({ rule }) => rule)).toEqual(['posts', 'likes', 'anniversary'])
  })
})
