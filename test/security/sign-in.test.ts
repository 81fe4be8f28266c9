import { createService } from '@service/app'
import { addAccount } from '@service/sign-in/accounts'
import { createLedger } from '@service/services/ledger'
import { createSignIn } from '@service/sign-in/sign-in'
import { accessSeconds, type TokenResponse } from '@shared/api/contract'
import { operationsOf } from '@shared/api/operations'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { browserOf, type Browser } from '../integration/service/support/browser'
import { programOf } from '../integration/service/support/program'
import { newId, startService, type UnderTest } from '../integration/service/support/service-under-test'

const password = 'a long enough password'
let service: UnderTest
let elsewhere: UnderTest
let ann: Browser
/** What somebody may show in `Authorization: Bearer`, by who that is. */
let shown: Readonly<Record<string, TokenResponse>>

beforeAll(async () => {
  const at = new Date().toISOString()
  service = await startService({ signIn: 'open', at })
  elsewhere = await startService({ signIn: 'open', at })
  await addAccount(
    { ...service, newId, ledger: createLedger(service.deps) },
    { name: 'olga', password, role: 'operator' },
  )
  const [olga, stranger] = [browserOf(service.app), browserOf(elsewhere.app)]
  ann = browserOf(service.app)
  await ann.signUp('ann', password)
  await olga.signIn('olga', password)
  await stranger.signUp('ann', password)
  const expired = await programOf(service.app).signIn(ann)
  service.clock.at += accessSeconds * 1000
  shown = {
    expired,
    member: await programOf(service.app).signIn(ann),
    operator: await programOf(service.app).signIn(olga),
    stranger: await programOf(elsewhere.app).signIn(stranger),
  }
})
afterAll(async () => {
  await service.close()
  await elsewhere.close()
})

const operations = operationsOf({ signIn: true })
const guarded = operations.filter(({ access }) => access === 'member' || access === 'operator')
const fill = (path: string) =>
  path.replace(':sha256', '0'.repeat(64)).replace(':id', path.includes('items') ? 'coupon' : newId())

describe('what is shown to a route', () => {
  it.each(guarded.map((one) => [one.method.toUpperCase(), one.path, one.access] as const))(
    '%s %s is judged: nothing, expired, of another service, a refresh token, a cookie, a member, an operator',
    async (method, path, access) => {
      const status = async (token: string | null, cookie = '') => {
        const answer = await service.app.inject({
          method: method as 'GET',
          url: fill(path),
          headers: { ...(token !== null && { authorization: `Bearer ${token}` }), cookie },
        })
        return answer.statusCode
      }
      const of = (who: string) => shown[who]?.access_token ?? ''
      expect(await status(null)).toBe(401)
      expect(await status(of('expired'))).toBe(401)
      expect(await status(of('stranger'))).toBe(401)
      expect(await status(shown['member']?.refresh_token ?? '')).toBe(401)
      const cookie = [...ann.jar].map(([name, value]) => `${name}=${value}`).join('; ')
      expect(await status(null, cookie)).toBe(401)
      expect((await status(of('member'))) === 403).toBe(access === 'operator')
      expect([401, 403]).not.toContain(await status(of('operator')))
    },
  )
})

const forms = operations.filter((one) => one.access === 'page' && one.method === 'post')

