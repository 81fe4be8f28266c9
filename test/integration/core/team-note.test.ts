import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { keyOf } from '../service/support/service-under-test'
import { startTeam } from '../service/support/team'
import { makeHome, start, until, type Started } from './kit'

let home: Awaited<ReturnType<typeof makeHome>>
let team: Awaited<ReturnType<typeof startTeam>>
let app: Started
beforeEach(async () => {
  home = await makeHome()
  team = await startTeam()
  app = await start(home)
})
afterEach(async () => {
  await app.dispose()
  await team.service.close()
  await home.remove()
})

/** Olga gives ann points on the page of the team, and confirms it. */
async function adjust(points: number, reason: string) {
  await team.olga.open('/team/members/ann')
  const asked = { programme: 'creator-rewards', points: String(points), reason }
  const { text } = await team.olga.send('/team/members/ann/adjust', asked)
  const hidden = [...text.matchAll(/type="hidden" name="([^"]+)" value="([^"]*)"/gu)]
  const fields = Object.fromEntries(hidden.map(([, name = '', value = '']) => [name, value]))
  expect((await team.olga.send('/team/members/ann/adjust/confirmed', fields)).status).toBe(303)
}

it('a member reads why the team adjusted points, in the history and in its exports, also offline', async () => {
  const address = await team.service.app.listen({ host: '127.0.0.1', port: 0 })
  await app.ask('place.choose', { kind: 'service', address, key: keyOf('ann') })
  await adjust(25, 'Helped at the open day.')
  await adjust(-5, 'Counted once too often.')
  await app.ask('sync.now', {})
  const notes = async () => (await app.ask('history.get', {})).rows.map(({ note }) => note)
  const wanted = ['Counted once too often.', 'Helped at the open day.']
  await until(notes, (now) => JSON.stringify(now) === JSON.stringify(wanted))

  await app.dispose()
  app = await start(home)
  expect(await notes()).toEqual(wanted)
  for (const format of ['csv', 'json'] as const) {
    app.desktop.savePath = join(home.root, `history.${format}`)
    expect(await app.ask('history.export', { format })).toEqual({ saved: true })
    expect(await readFile(app.desktop.savePath, 'utf8')).toContain('Helped at the open day.')
  }
})
