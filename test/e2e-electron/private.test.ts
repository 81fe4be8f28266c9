import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { configFile, presetText, projectFile, secrets, slicedFile } from '../fixtures/exports'
import { expect, test } from './harness/fixtures'
import { freePort, startService } from './harness/community-service'
import { installSlicer } from './harness/furnish'
import type { RunningApp } from './harness/launch'
import { acceptFolder, choosePractice, publish, rowOf, saveInto, verdictOf } from './harness/member'
import { recordRequests, watchTheWayOut, type Recorded } from './harness/recorder'
import { hashesBelow, wordsBelow, wordsIn } from './harness/traces'

const accessCode = 'ACC3SS-77-41-09'
/** Stands only in what the member did not accept. */
const unread = 'Unaccepted-Quokka'
const words = [...Object.values(secrets), accessCode, unread]

/** A slicer's data folder with all that a real one would give away. */
function plantSlicer(home: string): string {
  const folder = installSlicer(home, 'ElegooSlicer', configFile())
  const machines = join(folder, 'user/default/machine')
  mkdirSync(machines, { recursive: true })
  const own = {
    print_host: secrets.host,
    printhost_apikey: secrets.apiKey,
    printhost_user: secrets.user,
    printer_notes: secrets.email,
  }
  writeFileSync(join(machines, 'My Neptune.json'), presetText({ type: 'machine', name: 'My Neptune', own }))
  const networked = {
    [secrets.serial]: {
      printerName: 'My Neptune',
      printerModel: 'Elegoo Neptune 4 Pro',
      vendor: 'Elegoo',
      host: secrets.host,
      serialNumber: secrets.serial,
      accessCode,
    },
  }
  writeFileSync(join(folder, 'user/printer_list.json'), JSON.stringify(networked))
  return folder
}

/** What the member leaves unticked: another slicer's data and a folder of exports. */
async function plantUnaccepted(home: string): Promise<void> {
  const models = [{ vendor: 'Voron', model: unread, nozzle_diameter: '0.4' }]
  const folder = installSlicer(home, 'OrcaSlicer', configFile({ application: 'OrcaSlicer', models }))
  const machines = join(folder, 'user/default/machine')
  mkdirSync(machines, { recursive: true })
  writeFileSync(join(machines, `${unread}.json`), presetText({ type: 'machine', name: unread }))
  mkdirSync(join(home, 'Documents'))
  saveInto(join(home, 'Documents'), `${unread}.3mf`, await projectFile({ title: unread }))
}

const allowed: readonly (readonly [method: string, path: RegExp])[] = [
  ['GET', /^\/v1\/about$/u],
  ['GET', /^\/v1\/me$/u],
  ['HEAD', /^\/v1\/uploads\/[0-9a-f]{64}$/u],
  ['HEAD', /^\/v1\/transfers\/[0-9a-f]{64}$/u],
  ['POST', /^\/v1\/transfers$/u],
  ['PATCH', /^\/v1\/transfers\/[0-9a-f]{64}$/u],
  ['POST', /^\/v1\/claims$/u],
  ['GET', /^\/v1\/programmes\/versions$/u],
  ['GET', /^\/v1\/me\/removed-photos$/u],
  ['GET', /^\/v1\/changes\?after=\d+&limit=500$/u],
]
const allowedHeaders = new Set([
  'accept',
  'accept-encoding',
  'authorization',
  'connection',
  'content-length',
  'content-type',
  'host',
  'if-none-match',
  'tus-resumable',
  'upload-length',
  'upload-metadata',
  'upload-offset',
  'user-agent',
])

const routeOf = ({ method, path }: Recorded) =>
  allowed.findIndex(([how, where]) => how === method && where.test(path))

const wholeOf = ({ method, path, headers, body }: Recorded) =>
  Buffer.concat([Buffer.from(`${method} ${path}\n${JSON.stringify(headers)}\n`), body])

