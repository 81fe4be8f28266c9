import { accessSeconds, loginsResponseSchema, meSchema, tokenResponseSchema } from '@shared/api/contract'
import { hashOfKey } from '@service/http/keys'
import { addAccount } from '@service/sign-in/accounts'
import { sweepSignIn } from '@service/sign-in/sweep'
import { createTries } from '@service/sign-in/tries'
import { createLedger } from '@service/services/ledger'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { browserOf } from './support/browser'
import { programOf } from './support/program'
import { newId, startService, type UnderTest } from './support/service-under-test'

let service: UnderTest
beforeAll(async () => {
  // The library of accounts has no clock but the real one.
  service = await startService({ signIn: 'open', at: new Date().toISOString() })
})
afterAll(() => service.close())

const password = 'a long enough password'
let made = 0
/** A browser signed in as a new member. */
const newMember = async (name = `member-${String((made += 1))}`) => {
  const browser = browserOf(service.app)
  const { status } = await browser.signUp(name, password)
  expect(status).toBe(303)
  return { browser, name }
}
const loginsOf = async (token: string) =>
  loginsResponseSchema.parse((await programOf(service.app).get('/v1/me/logins', token)).json()).logins

describe('signing in a program', () => {
  it('shows a code, is confirmed in the browser, and opens what the member may see', async () => {
    const { browser, name } = await newMember()
    const program = programOf(service.app)
    const asked = await program.ask()
    expect(asked).toMatchObject({
      verification_uri: 'http://localhost/device',
      interval: 5,
    })
    expect(asked.user_code).toMatch(/^[A-Z2-9]{4}-[A-Z2-9]{4}$/u)
    const page = await browser.open(
      new URL(asked.verification_uri_complete).pathname + new URL(asked.verification_uri_complete).search,
    )
    expect(page.text).toContain(`as ${name}?`)
    expect(page.text).toContain(asked.user_code)
    const confirmed = await browser.send('/device', { user_code: asked.user_code, decision: 'approve' })
    expect(confirmed.text).toContain('Signed in. Go back to the program.')
    const tokens = tokenResponseSchema.parse((await program.redeem(asked.device_code)).json())
    expect(tokens.expires_in).toBe(accessSeconds)
    const me = meSchema.parse((await program.get('/v1/me', tokens.access_token)).json())
    expect(me).toMatchObject({ role: 'member', account: { balance: 0 } })
    expect((await program.redeem(asked.device_code)).json()).toEqual({ error: 'invalid_grant' })
  })

  it('waits until it is confirmed, and is told to be patient', async () => {
    const program = programOf(service.app)
    const { device_code: device } = await program.ask()
    expect((await program.redeem(device)).json()).toEqual({ error: 'authorization_pending' })
    expect((await program.redeem(device)).json()).toEqual({ error: 'slow_down' })
  })

  it('gets nothing when it is refused', async () => {
    const { browser } = await newMember()
    const program = programOf(service.app)
    const { device_code: device, user_code: code } = await program.ask()
    await browser.open(`/device?user_code=${code}`)
    await browser.send('/device', { user_code: code, decision: 'deny' })
    const answer = await program.redeem(device)
    expect([answer.statusCode, answer.json()]).toEqual([400, { error: 'access_denied' }])
  })

  it('cannot be confirmed by whoever did not look at its code first, nor by two', async () => {
    const [ann, ben] = [(await newMember()).browser, (await newMember()).browser]
    const { user_code: code, device_code: device } = await programOf(service.app).ask()
    await ben.open('/account')
    expect((await ben.send('/device', { user_code: code, decision: 'approve' })).status).toBe(404)
    await ann.open(`/device?user_code=${code}`)
    await ben.open(`/device?user_code=${code}`)
    expect((await ben.send('/device', { user_code: code, decision: 'approve' })).status).toBe(404)
    expect((await programOf(service.app).redeem(device)).json()).toEqual({ error: 'authorization_pending' })
  })

  it.each([
    ['/v1/auth/device', { client_id: 'a-stranger' }, 'invalid_client'],
    ['/v1/auth/token', { grant_type: 'password', username: 'ann', password: 'x' }, 'unsupported_grant_type'],
    ['/v1/auth/token', { grant_type: 'refresh_token' }, 'invalid_request'],
    ['/v1/auth/token', {}, 'invalid_request'],
    ['/v1/auth/token', { grant_type: 'refresh_token', refresh_token: 'flr_guessed' }, 'invalid_grant'],
    ['/v1/auth/revoke', {}, 'invalid_request'],
  ])('by %s with %j is refused as OAuth says: %s', async (url, fields, error) => {
    const answer = await programOf(service.app).send(url, fields)
    expect([answer.statusCode, answer.json()]).toEqual([400, { error }])
  })
})

