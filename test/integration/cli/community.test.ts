import { createHash } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openStore } from '@core/store/store'
import { documentNumber, emptyDocument } from '@shared/state/document'
import { cleanPhoto } from '@shared/inspect-node/clean-photo'
import { inspectFile } from '@shared/inspect-node/inspect-file'
import { createHistory } from '../../../src-main/cli/community/history'
import { createMe } from '../../../src-main/cli/community/me'
import { createPublish, type PublishDeps } from '../../../src-main/cli/community/publish'
import { createSignIn } from '../../../src-main/cli/community/sign-in'
import { createSignOut } from '../../../src-main/cli/community/sign-out'
import { projectFile } from '../../fixtures/exports'
import {
  buildService,
  runService,
  startServiceProcess,
  type BuiltService,
  type Running,
} from '../service/support/service-process'
import { jpeg, place, png } from '../service/support/photos'
import { terminalIn } from './terminal'
import { webBrowser } from '../service/support/web-browser'

/** One member's evening at a service in a process of its own, in the order in which it happens. */

let root: string
let built: BuiltService
let service: Running
let port: string
const at = (name: string) => join(root, name)
const clock = { now: () => new Date() }
const sha256Of = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')

const startAgain = (more: readonly string[] = []) =>
  startServiceProcess(built.entry, ['--data', at('service'), '--sign-in', 'open', ...more])
const stop = async () => {
  service.child.kill('SIGTERM')
  await service.ended
}

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'firstlayer-community-'))
  built = await buildService()
  service = await startAgain()
  ;({ port } = new URL(service.address))
})
afterAll(async () => {
  await stop()
  await built.dispose()
  await rm(root, { recursive: true, force: true })
})

const deps: PublishDeps = {
  get folder() {
    return at('own')
  },
  clock,
  confirm: null,
}

/** Runs a command to its end; what it says as JSON comes parsed. */
async function run(command: typeof createPublish, ...args: readonly string[]) {
  const { said, io } = terminalIn(root)
  const status = await command(deps)(args, io)
  return { status, ...said, json: () => JSON.parse(said.out) as unknown }
}

/** Signs in at the terminal, and decides in the browser as soon as the code is shown. */
async function signIn(decide: (code: string) => Promise<void>) {
  const { said, io } = terminalIn(root)
  const status = await createSignIn(deps)([service.address, '--json'], {
    ...io,
    out: (text) => {
      io.out(text)
      const event = JSON.parse(text) as { event: string; code: string }
      if (event.event === 'confirm') void decide(event.code)
    },
  })
  return { status, ...said }
}

const loginFile = () => at('own/login.json')
const saved = async () =>
  JSON.parse(await readFile(loginFile(), 'utf8')) as { head: { member: string }; secret: string }
/** As ten minutes later: the access token has to be renewed before anything is asked. */
const letItExpire = async () => {
  const login = await saved()
  const secret = { ...(JSON.parse(login.secret) as object), until: 0 }
  await writeFile(loginFile(), JSON.stringify({ ...login, secret: JSON.stringify(secret) }))
}
const loginsOf = async (access: string) => {
  const answer = await fetch(`${service.address}/v1/me/logins`, {
    headers: { authorization: `Bearer ${access}` },
  })
  return (await answer.json()) as { logins?: readonly { client: string }[] }
}
const accessOf = async () => (JSON.parse((await saved()).secret) as { access: string }).access

