import { shippedProgrammes } from '@shared/programme/shipped'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { keyOf, startService, type UnderTest } from '../service/support/service-under-test'
import { makeHome, start, until, type Started } from './kit'

/** As a community sets it: points are good for a year, to the end of that month. */
const programmes = shippedProgrammes().map((programme) =>
  programme.id === 'creator-rewards' ? { ...programme, expiry: { months: 12 } } : programme,
)
const earned = '2026-11-22T12:00:00.000Z'

let home: Awaited<ReturnType<typeof makeHome>>
let service: UnderTest
let app: Started
const clock = { at: earned, now: () => new Date(clock.at) }

beforeEach(async () => {
  home = await makeHome()
  clock.at = earned
  service = await startService({ programmes, at: earned })
  const address = await service.app.listen({ host: '127.0.0.1', port: 0 })
  app = await start(home, { clock })
  await app.ask('place.choose', { kind: 'service', address, key: keyOf('ben') })
  await app.ask('tasks.set-preference', { tags: ['Tools'] })
  await app.ask('tasks.set-profile', { bio: 'I print', region: 'Kiel' })
  await until(
    () => app.ask('state.get', {}),
    ({ points }) => points.balance === 15,
  )
})
afterEach(async () => {
  await app.dispose()
  await service.close()
  await home.remove()
})

/** What the app says that is started on another day and ended again; ending it waits for what it looks for. */
async function startOn(day: string): Promise<readonly unknown[]> {
  await app.dispose()
  clock.at = `${day}T12:00:00.000Z`
  app = await start(home, { clock })
  await app.dispose()
  return app.desktop.notices.filter(({ kind }) => kind === 'expiring')
}

const said = { kind: 'expiring', points: 15, at: '2027-12-01T00:00:00.000Z', timeZone: 'UTC' }

it('points that expire within thirty days are said once, together, also after another start', async () => {
  expect(app.desktop.notices.filter(({ kind }) => kind === 'expiring')).toEqual([])
  expect(await startOn('2027-10-31')).toEqual([])
  expect(await startOn('2027-11-02')).toEqual([said])
  expect(await startOn('2027-11-03')).toEqual([])
  expect(await startOn('2027-12-02')).toEqual([])
})

it('nothing is said while that is switched off, and all of it once it is on again', async () => {
  await app.ask('settings.change', { tellExpiring: false })
  expect(await startOn('2027-11-02')).toEqual([])
  app = await start(home, { clock })
  await app.ask('settings.change', { tellExpiring: true })
  await until(
    () => app.desktop.notices,
    (notices) => notices.some(({ kind }) => kind === 'expiring'),
  )
})