describe('the tokens of a login', () => {
  it('open nothing once they have expired, and are renewed', async () => {
    const own = await startService({ signIn: 'open', at: new Date().toISOString() })
    const browser = browserOf(own.app)
    await browser.signUp('ann', password)
    const program = programOf(own.app)
    const first = await program.signIn(browser)
    own.clock.at += accessSeconds * 1000
    expect((await program.get('/v1/me', first.access_token)).statusCode).toBe(401)
    const second = tokenResponseSchema.parse((await program.refresh(first.refresh_token)).json())
    expect((await program.get('/v1/me', second.access_token)).statusCode).toBe(200)
    own.clock.at += 61 * 24 * 60 * 60_000
    expect((await program.refresh(second.refresh_token)).json()).toEqual({ error: 'invalid_grant' })
    await own.close()
  })

  it('are renewed again when the answer was lost, and end when an old one turns up later', async () => {
    const { browser } = await newMember()
    const program = programOf(service.app)
    const first = await program.signIn(browser)
    const renew = async (token: string) => tokenResponseSchema.parse((await program.refresh(token)).json())
    const lost = await renew(first.refresh_token)
    const second = await renew(first.refresh_token)
    const third = await renew(second.refresh_token)
    expect((await program.get('/v1/me', third.access_token)).statusCode).toBe(200)
    expect((await program.refresh(lost.refresh_token)).statusCode).toBe(400)
    expect((await program.get('/v1/me', third.access_token)).statusCode).toBe(401)
    expect((await program.refresh(third.refresh_token)).statusCode).toBe(400)
  })

  it('are renewed once by many at the same time', async () => {
    const { browser } = await newMember()
    const program = programOf(service.app)
    const { refresh_token: token } = await program.signIn(browser)
    const answers = await Promise.all(Array.from({ length: 6 }, () => program.refresh(token)))
    const pairs = answers.map((answer) => tokenResponseSchema.parse(answer.json()))
    const hashes = pairs.map((pair) => hashOfKey(pair.refresh_token))
    const states = await service.store.read((tx) =>
      tx.selectFrom('auth_tokens').select(['hash', 'state']).where('hash', 'in', hashes).execute(),
    )
    expect(states.map(({ state }) => state).toSorted()).toEqual([
      'current',
      ...Array.from({ length: 5 }, () => 'void'),
    ])
    const current = states.find(({ state }) => state === 'current')?.hash
    const last = pairs[hashes.indexOf(current ?? '')]?.refresh_token ?? ''
    expect((await program.refresh(last)).statusCode).toBe(200)
  })

  it('are each good for one thing', async () => {
    const { browser } = await newMember()
    const program = programOf(service.app)
    const { access_token: access, refresh_token: refresh } = await program.signIn(browser)
    expect((await program.get('/v1/me', refresh)).statusCode).toBe(401)
    expect((await program.refresh(access)).json()).toEqual({ error: 'invalid_grant' })
    const session = [...browser.jar.values()].map((value) => decodeURIComponent(value).split('.')[0] ?? '')
    for (const value of session) expect((await program.get('/v1/me', value)).statusCode).toBe(401)
  })

  it('of another service open nothing here', async () => {
    const other = await startService({ signIn: 'open', at: new Date().toISOString() })
    const browser = browserOf(other.app)
    await browser.signUp('ann', password)
    const { access_token: token } = await programOf(other.app).signIn(browser)
    expect((await programOf(other.app).get('/v1/me', token)).statusCode).toBe(200)
    expect((await programOf(service.app).get('/v1/me', token)).statusCode).toBe(401)
    await other.close()
  })

  it('are nowhere in the database, nor is a password', async () => {
    const { browser } = await newMember()
    const tokens = await programOf(service.app).signIn(browser)
    const stored = await service.store.write(async (tx) => {
      const rows = ['auth_tokens', 'auth_users', 'auth_accounts', 'auth_tries', 'auth_sessions'].map(
        async (table) => (await sql.raw(`select * from ${table}`).execute(tx)).rows,
      )
      return JSON.stringify(await Promise.all(rows))
    })
    for (const secret of [tokens.access_token, tokens.refresh_token, password, '127.0.0.1']) {
      expect(stored).not.toContain(secret)
    }
  })
})

