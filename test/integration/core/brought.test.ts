import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { makeHome, start, type Started } from './kit'

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

const form = {
  balance: 420,
  done: ['set-preference'],
  caps: [{ rule: 'model-upload', used: 290 }],
  models: [{ title: 'Planter', downloads: 120 }],
}
const chooseSite = async () => {
  const { sites } = await app.ask('state.get', {})
  await app.ask('place.choose', { kind: 'assisted', site: sites[0]?.id ?? '' })
}
const task = async (rule: string) =>
  (await app.ask('state.get', {})).tasks.tasks.find((one) => one.rule === rule)

describe('a history that is brought along', () => {
  it('is the member’s own estimate: balance, finished tasks, used caps and models, also after a restart', async () => {
    await chooseSite()
    await app.ask('history.bring', form)
    const look = async () => {
      expect((await app.ask('state.get', {})).points).toMatchObject({ kind: 'estimate', balance: 420 })
      expect((await task('set-preference'))?.state).toBe('complete')
      expect((await task('model-upload'))?.cap).toMatchObject({ used: 290, left: 10 })
      expect((await app.ask('models.get', {})).models.map(({ title }) => title)).toEqual(['Planter'])
      expect((await app.ask('history.get', {})).rows.map(({ entry }) => entry.kind)).toEqual([
        'brought-forward',
      ])
    }
    await look()
    await app.dispose()
    app = await start(home)
    await look()
  })

  it('gives nothing again for what it holds', async () => {
    await chooseSite()
    await app.ask('history.bring', form)
    await app.ask('tasks.set-preference', { tags: ['Tools'] })
    expect((await app.ask('state.get', {})).points.balance).toBe(420)
    await app.ask('tasks.set-identity', { nickname: 'Mara', avatar: 'data:image/png;base64,AA==' })
    expect((await app.ask('state.get', {})).points.balance).toBe(425)
  })

  it('is taken once, before anything else, within its caps, and never where a service keeps the points', async () => {
    const bring = app.core.handlers['history.bring']
    expect(await bring(form)).toMatchObject({ ok: false, error: { code: 'not-possible-here' } })
    await chooseSite()
    expect(await bring({ ...form, caps: [{ rule: 'model-upload', used: 301 }] })).toMatchObject({
      ok: false,
      error: { code: 'bad-request' },
    })
    expect(await bring(form)).toMatchObject({ ok: true })
    expect(await bring(form)).toMatchObject({ ok: false, error: { code: 'conflict' } })
    expect((await app.ask('state.get', {})).points.balance).toBe(420)
  })
})
