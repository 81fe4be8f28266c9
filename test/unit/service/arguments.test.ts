import { defaultDataFolder, parseCommand } from '@service/command-line/arguments'
import { describe, expect, it } from 'vitest'

describe('the service’s arguments', () => {
  it('run it on this computer when there are none', () => {
    expect(parseCommand([], { XDG_DATA_HOME: '/data' })).toEqual({
      ok: true,
      value: {
        do: 'serve',
        host: '127.0.0.1',
        signIn: 'invited',
        url: null,
        proxy: null,
        port: 4570,
        metricsPort: null,
        data: defaultDataFolder({ XDG_DATA_HOME: '/data' }),
        database: null,
        name: 'Firstlayer rewards',
        approval: 'automatic',
        quota: 10_000,
        forum: { discourse: null, events: null },
        json: false,
      },
    })
  })

  it('come before the environment', () => {
    const environment = { FIRSTLAYER_SERVICE_PORT: '1', FIRSTLAYER_SERVICE_APPROVAL: 'by-hand' }
    expect(parseCommand(['--port', '2'], environment)).toMatchObject({
      value: { port: 2, approval: 'by-hand' },
    })
  })

  const elsewhere = ['0.0.0.0', '::', '192.168.0.7', 'example.org', '127.0.0.1.example.org']
  it.each(elsewhere)('let it answer on %s only with sign-in, and with the address of its members', (host) => {
    const url = 'https://points.example.org/'
    for (const signIn of ['invited', 'open']) {
      const known = ['--host', host, '--sign-in', signIn]
      const environment = { FIRSTLAYER_SERVICE_HOST: host, FIRSTLAYER_SERVICE_SIGN_IN: signIn }
      for (const given of [parseCommand(known, {}), parseCommand([], environment)]) {
        expect(given).toMatchObject({ ok: false, error: expect.stringContaining('--url https://') as string })
      }
      for (const given of [
        parseCommand([...known, '--url', url], {}),
        parseCommand([], { ...environment, FIRSTLAYER_SERVICE_URL: url }),
      ]) {
        expect(given).toMatchObject({ value: { host, signIn, url: 'https://points.example.org' } })
      }
    }
    expect(parseCommand(['--host', host, '--url', url, '--sign-in', 'none'], {})).toMatchObject({
      ok: false,
      error: expect.stringContaining('this computer only') as string,
    })
  })

  it.each([
    [['--host', '']],
    [['--sign-in', 'maybe']],
    [['--url', 'points.example.org']],
    [['--url', 'http://points.example.org']],
    [['--url', 'https://points.example.org/club']],
    [['--url', 'https://a:b@points.example.org']],
    [['--proxy', 'everybody']],
    [['account']],
    [['account', 'add']],
    [['account', 'add', 'Ann Bee']],
    [['account', 'add', 'Ann', 'Ben']],
    [['account', 'list', 'Ann']],
    [['account', 'steal', 'Ann']],
    [['--port', '-1']],
    [['--port', '65536']],
    [['--port', '80.5']],
    [['--port', 'http']],
    [['--name', ' ']],
    [['--quota', '0']],
    [['--quota', 'much']],
    [['--data', '']],
    [['key']],
    [['key', 'add']],
    [['key', 'add', 'Ann', 'Ben']],
    [['key', 'add', 'A\u0000']],
    [['key', 'list', 'Ann']],
    [['key', 'steal', 'Ann']],
    [['verify', 'Ann']],
  ])('are refused with a sentence: %j', (args) => {
    const command = parseCommand(args, {})
    expect(command.ok).toBe(false)
    expect(command.ok ? '' : command.error).toMatch(/\S+ .*\.$|NAME/u)
  })

  it('make and revoke keys', () => {
    expect(parseCommand(['key', 'add', ' Ann ', '--operator'], {})).toMatchObject({
      value: { do: 'key-add', name: 'Ann', operator: true },
    })
    expect(parseCommand(['key', 'revoke', 'Ann'], {})).toMatchObject({
      value: { do: 'key-revoke', name: 'Ann' },
    })
  })

  it('make accounts, and give new passwords', () => {
    expect(parseCommand(['account', 'add', 'Olga', '--operator'], {})).toMatchObject({
      value: { do: 'account-add', name: 'Olga', operator: true },
    })
    expect(parseCommand(['account', 'password', 'olga@example.org'], {})).toMatchObject({
      value: { do: 'account-password', name: 'olga@example.org' },
    })
    expect(parseCommand(['account', 'list'], {})).toMatchObject({ value: { do: 'account-list' } })
  })

  it('take the database from the environment, and name no other than PostgreSQL', () => {
    const url = 'postgres://club:secret@db.example/club'
    expect(parseCommand(['verify', '--data', 'club'], { DATABASE_URL: url })).toMatchObject({
      value: { database: url },
    })
    const refused = parseCommand([], { DATABASE_URL: 'mysql://club:secret@db.example/club' })
    expect(refused.ok ? '' : refused.error).toBe('DATABASE_URL is postgres://USER:PASSWORD@HOST/DATABASE.')
  })

  it('compare the ledger with its facts', () => {
    expect(parseCommand(['verify', '--json', '--data', 'club'], {})).toEqual({
      ok: true,
      value: { do: 'verify', data: 'club', database: null, json: true },
    })
  })
})

it('keeps its data where the system wants it', () => {
  expect(defaultDataFolder({ LOCALAPPDATA: 'C:\\Local' }, 'win32')).toContain('C:\\Local')
  expect(defaultDataFolder({}, 'darwin')).toMatch(/Library.Application Support.firstlayer-service$/u)
  expect(defaultDataFolder({ XDG_DATA_HOME: '' }, 'linux')).toMatch(/\.local.share.firstlayer-service$/u)
})
