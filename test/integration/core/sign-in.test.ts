import { accessSeconds } from '@shared/api/contract'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { browserOf, type Browser } from '../service/support/browser'
import { startService, type UnderTest } from '../service/support/service-under-test'
import { makeHome, start, until, type Started } from './kit'

// Passwords are slow on purpose, more so on a busy machine.
vi.setConfig({ testTimeout: 90_000, hookTimeout: 60_000 })

const password = 'a long enough password'
let home: Awaited<ReturnType<typeof makeHome>>
let service: UnderTest
let app: Started
let address: string
const clock = { at: 0, now: () => new Date(clock.at) }

beforeEach(async () => {
  clock.at = Date.now()
  home = await makeHome()
  service = await startService({ signIn: 'open', at: clock.now().toISOString() })
  address = await service.app.listen({ host: '127.0.0.1', port: 0 })
  app = await start(home, { clock })
})
afterEach(async () => {
  await app.dispose()
  await service.close()
  await home.remove()
})

const newMember = async (name: string): Promise<Browser> => {
  const browser = browserOf(service.app)
  await browser.signUp(name, password)
  return browser
}

/** The member presses *Sign in in the browser* and confirms there. */
async function signIn(browser: Browser, decision: 'approve' | 'deny' = 'approve') {
  const { code, page } = await app.ask('place.sign-in', { address })
  const link = new URL(app.desktop.opened.at(-1) ?? '')
  expect(link.href).toBe(`${page}?user_code=${code}`)
  await browser.open(`${link.pathname}${link.search}`)
  await browser.send('/device', { user_code: code, decision })
  return app.core.handlers['place.sign-in-wait']({})
}
const synced = () =>
  until(
    () => app.ask('state.get', {}),
    ({ sync }) => sync.state === 'idle' && sync.waiting === 0 && sync.lastAt !== null,
    30_000,
  )
const logins = () => service.store.read((tx) => tx.selectFrom('auth_sessions').select('client').execute())
const move = (seconds: number) => {
  clock.at += seconds * 1000
  service.clock.at += seconds * 1000
}

describe('an app that signs in', () => {
  it('renews what it shows in time, and after signing out shows nothing', async () => {
    expect(await signIn(await newMember('ann'))).toEqual({ ok: true, value: {} })
    expect((await synced()).place).toMatchObject({ kind: 'service', address, name: 'Test club' })
    for (let times = 0; times < 3; times += 1) {
      move(accessSeconds)
      await app.ask('tasks.set-preference', { tags: [`tag ${String(times)}`] })
      await app.ask('sync.now', {})
      expect((await synced()).points).toMatchObject({ balance: 10, kind: 'confirmed' })
    }
    expect(app.log.join('\n')).not.toMatch(/fl[ar]_/u)
    await app.ask('place.sign-out', {})
    await until(
      () => app.ask('state.get', {}),
      ({ sync }) => sync.state === 'not-allowed',
    )
    expect(await logins()).toEqual([{ client: 'browser' }])
    await app.ask('tasks.set-identity', { nickname: 'Ann', avatar: null })
    expect((await app.ask('state.get', {})).sync.waiting).toBe(1)
  })

  it('never mixes two accounts of one service', async () => {
    const [ann, ben] = [await newMember('ann'), await newMember('ben')]
    await signIn(ann)
    await app.ask('tasks.set-preference', { tags: ['Art'] })
    await app.ask('sync.now', {})
    expect((await synced()).points.balance).toBe(10)
    await app.ask('place.sign-out', {})
    await app.ask('tasks.set-identity', { nickname: 'Ann', avatar: null })
    await signIn(ben)
    await app.ask('sync.now', {})
    const asBen = await synced()
    expect([asBen.points.balance, asBen.member.nickname, asBen.outbox]).toEqual([0, '', []])
    expect((await app.ask('history.get', {})).rows).toEqual([])
    await signIn(ann)
    await app.ask('sync.now', {})
    expect((await synced()).points.balance).toBe(10)
    const stored = await service.store.read((tx) =>
      tx
        .selectFrom('member_profile')
        .innerJoin('auth_users', 'auth_users.id', 'member_profile.member')
        .select(['auth_users.name', 'member_profile.nickname'])
        .execute(),
    )
    expect(stored).toEqual([{ name: 'ann', nickname: 'Ann' }])
  })

  it('leaves no login behind where one signs in again', async () => {
    const ann = await newMember('ann')
    await signIn(ann)
    await signIn(ann)
    expect(await logins()).toEqual([{ client: 'browser' }, { client: 'firstlayer-app' }])
    await app.ask('sync.now', {})
    await synced()
  })

  it('keeps what was chosen when the member refuses, or does not wait', async () => {
    expect(await signIn(await newMember('ann'), 'deny')).toMatchObject({
      ok: false,
      error: { code: 'forbidden' },
    })
    await app.ask('place.sign-in', { address })
    const waiting = app.core.handlers['place.sign-in-wait']({})
    await app.ask('place.sign-in-stop', {})
    expect(await waiting).toMatchObject({ ok: false, error: { code: 'not-found' } })
    expect((await app.ask('state.get', {})).place.kind).toBe('none')
  })

  it('is told by the service that it has no sign-in', async () => {
    const keysOnly = await startService()
    const there = await keysOnly.app.listen({ host: '127.0.0.1', port: 0 })
    expect(await app.ask('place.probe', { address: there })).toMatchObject({ signIn: false })
    expect(await app.ask('place.probe', { address })).toMatchObject({ signIn: true })
    expect((await app.core.handlers['place.sign-in']({ address: there })).ok).toBe(false)
    await keysOnly.close()
  })
})
