import { afterEach, beforeEach, describe, expect, it } from 'vitest'
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

const plan = async (preference: 'soonest' | 'fewest-actions' = 'soonest') =>
  (await app.ask('goal.plan', { preference })).plan

describe('a goal', () => {
  it('needs a place, and has no route before it was chosen', async () => {
    const refused = await app.core.handlers['goal.choose']({ goal: { kind: 'points', balance: 100 } })
    expect(refused).toMatchObject({ ok: false, error: { code: 'not-possible-here' } })
    expect(await plan()).toBeNull()
  })

  it('has a route that the rules give, and that gets shorter with what is done', async () => {
    await app.ask('place.choose', { kind: 'practice' })
    await app.ask('goal.choose', { goal: { kind: 'points', balance: 20 } })
    const before = await plan()
    expect(before).toMatchObject({ target: 20, have: 0, pending: 0, missing: 20, missingAfter: 0 })
    expect(before?.steps.map(({ action }) => action.kind)).toContain('preferences')

    await app.ask('tasks.set-preference', { tags: ['Tools'] })
    await until(
      () => app.ask('state.get', {}),
      ({ points }) => points.balance === 10,
    )
    const after = await plan()
    expect(after).toMatchObject({ target: 20, have: 10, missing: 10 })
    expect(after?.steps.map(({ action }) => action.kind)).not.toContain('preferences')
  })

  it('counts what waits apart from what is confirmed', async () => {
    app.service.allow(false)
    await app.ask('place.choose', { kind: 'practice' })
    await app.ask('goal.choose', { goal: { kind: 'item', item: 'mug', title: 'Mug', price: 30 } })
    await app.ask('tasks.set-preference', { tags: ['Tools'] })
    expect(await plan()).toMatchObject({ target: 30, have: 0, pending: 10, missing: 20 })
  })

  it('of a level is planned in the community’s own points', async () => {
    await app.ask('place.choose', { kind: 'practice' })
    await app.ask('goal.choose', { goal: { kind: 'level', level: 2 } })
    const route = await plan('fewest-actions')
    expect(route).toMatchObject({ target: 20, have: 0 })
    expect(route?.steps.map(({ action }) => action.kind)).toEqual(['post'])
  })

  it('belongs to its place, survives a restart, and can be given up', async () => {
    await app.ask('place.choose', { kind: 'practice' })
    await app.ask('goal.choose', { goal: { kind: 'points', balance: 500 } })
    await app.dispose()
    app = await start(home)
    expect((await app.ask('state.get', {})).goal).toEqual({ kind: 'points', balance: 500 })
    await app.ask('place.choose', { kind: 'assisted', site: 'my-model-site' })
    expect((await app.ask('state.get', {})).goal).toBeNull()
    await app.ask('place.choose', { kind: 'practice' })
    await app.ask('goal.choose', { goal: null })
    expect(await plan()).toBeNull()
  })
})