describe('logins', () => {
  it('are listed, the one that asks as the current one, and are ended one by one', async () => {
    const { browser } = await newMember()
    const [app, cli] = [programOf(service.app), programOf(service.app, 'firstlayer-cli')]
    const [first, second] = [await app.signIn(browser), await cli.signIn(browser)]
    const logins = await loginsOf(first.access_token)
    expect(logins.map(({ client, agent, current }) => ({ client, agent, current }))).toEqual([
      { client: 'firstlayer-cli', agent: 'a program under test', current: false },
      { client: 'firstlayer-app', agent: 'a program under test', current: true },
      { client: 'browser', agent: 'a browser under test', current: false },
    ])
    const ended = await service.app.inject({
      method: 'DELETE',
      url: `/v1/me/logins/${logins[0]?.id ?? ''}`,
      headers: { authorization: `Bearer ${first.access_token}` },
    })
    expect(ended.json()).toEqual({ ok: true })
    expect((await cli.get('/v1/me', second.access_token)).statusCode).toBe(401)
    expect((await cli.refresh(second.refresh_token)).statusCode).toBe(400)
    expect((await app.get('/v1/me', first.access_token)).statusCode).toBe(200)
  })

  it('of somebody else cannot be ended or seen', async () => {
    const [ann, ben] = [await newMember(), await newMember()]
    const program = programOf(service.app)
    const [mine, theirs] = [await program.signIn(ann.browser), await program.signIn(ben.browser)]
    const [login] = await loginsOf(theirs.access_token)
    const answer = await service.app.inject({
      method: 'DELETE',
      url: `/v1/me/logins/${login?.id ?? ''}`,
      headers: { authorization: `Bearer ${mine.access_token}` },
    })
    expect(answer.statusCode).toBe(404)
    await ann.browser.open('/account')
    await ann.browser.send(`/account/logins/${login?.id ?? ''}/end`, {})
    expect((await program.get('/v1/me', theirs.access_token)).statusCode).toBe(200)
    expect((await loginsOf(mine.access_token)).map(({ id }) => id)).not.toContain(login?.id)
  })

  it('end when a program signs out, whichever of its tokens it shows', async () => {
    const { browser } = await newMember()
    const program = programOf(service.app)
    const tokens = await program.signIn(browser)
    expect((await program.send('/v1/auth/revoke', { token: tokens.refresh_token })).json()).toEqual({
      ok: true,
    })
    expect((await program.get('/v1/me', tokens.access_token)).statusCode).toBe(401)
    expect((await program.send('/v1/auth/revoke', { token: 'flr_nobody' })).json()).toEqual({ ok: true })
  })

  it('all end but this one when the password changes', async () => {
    const { browser, name } = await newMember()
    const program = programOf(service.app)
    const tokens = await program.signIn(browser)
    await browser.open('/account')
    const wrong = await browser.send('/account/password', { old: 'not it at all', new: 'another password' })
    expect(wrong.status).toBe(403)
    const changed = await browser.send('/account/password', { old: password, new: 'another password' })
    expect(changed.text).toContain('Changed. Every other login has ended.')
    expect((await program.get('/v1/me', tokens.access_token)).statusCode).toBe(401)
    expect((await browser.open('/account')).status).toBe(200)
    expect((await browserOf(service.app).signIn(name, password)).status).toBe(401)
    expect((await browserOf(service.app).signIn(name, 'another password')).location).toBe('/account')
  })

  it('that have expired are forgotten, and the others are not', async () => {
    const { browser } = await newMember()
    const program = programOf(service.app)
    const tokens = await program.signIn(browser)
    await sweepSignIn(service)
    expect((await program.get('/v1/me', tokens.access_token)).statusCode).toBe(200)
    const later = { now: () => new Date(service.clock.at + 100 * 24 * 60 * 60_000) }
    const own = await startService({ signIn: 'open', at: new Date().toISOString() })
    await browserOf(own.app).signUp('ann', password)
    await sweepSignIn({ store: own.store, clock: later })
    const left = await own.store.read((tx) => tx.selectFrom('auth_sessions').select('id').execute())
    expect(left).toEqual([])
    await own.close()
  })
})