test('nothing private is sent, kept or written down, and only what may be sent is sent', async ({
  start,
  place,
}) => {
  const service = await startService(join(place.folder, 'service'), await freePort())
  const recorder = await recordRequests(service.address)
  const out = await watchTheWayOut()
  try {
    const slicer = plantSlicer(place.home)
    await plantUnaccepted(place.home)
    saveInto(
      place.exports,
      'Ripple planter.3mf',
      await projectFile({ title: 'Ripple planter', triangles: 700, secret: true, picture: true }),
    )
    saveInto(place.exports, 'Gear.gcode.3mf', await slicedFile({ title: 'Gear', secret: true }))
    const theirs = [
      slicer,
      join(place.home, '.config/OrcaSlicer'),
      join(place.home, 'Documents'),
      place.exports,
    ]
    const before = theirs.map(hashesBelow)
    // What is looked for is there to be found.
    const there = (await Promise.all(theirs.map((folder) => wordsBelow(folder, words)))).flat().join()
    expect(words.filter((word) => !there.includes(word))).toEqual([])
    const proxy = { HTTP_PROXY: out.address, HTTPS_PROXY: out.address, ALL_PROXY: out.address }
    const app = await start({ env: proxy, args: [`--proxy-server=${out.address}`] })
    await app.page()
    await acceptFolder(app, place.exports)
    const { folders } = await app.ask('state.get', {})
    const data = folders.find(({ path }) => path === slicer)
    if (data === undefined) throw new Error('the slicer was not found')
    await app.ask('folders.decide', { folder: data.id, state: 'accepted' })
    await expect
      .poll(async () => (await app.ask('state.get', {})).slicers.map(({ printers }) => printers.length))
      .toEqual([1, 0])
    const row = await verdictOf(app, 'Ripple planter.3mf')
    expect(recorder.seen, 'sent before a place was chosen').toEqual([])

    await app.ask('place.choose', { kind: 'service', address: recorder.address, key: service.key })
    await publish(app, row.id)
    await expect
      .poll(async () => (await rowOf(app, row.name))?.publication, { timeout: 30_000 })
      .toBe('confirmed')
    await expect.poll(async () => (await app.ask('state.get', {})).outbox).toEqual([])
    const shown = JSON.stringify([
      await app.ask('state.get', {}),
      await app.ask('files.list', {}),
      await app.ask('files.detail', { file: row.id }),
      await app.ask('history.get', {}),
    ])
    expect(shown).toContain('Elegoo Neptune 4 Pro')
    expect(shown).not.toContain(unread)
    for (const credential of [secrets.apiKey, accessCode, service.key])
      expect(shown).not.toContain(credential)
    await app.quit()

    const { seen } = recorder
    expect(
      seen.filter((request) => routeOf(request) < 0).map(({ method, path }) => `${method} ${path}`),
    ).toEqual([])
    expect(new Set(seen.map(routeOf))).toEqual(new Set(allowed.map((_, index) => index)))
    for (const { path, headers, body, ...request } of seen) {
      const names = Object.keys(headers).filter((name) => !allowedHeaders.has(name))
      expect(names, `headers of ${path}`).toEqual([])
      expect(headers.authorization, path).toBe(path === '/v1/about' ? undefined : `Bearer ${service.key}`)
      const rest = wholeOf({ ...request, path, body, headers: { ...headers, authorization: '' } })
      expect(await wordsIn(rest, [service.key], path)).toEqual([])
    }
    const sent = await Promise.all(
      seen.flatMap(({ path, headers, body }) => [
        wordsIn(body, [...words, place.folder], `the body of ${path}`),
        wordsIn(Buffer.from(JSON.stringify(headers)), words, `the headers of ${path}`),
      ]),
    )
    expect(sent.flat()).toEqual([])
    expect(out.seen.map(({ method, path }) => `${method} ${path}`)).toEqual([])

    expect(await wordsBelow(place.profile, [...words, service.key])).toEqual([])
    expect(await wordsBelow(join(place.folder, 'service'), [...words, service.key])).toEqual([])
    expect(theirs.map(hashesBelow)).toEqual(before)
  } finally {
    await service.cutOff()
    await recorder.close()
    await out.close()
  }
})

test('what was done for one place is never sent to another, and goes to its own once that is there', async ({
  start,
  place,
}) => {
  test.setTimeout(180_000)
  const folder = join(place.folder, 'service')
  const service = await startService(folder, await freePort())
  const recorder = await recordRequests(service.address)
  try {
    // Where the practice service would keep its data there is a file, so it cannot start.
    mkdirSync(place.profile)
    writeFileSync(join(place.profile, 'practice'), '')
    const app = await start()
    await app.page()
    await choosePractice(app)
    await app.ask('tasks.set-preference', { tags: ['Practice-Wombat'] })
    await expect.poll(async () => (await app.ask('state.get', {})).sync.state).toBe('unreachable')
    expect((await waiting(app)).map(({ kind }) => kind)).toEqual(['preferences'])

    const { address } = recorder
    const toService = { kind: 'service', address, key: service.key } as const
    await app.ask('place.choose', toService)
    expect(await waiting(app)).toEqual([])
    await app.ask('tasks.set-profile', { bio: 'Community-Heron', region: 'DE' })
    await expect.poll(async () => (await app.ask('state.get', {})).points.balance).toBe(5)
    await service.cutOff()
    await app.ask('tasks.set-identity', { nickname: 'Community-Egret', avatar: null })
    await expect.poll(async () => (await app.ask('state.get', {})).sync.state).toBe('unreachable')

    rmSync(join(place.profile, 'practice'))
    await choosePractice(app)
    expect((await waiting(app)).map(({ kind }) => kind)).toEqual(['preferences'])
    await app.ask('sync.now', {})
    await expect.poll(() => waiting(app), { timeout: 60_000 }).toEqual([])
    await expect
      .poll(async () => (await app.ask('state.get', {})).points)
      .toMatchObject({ balance: 10, kind: 'practice' })

    await service.bringBack()
    await app.ask('place.choose', toService)
    expect((await waiting(app)).map(({ kind }) => kind)).toEqual(['identity'])
    await app.ask('sync.now', {})
    await expect.poll(() => waiting(app), { timeout: 60_000 }).toEqual([])
    await app.quit()

    const sent = recorder.seen.map(wholeOf).join('\n')
    expect(sent).toContain('Community-Heron')
    expect(sent).toContain('Community-Egret')
    expect(sent).not.toContain('Practice-Wombat')
    expect(await wordsBelow(folder, ['Practice-Wombat'])).toEqual([])
    expect(await wordsBelow(join(place.profile, 'practice'), ['Community-Heron', 'Community-Egret'])).toEqual(
      [],
    )
    expect((await wordsBelow(join(place.profile, 'practice'), ['Practice-Wombat'])).length).toBeGreaterThan(0)
  } finally {
    await service.cutOff()
    await recorder.close()
  }
})

const waiting = async (app: RunningApp) => (await app.ask('state.get', {})).outbox
