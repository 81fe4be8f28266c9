import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { box } from '@shared/sample/solids'
import { projectFile } from '../../fixtures/exports'
import { makeHome, realInspector, start, until, type Started } from './kit'

let home: Awaited<ReturnType<typeof makeHome>>
let app: Started
beforeEach(async () => {
  home = await makeHome()
  for (const size of [10, 11, 12]) {
    const folder = join(home.exports, `of ${String(size)}`)
    await mkdir(folder)
    await writeFile(join(folder, `Cube ${String(size)}.3mf`), await projectFile({ mesh: box(size, 20, 30) }))
  }
  app = await start(home)
})
afterEach(async () => {
  await app.dispose()
  await home.remove()
})

const offered = async () => (await app.ask('earlier.get', {})).offered
const balance = async () => (await app.ask('state.get', {})).points

describe('exports from before', () => {
  it('are offered with what they are worth, and nothing is claimed before the member chose', async () => {
    await app.ask('place.choose', { kind: 'practice' })
    await app.acceptExports()
    const files = await until(offered, (all) => all.length === 3)
    expect(files.map(({ points }) => points)).toEqual([65, 65, 65])
    expect(app.desktop.notices).toEqual([])
    expect(await balance()).toMatchObject({ balance: 0, pending: 0 })

    const worth = await app.ask('earlier.worth', { files: files.map(({ file }) => file) })
    // The two tasks for newcomers are given once: 65 + 15 + 15.
    expect(worth.points).toBe(95)

    await app.ask('earlier.publish', { files: files.map(({ file }) => file), own: true })
    await until(balance, (points) => points.balance === 95 && points.pending === 0)
    expect(await offered()).toEqual([])
    expect((await app.ask('state.get', {})).earlier).toBeNull()
  })

  it('stay earlier ones, and are not announced, however often their folder is scanned while they wait', async () => {
    await app.dispose()
    const real = realInspector()
    let letGo: () => void = () => undefined
    const held = new Promise<void>((resolve) => {
      letGo = resolve
    })
    app = await start(home, {
      inspector: { ...real, inspect: (path) => held.then(() => real.inspect(path, null)) },
    })
    await app.ask('place.choose', { kind: 'practice' })
    await app.acceptExports()
    const waiting = async () => (await app.rows()).filter(({ state }) => state === 'checking').length
    await until(waiting, (count) => count === 2)
    app.core.suspend()
    app.core.resume()
    // By then the second scan has followed all of them to their end once more.
    await new Promise((resolve) => setTimeout(resolve, 1_500))
    letGo()
    await until(offered, (all) => all.length === 3)
    expect(app.desktop.notices).toEqual([])
  })

  it('keep their place while it is paused, and what was chosen goes on afterwards', async () => {
    await app.ask('place.choose', { kind: 'practice' })
    await app.acceptExports()
    const files = await until(offered, (all) => all.length === 3)
    await app.ask('earlier.publish', { files: files.map(({ file }) => file), own: true })
    await app.ask('earlier.pause', { paused: true })
    const held = await until(
      async () => (await app.ask('state.get', {})).earlier,
      (work) => work?.paused === true && work.recorded <= 1,
    )
    expect(held?.total).toBe(3)
    await app.ask('earlier.pause', { paused: false })
    await until(balance, (points) => points.balance === 95)
  })

  it('are only looked at while watching is not paused', async () => {
    await app.ask('settings.change', { paused: true })
    await app.acceptExports()
    expect(await offered()).toEqual([])
    await app.ask('settings.change', { paused: false })
    await until(offered, (all) => all.length === 3)
  })

  it('are not sent to a site: there each is published by hand', async () => {
    const answer = await app.core.handlers['earlier.publish']({ files: ['x'], own: true })
    expect(answer).toMatchObject({ ok: false, error: { code: 'not-possible-here' } })
  })
})