describe('accounts', () => {
  it('are called by a name or an e-mail address, told apart without regard to case', async () => {
    const { browser } = await newMember('Ann@Example.org')
    expect((await browser.open('/account')).text).toContain('signed in as Ann@Example.org')
    expect((await browserOf(service.app).signUp('ann@example.ORG', password)).status).toBe(409)
    expect((await browserOf(service.app).signIn('ANN@example.org', password)).status).toBe(303)
  })

  it.each([
    ['a b', password],
    ['<b>', password],
    ['\u202eann', password],
    ['ann-short', 'short'],
    ['x'.repeat(255), password],
  ])('are refused as %j', async (name, secret) => {
    expect((await browserOf(service.app).signUp(name, secret)).status).toBe(400)
  })

  it('are made by the operator alone where nobody else is let in', async () => {
    const own = await startService({ signIn: 'invited', at: new Date().toISOString() })
    expect(await browserOf(own.app).signUp('eve', password)).toMatchObject({ location: '/sign-in' })
    expect((await browserOf(own.app).signIn('eve', password)).status).toBe(401)
    const accounts = { ...own, newId, ledger: createLedger(own.deps) }
    const olga = { name: 'Olga', password, role: 'operator' } as const
    expect(await addAccount(accounts, olga)).not.toBeNull()
    expect(await addAccount(accounts, { ...olga, name: 'olga' })).toBeNull()
    const browser = browserOf(own.app)
    expect((await browser.signIn('Olga', password)).location).toBe('/account')
    const program = programOf(own.app)
    const { access_token: token } = await program.signIn(browser)
    expect((await program.get('/v1/operator/queue', token)).statusCode).toBe(200)
    await own.close()
  })

  it('are members with the fact that they joined, once', async () => {
    const { browser } = await newMember()
    const program = programOf(service.app)
    const { access_token: token } = await program.signIn(browser)
    const { member } = meSchema.parse((await program.get('/v1/me', token)).json())
    const facts = await service.store.read((tx) =>
      tx.selectFrom('facts').select('type').where('member', '=', member).execute(),
    )
    expect(facts).toEqual([{ type: 'member.joined' }])
  })
})

