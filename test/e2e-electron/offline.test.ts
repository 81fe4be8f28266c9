import { join } from 'node:path'
import { projectFile } from '../fixtures/exports'
import { expect, test } from './harness/fixtures'
import { freePort, startService } from './harness/community-service'
import { acceptFolder, publish, rowOf, saveInto, verdictOf } from './harness/member'

test('with the service out of reach actions wait, and are confirmed by themselves once it is back', async ({
  start,
  place,
}) => {
  test.setTimeout(240_000)
  const service = await startService(join(place.folder, 'service'), await freePort())
  try {
    const { address, key } = service
    const app = await start()
    await acceptFolder(app, place.exports)
    await app.ask('place.choose', { kind: 'service', address, key })
    await service.cutOff()

    saveInto(place.exports, 'Planter.3mf', await projectFile({ title: 'Planter', triangles: 800 }))
    const file = await verdictOf(app, 'Planter.3mf')
    expect(file).toMatchObject({ verdict: 'qualifies', points: 65 })
    await publish(app, file.id)
    await expect.poll(async () => (await app.ask('state.get', {})).sync.state).toBe('unreachable')
    const waiting = await app.ask('state.get', {})
    expect(waiting.sync.waiting).toBe(2)
    expect(waiting.sync.nextTryAt).not.toBeNull()
    expect(waiting.points).toMatchObject({ balance: 0, pending: 65, kind: 'confirmed' })
    // On its line and in its sheet the file says what is pending, as the header does.
    expect(await rowOf(app, file.name)).toMatchObject({ publication: 'waiting-to-sync', points: 65 })
    expect((await app.ask('history.get', {})).pending.length).toBeGreaterThan(0)

    await service.bringBack()
    await expect
      .poll(async () => (await app.ask('state.get', {})).points.balance, { timeout: 120_000 })
      .toBe(65)
    const after = await app.ask('state.get', {})
    expect(after.points).toMatchObject({ pending: 0, kind: 'confirmed' })
    expect(after.outbox).toEqual([])
    expect((await rowOf(app, file.name))?.publication).toBe('confirmed')
  } finally {
    await service.cutOff()
  }
})
