import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { projectFile } from '../../fixtures/exports'
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

it('tells everybody of a change, although somebody has asked for the state meanwhile', async () => {
  app = await start(home)
  await app.ask('state.get', {})
  const heard: (boolean | undefined)[] = []
  app.core.on('state.changed', ({ settings }) => heard.push(settings?.paused))
  await app.ask('settings.change', { paused: true })
  expect((await app.ask('state.get', {})).settings.paused).toBe(true)
  await until(
    () => heard,
    (all) => all.includes(true),
  )
})

it('tells everybody what a file is worth now, although somebody has asked for all rows meanwhile', async () => {
  const service = testService(home.service)
  service.allow(false)
  app = await start(home, { service })
  await app.acceptExports()
  await app.ask('place.choose', { kind: 'practice' })
  await writeFile(join(home.exports, 'Part.3mf'), await projectFile())
  const [row] = await until(app.rows, (rows) => rows[0]?.state === 'checked')
  const file = row?.id ?? ''
  const form = await formFor(app, file)
  const heard: (string | null)[] = []
  app.core.on('files.changed', ({ upserted }) => heard.push(...upserted.map((one) => one.publication)))
  await app.ask('files.publish', { file, form })
  await app.rows()
  await app.rows()
  await until(
    () => heard,
    (all) => all.includes('waiting-to-sync'),
  )
})
