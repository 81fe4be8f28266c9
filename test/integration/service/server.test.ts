import { aboutSchema } from '@shared/api/contract'
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { buildService, runService, startServiceProcess, type BuiltService } from './support/service-process'

let built: BuiltService
let data: string
beforeAll(async () => (built = await buildService()))
afterAll(() => built.dispose())
beforeEach(async () => (data = await mkdtemp(join(tmpdir(), 'service-process-'))))
afterEach(() => rm(data, { recursive: true, force: true }))

const run = (...args: readonly string[]) => runService(built.entry, ['--data', data, ...args])

describe('the service as a process of its own', () => {
  it('answers, knows a member by the key it printed once, and stops cleanly when asked', async () => {
    const added = await run('key', 'add', 'Ann', '--json')
    expect(added.code).toBe(0)
    const { key, member } = JSON.parse(added.stdout) as { key: string; member: string }
    const service = await startServiceProcess(built.entry, ['--data', data, '--name', 'Club'])
    expect(service.address).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/u)
    const about = aboutSchema.parse(await (await fetch(`${service.address}/v1/about`)).json())
    expect(about).toMatchObject({ name: 'Club', kind: 'community', approval: 'automatic' })
    const me = await fetch(`${service.address}/v1/me`, { headers: { authorization: `Bearer ${key}` } })
    expect(await me.json()).toMatchObject({ member, role: 'member', account: { balance: 0 } })

    const revoked = await run('key', 'revoke', 'Ann')
    expect(revoked.code).toBe(0)
    const after = await fetch(`${service.address}/v1/me`, { headers: { authorization: `Bearer ${key}` } })
    expect(after.status).toBe(401)

    service.child.kill('SIGTERM')
    expect(await service.ended).toBe(0)
    expect((await stat(join(data, 'service.sqlite-wal')).catch(() => ({ size: 0 }))).size).toBe(0)
  })

  it('tells Prometheus how it goes, by routes and events alone, and nobody else', async () => {
    const { key, member } = JSON.parse((await run('key', 'add', 'Ann', '--json')).stdout) as {
      key: string
      member: string
    }
    const service = await startServiceProcess(built.entry, ['--data', data, '--metrics-port', '0'])
    const headers = { authorization: `Bearer ${key}` }
    await (await fetch(`${service.address}/v1/me`, { headers })).text()
    const wanted = 'ab'.repeat(32)
    await fetch(`${service.address}/v1/uploads/${wanted}`, { method: 'HEAD', headers })
    const metrics = service.metrics ?? ''
    const text = await (await fetch(metrics)).text()
    expect(text).toContain('firstlayer_request_seconds_count{method="GET",route="/v1/me",status="200"} 1')
    expect(text).toContain('route="/v1/uploads/:sha256",status="404"} 1')
    expect(text).toContain('firstlayer_waiting{what="orders"} 0')
    expect(text).toContain('firstlayer_waiting{what="feedback"} 0')
    for (const own of [key, member, 'Ann', wanted]) expect(text).not.toContain(own)
    expect((await fetch(metrics, { method: 'POST' })).status).toBe(404)
    expect((await fetch(metrics, { headers: { origin: 'https://evil.example' } })).status).toBe(403)
    expect((await fetch(`${service.address}/metrics`, { headers })).status).toBe(404)
    service.child.kill('SIGTERM')
    expect(await service.ended).toBe(0)
  })

  it('stores only the hash of a key', async () => {
    const { key } = JSON.parse((await run('key', 'add', 'Ann', '--json')).stdout) as { key: string }
    const { readFile } = await import('node:fs/promises')
    for (const name of await readdir(data)) {
      const path = join(data, name)
      if ((await stat(path)).isFile()) expect((await readFile(path)).includes(key)).toBe(false)
    }
  })

  it('says how to make the first member, and lists who has a key', async () => {
    expect((await run('key', 'list')).stdout).toContain('key add NAME')
    await run('key', 'add', 'Ann')
    await run('key', 'add', 'Olga', '--operator')
    const { stdout } = await run('key', 'list')
    expect(stdout).toMatch(/^Ann \(member\), since .*\nOlga \(operator\), since /u)
    const again = await run('key', 'add', 'Ann')
    expect([again.code, again.stdout]).toEqual([3, ''])
    expect(again.stderr).toContain('Ann has a key already')
  })

  it('makes the first operator on the command line, and may then be reached from elsewhere', async () => {
    expect((await run('account', 'list')).stdout).toContain('account add NAME --operator')
    const added = await run('account', 'add', 'Olga', '--operator', '--json')
    const { password, member } = JSON.parse(added.stdout) as { password: string; member: string }
    expect(password).toMatch(/^[\w-]{20}$/u)
    expect((await run('account', 'add', 'OLGA')).stderr).toContain('OLGA has an account already')
    expect((await run('account', 'list')).stdout).toMatch(/^Olga \(operator\), since /u)
    const again = await run('account', 'password', 'olga', '--json')
    expect(JSON.parse(again.stdout)).toMatchObject({ member })
    const service = await startServiceProcess(built.entry, [
      ...['--data', data, '--host', '0.0.0.0', '--url', 'https://points.example.org'],
    ])
    const here = `http://127.0.0.1:${new URL(service.address).port}`
    const about = aboutSchema.parse(await (await fetch(`${here}/v1/about`)).json())
    expect(about.signIn).toBe(true)
    const asked = await fetch(`${here}/v1/auth/device`, {
      method: 'POST',
      body: new URLSearchParams({ client_id: 'firstlayer-app' }),
    })
    expect(await asked.json()).toMatchObject({ verification_uri: 'https://points.example.org/device' })
    expect((await stat(join(data, 'sign-in.key'))).mode & 0o777).toBe(0o600)
    service.child.kill('SIGTERM')
    expect(await service.ended).toBe(0)
    // Six processes, one after the other.
  }, 60_000)

  it.each([
    [
      'a network address without sign-in',
      ['--host', '0.0.0.0', '--sign-in', 'none'],
      'on this computer only',
    ],
    ['a network address that members do not know', ['--host', '192.168.1.5'], '--url https://'],
    ['an address without encryption', ['--url', 'http://points.example.org'], 'begins with https://'],
    ['a port that is none', ['--port', '70000'], '--port is a number'],
    ['an unknown way of approval', ['--approval', 'perhaps'], 'automatic, trusted or by-hand'],
    ['an unknown command', ['dance'], 'There is no command "dance"'],
    ['an unknown option', ['--dance'], '--dance'],
  ])('refuses %s with a sentence', async (_, args, sentence) => {
    const { code, stderr } = await run(...args)
    expect(code).toBe(3)
    expect(stderr).toContain(sentence)
    expect(stderr.trim().split('\n')).toHaveLength(1)
  })

  it('takes its options from the environment, and an argument before it', async () => {
    const environment = {
      FIRSTLAYER_SERVICE_HOST: '10.0.0.1',
      FIRSTLAYER_SERVICE_SIGN_IN: 'none',
      FIRSTLAYER_SERVICE_DATA: data,
    }
    expect((await runService(built.entry, ['key', 'list'], environment)).code).toBe(3)
    expect((await runService(built.entry, ['key', 'list', '--host', '::1'], environment)).code).toBe(0)
  })

  it('says when its port is taken', async () => {
    const service = await startServiceProcess(built.entry, ['--data', data])
    const second = await run('--port', new URL(service.address).port)
    expect(second.code).toBe(3)
    expect(second.stderr).toContain('is in use')
    service.child.kill('SIGINT')
    expect(await service.ended).toBe(0)
  })
})