describe('the command line at a community’s service', () => {
  it('asks to sign in before anything else', async () => {
    for (const command of [createMe, createHistory]) {
      const { status, out, err } = await run(command)
      expect([status, out, err]).toEqual([3, '', 'You are not signed in. sign-in ADDRESS does that.\n'])
    }
    expect((await run(createSignOut)).out).toBe('Nobody was signed in.\n')
  })

  it('signs in by a code that is confirmed in a browser, and keeps the login for its user alone', async () => {
    const browser = webBrowser(service.address)
    await browser.signUp('ann', 'a long enough password')
    const refused = await signIn((code) => browser.decide(code, 'deny'))
    expect([refused.status, refused.err]).toEqual([3, 'It was refused on the page. Nothing has changed.\n'])
    const first = await signIn((code) => browser.decide(code, 'approve'))
    expect([first.status, first.err]).toEqual([0, ''])
    expect(first.out).toContain('"event":"signed-in"')
    expect((await stat(loginFile())).mode & 0o777).toBe(0o600)
    expect((await stat(at('own'))).mode & 0o077).toBe(0)

    // Again on the same terminal: the login before it does not stay behind.
    const again = await signIn((code) => browser.decide(code, 'approve'))
    expect(again.status).toBe(0)
    const { logins = [] } = await loginsOf(await accessOf())
    expect(logins.map(({ client }) => client)).toEqual(['firstlayer-cli', 'browser'])
    expect(again.out + again.err + first.out).not.toMatch(/fl[ar]_/u)
  })

  it('says who one is and where one stands', async () => {
    const { status, out } = await run(createMe)
    const { member } = (await saved()).head
    expect(status).toBe(0)
    expect(out).toBe(`${member} at Firstlayer rewards, ${service.address}
  Balance: 0, of which 0 can be spent
  Creator rewards: 0 points
  Community standing: 0 community points, level 0 (Just getting started)
`)
    const json = await run(createMe, '--json')
    expect(json.json()).toMatchObject({
      service: { name: 'Firstlayer rewards', address: service.address },
      me: { member, role: 'member', account: { balance: 0 } },
      progress: { programmes: { 'community-standing': { level: 0 } } },
    })
  })

  it('renews the login for as many commands at once as there are, and does not lose it', async () => {
    for (let round = 0; round < 3; round += 1) {
      await letItExpire()
      const all = await Promise.all([1, 2, 3, 4].map(() => run(createMe, '--json')))
      expect(all.map(({ status, err }) => [status, err])).toEqual(Array(4).fill([0, '']))
    }
  })

  it('finds its login by itself, as a program of its own', async () => {
    const program = await buildService(join('src-main', 'cli', 'index.ts'))
    const me = (folder: string) =>
      runService(program.entry, ['me', '--json'], { FIRSTLAYER_CLI_DATA: folder })
    const [own, none] = await Promise.all([me(at('own')), me(at('none'))])
    await program.dispose()
    expect([own.code, none.code]).toEqual([0, 3])
    expect(own.stdout).toContain((await saved()).head.member)
  })

  it('asks before it publishes, and publishes nothing without a yes', async () => {
    await writeFile(at('part.3mf'), await projectFile({ secret: true, title: 'Clip' }))
    const unasked = await run(createPublish, 'part.3mf', '--origin', 'original')
    expect([unasked.status, unasked.err]).toEqual([
      3,
      'Nobody is here to be asked: --yes publishes without that.\n',
    ])
    expect(unasked.out).toContain(
      '“Clip” as a model (original) and a print profile: +65 points, as an estimate',
    )
    const { said, io } = terminalIn(root)
    const no = { ...deps, confirm: () => Promise.resolve(false) }
    expect(await createPublish(no)(['part.3mf', '--origin', 'original'], io)).toBe(0)
    expect(said.out).toContain('Nothing was published.')
    expect((await run(createHistory)).out).toBe('There are no such entries.\n')
  })

  it('keeps what it could not send, and goes on with it when it is asked again: once', async () => {
    const { said, io } = terminalIn(root)
    const gone: PublishDeps = {
      ...deps,
      confirm: async () => {
        await stop()
        return true
      },
    }
    expect(await createPublish(gone)(['part.3mf', '--origin', 'original'], io)).toBe(3)
    expect(said.err).toBe(
      'It is kept here, and the same command goes on with it.\nThe service cannot be reached now.\n',
    )
    service = await startAgain(['--port', port])

    const { status, out } = await run(createPublish, 'part.3mf', '--origin', 'original', '--yes')
    expect(status).toBe(0)
    expect(out).toContain('This was begun before.')
    expect(out).toContain('The model “Clip” is published: +40 points.')
    expect(out).toContain('is published: +25 points.')
    const twice = await run(createPublish, 'part.3mf', '--origin', 'original', '--yes', '--json')
    expect(twice.json()).toMatchObject({ verdict: 'qualifies', points: 65, claims: [{}, {}] })
    expect((await run(createMe)).out).toContain('Balance: 65, of which 65 can be spent')
    // The file has private values, and what the service has of it none.
    const [sent = '', ...others] = await readdir(at('service/uploads'))
    const privateOf = async (path: string) => {
      const report = await inspectFile(at(path))
      return report.ok ? report.value.privacy.length : null
    }
    expect(others).toEqual([])
    expect(await privateOf('part.3mf')).toBeGreaterThan(0)
    expect(await privateOf(`service/uploads/${sent}`)).toBe(0)
  })

  it('publishes at once with --yes, and says as JSON what it foresaw and what came of it', async () => {
    await writeFile(at('other.3mf'), await projectFile({ triangles: 200, title: 'Hook' }))
    const { status, json } = await run(createPublish, 'other.3mf', '--origin', 'remix', '--yes', '--json')
    expect(status).toBe(0)
    const told = json() as { points: number; forecast: { amount: number }[]; claims: object[] }
    expect(told.points).toBe(15)
    expect(told.forecast.reduce((sum, { amount }) => sum + amount, 0)).toBe(15)
    expect(told.claims).toMatchObject([
      { kind: 'publish-model', label: 'Hook', state: 'done', points: 10 },
      { kind: 'publish-profile', state: 'done', points: 5 },
    ])
  })

  it('leaves what it keeps alone while another publish writes it, or where a newer Firstlayer did', async () => {
    const store = await openStore({ folder: at('own/store'), clock })
    const meanwhile = await run(createPublish, 'other.3mf', '--yes', '--json')
    await store.dispose()
    expect([meanwhile.status, meanwhile.err]).toEqual([
      3,
      'Another publish is running. Try again when it has ended.\n',
    ])
    const kept = await readFile(at('own/store/state.json'))
    const state = JSON.stringify({ ...emptyDocument(), number: documentNumber + 1 })
    const sum = sha256Of(Buffer.from(state))
    await writeFile(at('own/store/state.json'), `{"seq":0,"sum":"${sum}","state":${state}}\n`)
    const older = await run(createPublish, 'other.3mf', '--yes', '--json')
    expect(older.status).toBe(3)
    expect(older.err).toContain('newer Firstlayer')
    await writeFile(at('own/store/state.json'), kept)
    expect((await run(createPublish, 'other.3mf', '--yes', '--json')).status).toBe(0)
  })

  it('ends with the status of the check where a file does not qualify, or cannot be read', async () => {
    await writeFile(at('notes.3mf'), 'no archive')
    const rejected = await run(createPublish, 'notes.3mf', '--yes', '--json')
    expect([rejected.status, rejected.json()]).toMatchObject([2, { verdict: 'rejected', claims: [] }])
    await writeFile(at('words.txt'), 'just words')
    expect((await run(createPublish, 'words.txt', '--yes')).status).toBe(1)
    expect((await run(createPublish, 'none.3mf', '--yes')).err).toBe('none.3mf: there is no such file\n')
  })

  it('shows the ledger to people, as JSON and as the service’s own table, and filters it', async () => {
    const { out } = await run(createHistory)
    const today = new Date().toISOString().slice(0, 10)
    expect(out.split('\n')[0]).toMatch(
      new RegExp(`^${today}  First Print Profile Upload +\\S.* \\+5 +80$`, 'u'),
    )
    const lines = (await run(createHistory, '--json')).out.trim().split('\n')
    expect(lines).toHaveLength(6)
    const filtered = await run(createHistory, '--rule', 'model-upload', '--json')
    const entries = filtered.out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { entry: object })
    expect(entries).toMatchObject([{ entry: { amount: 10 }, about: 'Hook' }, { about: 'Clip' }])
    const table = await fetch(`${service.address}/v1/transactions.csv?text=Hook`, {
      headers: { authorization: `Bearer ${await accessOf()}` },
    })
    const csv = (await run(createHistory, '--csv', '--text', 'Hook')).out
    expect(Buffer.from(csv)).toEqual(Buffer.from(await table.arrayBuffer()))
  })

  it.each([
    [createMe, ['--all'], 'Usage: me'],
    [createHistory, ['--kind', 'gift'], '--kind is not one of those.'],
    [createHistory, ['--json', '--csv'], 'Either --json or --csv.'],
    [createPublish, [], 'Which file?'],
    [createPublish, ['a', 'b'], 'One file at a time.'],
    [createPublish, ['a', '--json'], '--json asks nothing'],
    [createPublish, ['a', '--origin', 'found'], '--origin cannot be that.'],
    [createPublish, ['a', '--profile-name', 'n'.repeat(201)], '--profile-name cannot be that.'],
  ])('cannot run so: status 3, and why', async (command, args, why) => {
    const { status, out, err } = await run(command, ...args)
    expect([status, out]).toEqual([3, ''])
    expect(err).toContain(why)
  })

  it('takes photos of the print along, one of them as the cover, and sends nothing of where they were taken', async () => {
    await writeFile(at('vase.3mf'), await projectFile({ triangles: 220, title: 'Vase' }))
    const [one, two] = [jpeg('one'), jpeg('two')]
    await writeFile(at('one.jpg'), one)
    await writeFile(at('two.jpg'), two)
    const { status, out, err } = await run(
      createPublish,
      ...['vase.3mf', '--origin', 'original', '--yes'],
      ...['--photo', 'one.jpg', '--photo', 'two.jpg', '--cover', '2'],
    )
    expect([status, err]).toEqual([0, ''])
    expect(out).toContain('“Vase” as a model (original) with 2 photos and a print profile')
    const authorization = `Bearer ${await accessOf()}`
    const ask = (path: string) => fetch(`${service.address}${path}`, { headers: { authorization } })
    const { models } = (await (await ask('/v1/models?text=Vase')).json()) as { models: { model: string }[] }
    const id = models[0]?.model ?? ''
    const shown = Buffer.from(await (await ask(`/v1/models/${id}/picture`)).arrayBuffer())
    expect(shown).toEqual(cleanPhoto(two))
    const kept = await readdir(at('service/uploads'))
    const bytes = await Promise.all(kept.map((name) => readFile(at(`service/uploads/${name}`))))
    expect(bytes.some((one) => one.includes(place))).toBe(false)
    expect(bytes).toContainEqual(cleanPhoto(one))
    // The service cleans them, too: what was sent is what the claim names.
    const names = (await readdir(at('own/store'))).filter((name) => name !== 'lock')
    const record = await Promise.all(names.map((name) => readFile(at(`own/store/${name}`), 'utf8')))
    const named = (photo: Buffer | null) => record.join('').includes(sha256Of(photo ?? Buffer.alloc(0)))
    expect([named(cleanPhoto(one)), named(cleanPhoto(two)), named(one)]).toEqual([true, true, false])
  })

  it('says of a photo what is wrong with it, before anything is sent', async () => {
    await writeFile(at('plain.jpg'), png())
    await writeFile(at('large.jpg'), Buffer.alloc(6_000_000))
    const refused = async (...photos: readonly string[]) => {
      const { status, err } = await run(createPublish, 'vase.3mf', '--yes', ...photos)
      return `${status} ${err.split('\n')[0] ?? ''}`
    }
    expect(await refused('--photo', 'none.jpg')).toBe('3 none.jpg: There is no such file.')
    expect(await refused('--photo', '.')).toBe('3 .: There is no such file.')
    expect(await refused('--photo', 'plain.jpg')).toBe('3 plain.jpg: It is no whole JPEG.')
    expect(await refused('--photo', 'large.jpg')).toBe(
      '3 large.jpg: It is too large: a photo may have 5.9 MB.',
    )
    expect(await refused('--photo', 'one.jpg', '--cover', '2')).toBe(
      '3 --cover is the place of a --photo, from 1.',
    )
    expect(await refused('--cover', '0')).toBe('3 --cover is the place of a --photo, from 1.')
  })

  it('signs out there and here', async () => {
    const access = await accessOf()
    expect((await run(createSignOut)).out).toBe('You are signed out.\n')
    expect((await loginsOf(access)).logins).toBeUndefined()
    await expect(stat(loginFile())).rejects.toThrow('ENOENT')
    expect((await run(createMe)).status).toBe(3)
  })

  it('says plainly what no sign-in can come of', async () => {
    const { said, io } = terminalIn(root)
    expect(await createSignIn(deps)(['http://club.example'], io)).toBe(3)
    expect(await createSignIn(deps)([], io)).toBe(3)
    expect(await createSignIn(deps)(['http://127.0.0.1:1'], io)).toBe(3)
    expect(said.err).toContain('begins with https://')
    expect(said.err).toContain('Which service?')
    expect(said.err).toContain('The service cannot be reached now.')
  })
})
