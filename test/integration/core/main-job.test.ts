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

const checked = async (name: string) => {
  const rows = await until(app.rows, (all) => all.some((row) => row.name === name && row.state === 'checked'))
  const row = rows.find((one) => one.name === name)
  if (!row) throw new Error('no row')
  return row
}

describe('the main job', () => {
  it('takes a saved project to confirmed points', async () => {
    await app.ask('place.choose', { kind: 'practice' })
    await app.acceptExports()
    await writeFile(join(home.exports, 'Cube.3mf'), await projectFile())
    const row = await checked('Cube.3mf')
    expect(row).toMatchObject({ verdict: 'qualifies', points: 65, publication: null })

    const { claims } = await app.ask('files.publish', { file: row.id, form: await formFor(app, row.id) })
    expect(claims).toHaveLength(2)
    const points = await until(
      async () => (await app.ask('state.get', {})).points,
      ({ balance, pending }) => balance === 65 && pending === 0,
    )
    expect(points.kind).toBe('practice')
    const history = await app.ask('history.get', {})
    expect(history.rows.map(({ entry }) => entry.amount).reduce((a, b) => a + b, 0)).toBe(65)
    expect(history.rows[0]?.balanceAfter).toBe(65)
    expect(history.pending).toEqual([])
    const after = await checked('Cube.3mf')
    expect(after).toMatchObject({ publication: 'confirmed', earned: 65, points: null })
    expect((await app.ask('state.get', {})).outbox).toEqual([])
  })

  it('says why an action gave nothing: tags that were set before give no points again', async () => {
    await app.ask('place.choose', { kind: 'practice' })
    const confirmed = () =>
      until(
        () => app.ask('state.get', {}),
        ({ outbox, points }) => outbox.length === 0 && points.balance === 10,
      )
    await app.ask('tasks.set-preference', { tags: ['Mechanical Design'] })
    await confirmed()
    expect((await app.ask('history.get', {})).silent).toEqual([])
    await app.ask('tasks.set-preference', { tags: ['Art Sculpture'] })
    await confirmed()
    expect((await app.ask('history.get', {})).silent).toMatchObject([
      {
        label: 'Art Sculpture',
        silences: [{ programme: 'creator-rewards', rule: 'set-preference', why: { reason: 'already-done' } }],
      },
    ])
  })

  it('shows what waits while the service is away, and confirms it by itself when it is back', async () => {
    await app.ask('place.choose', { kind: 'practice' })
    await until(
      async () => (await app.ask('state.get', {})).sync.state,
      (state) => state === 'idle',
    )
    await app.service.stop()
    app.service.allow(false)
    await app.ask('tasks.set-preference', { tags: ['Mechanical Design'] })
    const state = await until(
      () => app.ask('state.get', {}),
      ({ sync }) => sync.state === 'unreachable',
    )
    expect(state.points).toMatchObject({ balance: 0, pending: 10 })
    expect(state.sync.nextTryAt).not.toBeNull()
    expect(state.outbox).toMatchObject([{ state: 'waiting-to-sync', error: { code: 'service-unreachable' } }])
    expect(state.tasks.tasks.find(({ rule }) => rule === 'set-preference')?.state).toBe('waiting-to-sync')
    app.service.allow(true)
    const after = await until(
      () => app.ask('state.get', {}),
      ({ points }) => points.balance === 10,
    )
    expect(after.tasks.tasks.find(({ rule }) => rule === 'set-preference')).toMatchObject({
      state: 'complete',
      doneWith: 'Mechanical Design',
    })
  })
})