describe('whoever tries too often', () => {
  it('is held for a while, also with the right password, and then is not', async () => {
    const own = await startService({ signIn: 'open', at: new Date().toISOString(), log: () => undefined })
    await browserOf(own.app).signUp('ann', password)
    for (let tries = 1; tries <= 10; tries += 1) {
      expect((await browserOf(own.app).signIn('ann', 'a wrong password')).status).toBe(401)
    }
    const held = await browserOf(own.app).signIn('ann', password)
    expect([held.status, held.text.includes('Try again in 15 minutes.')]).toEqual([429, true])
    expect((await browserOf(own.app).signIn('ben', password)).status).toBe(401)
    own.clock.at += 15 * 60_000
    expect((await browserOf(own.app).signIn('ann', password)).status).toBe(303)
    await own.close()
  })

  it('from one address is held, whatever the names, and names and addresses are not kept', async () => {
    const own = await startService({ signIn: 'invited' })
    const tries = createTries({ ...own, secret: 'a secret of this test' })
    const waits: (number | null)[] = []
    for (let at = 0; at < 61; at += 1) {
      waits.push(await tries.begin({ account: `name-${String(at)}`, address: '192.0.2.7' }))
    }
    expect(waits).toEqual([...Array.from({ length: 60 }, () => null), 900])
    expect(await tries.begin({ account: 'name-0', address: '192.0.2.8' })).toBeNull()
    const stored = await own.store.read((tx) => tx.selectFrom('auth_tries').selectAll().execute())
    expect(JSON.stringify(stored)).not.toMatch(/name-0|192\.0\.2/u)
    await own.close()
  })

  it('for a code is told when to come back', async () => {
    const program = programOf(service.app)
    const asked = await Promise.all(
      Array.from({ length: 31 }, () => program.send('/v1/auth/device', { client_id: 'firstlayer-app' })),
    )
    expect(asked.map(({ statusCode }) => statusCode).toSorted()).toEqual([
      ...Array.from({ length: 30 }, () => 200),
      429,
    ])
    const refused = asked.find(({ statusCode }) => statusCode === 429)
    expect(refused?.headers['retry-after']).toBe('900')
  })
})

describe('the pages', () => {
  it.each([
    ['de-AT,de;q=0.9', 'de-DE', 'Anmelden'],
    ['zh-Hans-CN', 'zh-CN', '登录'],
    ['fr, de;q=0.5', 'de-DE', 'Anmelden'],
    ['fr', 'en-GB', 'Sign in'],
    ['', 'en-GB', 'Sign in'],
  ])('speak the language of the browser: %s', async (language, locale, heading) => {
    const { text } = await browserOf(service.app, language).open('/sign-in')
    expect(text).toContain(`<html lang="${locale}">`)
    expect(text).toContain(`<h1>${heading}</h1>`)
  })

  it('send nobody to an address that a link names', async () => {
    const browser = browserOf(service.app)
    for (const code of ['//evil.example', 'https://evil.example', '/../evil', '"><script>']) {
      const page = await browser.open(`/sign-in?user_code=${encodeURIComponent(code)}`)
      expect(page.text).not.toContain('<script>')
      const { location } = await browser.send('/sign-in', { name: 'x', password, user_code: code })
      expect(location).toBeNull()
    }
  })

  it('take a name for text', async () => {
    const name = `<img src=x onerror=alert(1)>"'`
    const { text } = await browserOf(service.app).signIn(name, password)
    expect(text).not.toContain('<img')
    expect(text).toContain('&lt;img src=x onerror=alert(1)&gt;&quot;&#39;')
  })

  it('lead whoever is not signed in to where one can, and from there back to the program', async () => {
    const { name } = await newMember()
    const browser = browserOf(service.app)
    const { user_code: code } = await programOf(service.app).ask()
    const first = await browser.open(`/device?user_code=${code}`)
    expect(first.location).toBe(`/sign-in?user_code=${code}`)
    await browser.open(first.location ?? '')
    const signedIn = await browser.send('/sign-in', { name, password, user_code: code })
    expect(signedIn.location).toBe(`/device?user_code=${code}`)
    expect((await browser.open(signedIn.location ?? '')).text).toContain(code)
  })

  it('sign out, and then show nothing of the member', async () => {
    const { browser } = await newMember()
    await browser.open('/account')
    expect((await browser.send('/sign-out', {})).location).toBe('/sign-in')
    expect((await browser.open('/account')).location).toBe('/sign-in')
  })
})