describe('a form of a page', () => {
  const complete = {
    name: 'mallory',
    password,
    user_code: 'ABCD-EFGH',
    decision: 'approve',
    old: password,
    new: 'the password of mallory',
  }
  const before = async () =>
    JSON.stringify([
      await service.store.read((tx) => tx.selectFrom('auth_users').select('username').execute()),
      await service.store.read((tx) =>
        tx.selectFrom('auth_accounts').select(['user_id', 'password']).orderBy('id').execute(),
      ),
      await service.store.read((tx) => tx.selectFrom('auth_sessions').select('id').orderBy('id').execute()),
    ])

  it.each(forms.map(({ path }) => path))(
    'of %s changes nothing when another page sends it, or when it is not ours',
    async (path) => {
      await ann.open('/account')
      const form = ann.form()
      const stood = await before()
      const hostile: readonly Readonly<Record<string, string>>[] = [
        { origin: 'https://evil.example' },
        { origin: 'null' },
        { origin: 'http://localhost.evil.example' },
        { origin: 'http://localhost:81' },
        { origin: 'http://localhost', 'sec-fetch-site': 'cross-site' },
        { origin: 'http://localhost', 'sec-fetch-site': 'same-site' },
        { host: 'evil.example', origin: 'http://evil.example' },
      ]
      for (const headers of hostile) {
        const { status } = await ann.send(fill(path), { ...complete, form }, headers)
        expect([headers, status]).toEqual([headers, 403])
      }
      const bare = await service.app.inject({
        method: 'POST',
        url: fill(path),
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        payload: new URLSearchParams({ ...complete, form }).toString(),
      })
      expect(bare.statusCode).toBe(403)
      for (const other of ['', 'x', form.slice(1), `${form}x`, browserOf(service.app).form()]) {
        const { status, location } = await ann.send(fill(path), { ...complete, form: other })
        expect(status === 303 ? location : status).toSatisfy((is: unknown) =>
          [400, 403, '/account'].includes(is as number),
        )
      }
      expect(await before()).toBe(stood)
    },
  )

  it('of one browser is of no use in another', async () => {
    const mallory = browserOf(service.app)
    await mallory.open('/sign-in')
    const victim = browserOf(service.app)
    await victim.open('/sign-in')
    const { status } = await victim.send('/sign-in', { name: 'ann', password, form: mallory.form() })
    expect(status).toBe(403)
  })

  it.each([
    ['JSON', 'application/json', '{"name":"ann"}'],
    ['text', 'text/plain', 'name=ann'],
    ['many parts', 'multipart/form-data; boundary=x', '--x--'],
    ['a name given twice', 'application/x-www-form-urlencoded', 'name=ann&name=ben&password=x&form=x'],
    ['too much', 'application/x-www-form-urlencoded', `name=${'x'.repeat(20_000)}`],
  ])('is no form when it is %s', async (_, type, payload) => {
    const answer = await service.app.inject({
      method: 'POST',
      url: '/sign-in',
      headers: { 'content-type': type, origin: 'http://localhost', host: 'localhost' },
      payload,
    })
    expect([400, 413]).toContain(answer.statusCode)
  })
})

describe('every page', () => {
  it('runs no script, is framed by nobody, and keeps its cookies to itself', async () => {
    const browser = browserOf(service.app)
    for (const { path } of operations.filter((one) => one.access === 'page' && one.method === 'get')) {
      const answer = await service.app.inject({ url: path, headers: { host: 'localhost' } })
      expect(answer.headers).toMatchObject({
        'cache-control': 'no-store',
        'content-security-policy':
          "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
        'referrer-policy': 'same-origin',
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
      })
      expect(answer.body).not.toMatch(/<script|style=|\son\w+=/u)
      for (const cookie of answer.cookies) expect(cookie).toMatchObject({ httpOnly: true, path: '/' })
    }
    await browser.open('/sign-in')
    const signedIn = await service.app.inject({
      method: 'POST',
      url: '/sign-in',
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        origin: 'http://localhost',
        host: 'localhost',
        cookie: [...browser.jar].map(([name, value]) => `${name}=${value}`).join('; '),
      },
      payload: new URLSearchParams({ name: 'ann', password, form: browser.form() }).toString(),
    })
    const session = signedIn.cookies.find(({ name }) => name.includes('session'))
    expect(session).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/' })
  })

  it('is reached over https with cookies that go nowhere else', async () => {
    const url = 'https://points.example.org'
    const own = await startService({ at: new Date().toISOString() })
    const ledger = createLedger(own.deps)
    const way = 'open' as const
    const signIn = await createSignIn({ ...own.deps, ledger, way, url })
    const app = await createService({ ...own.deps, signIn, allowedHosts: ['points.example.org'] })
    const page = await app.inject({ url: '/sign-up', headers: { host: 'points.example.org' } })
    const [guard] = page.cookies
    expect(guard).toMatchObject({ name: '__Host-firstlayer.form', secure: true, sameSite: 'Strict' })
    const form = /name="form" value="([^"]+)"/u.exec(page.body)?.[1] ?? ''
    const made = await app.inject({
      method: 'POST',
      url: '/sign-up',
      headers: {
        host: 'points.example.org',
        origin: url,
        'content-type': 'application/x-www-form-urlencoded',
        cookie: `${guard?.name ?? ''}=${guard?.value ?? ''}`,
      },
      payload: new URLSearchParams({ name: 'ann', password, form }).toString(),
    })
    expect(made.statusCode).toBe(303)
    const session = made.cookies.find(({ name }) => name.includes('session'))
    expect(session).toMatchObject({ name: '__Secure-firstlayer.session_token', secure: true })
    const asked = await programOf(app).send('/v1/auth/device', { client_id: 'firstlayer-app' })
    expect(asked.statusCode).toBe(403)
    await app.close()
    await own.close()
  })
})
