import { createHash } from 'node:crypto'
import {
  copyFile,
  mkdir,
  open,
  readFile,
  readdir,
  rename,
  rm,
  symlink,
  unlink,
  writeFile,
} from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { appError } from '@shared/errors'
import { findingCodes } from '@shared/inspect/finding-codes'
import type { FileRow } from '@shared/ipc/views'
import { err } from '@shared/result'
import { emptyProjectFile, presetText, projectFile } from '../../fixtures/exports'
import { formFor, makeHome, realInspector, start, until, type Started } from './kit'

let home: Awaited<ReturnType<typeof makeHome>>
let app: Started
let bytes: Uint8Array
beforeEach(async () => {
  home = await makeHome()
  app = await start(home)
  bytes = await projectFile()
})
afterEach(async () => {
  await app.dispose()
  await home.remove()
})

const at = (name: string) => join(home.exports, name)
const named = (name: string) => (rows: FileRow[]) => rows.find((row) => row.name === name)
const verdictOf = async (name: string, withinMs = 8_000): Promise<FileRow> => {
  const rows = await until(app.rows, (all) => named(name)(all)?.state === 'checked', withinMs)
  const row = named(name)(rows)
  if (!row) throw new Error('no row')
  return row
}

/** Every file below a folder with its hash: what the app must not change. */
async function fingerprint(folder: string): Promise<Record<string, string>> {
  const found: Record<string, string> = {}
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name)
    if (entry.isFile())
      found[path] = createHash('sha256')
        .update(await readFile(path))
        .digest('hex')
  }
  return found
}

describe('watching a folder', () => {
  it('has the verdict within two seconds of the end of each of twenty copies', async () => {
    await app.acceptExports()
    await until(
      async () => (await app.ask('state.get', {})).folders,
      (all) => all.some((f) => f.watching === 'yes'),
    )
    const source = join(home.root, 'source.3mf')
    await writeFile(source, bytes)
    await Promise.all(
      Array.from({ length: 20 }, async (_, n) => {
        await writeFile(
          join(home.root, `${String(n)}.3mf`),
          await projectFile({ title: `Part ${String(n)}` }),
        )
        await copyFile(join(home.root, `${String(n)}.3mf`), at(`Copy ${String(n)}.3mf`))
      }),
    )
    const rows = await until(
      app.rows,
      (all) => all.filter((row) => row.state === 'checked').length === 20,
      2_000,
    )
    expect(rows.every(({ verdict }) => verdict === 'qualifies')).toBe(true)
  })

  it('finds what was made while it was closed', async () => {
    await app.acceptExports()
    await verdictOf('nothing', 0).catch(() => undefined)
    await app.dispose()
    await writeFile(at('Made while away.3mf'), bytes)
    app = await start(home)
    expect((await verdictOf('Made while away.3mf')).verdict).toBe('qualifies')
  })

  it('waits for a slow writer, and never shows half a file', async () => {
    await app.acceptExports()
    const seen = new Set<string | null>()
    app.core.on('files.changed', ({ upserted }) => {
      for (const { verdict } of upserted) seen.add(verdict)
    })
    const file = await open(at('Slow.3mf'), 'w')
    const step = Math.ceil(bytes.length / 8)
    for (let from = 0; from < bytes.length; from += step) {
      await file.write(bytes.subarray(from, from + step))
      await wait(120)
    }
    await file.close()
    expect((await verdictOf('Slow.3mf')).verdict).toBe('qualifies')
    expect(seen).not.toContain('rejected')
  })

  it('takes a file that is written beside and renamed as one', async () => {
    await app.acceptExports()
    await writeFile(at('Part.3mf.tmp'), bytes)
    await wait(100)
    await rename(at('Part.3mf.tmp'), at('Part.3mf'))
    await verdictOf('Part.3mf')
    expect(await app.rows()).toHaveLength(1)
  })

  it('keeps the record of a file that is renamed or moved', async () => {
    await app.acceptExports()
    await writeFile(at('Old.3mf'), bytes)
    const { id } = await verdictOf('Old.3mf')
    await mkdir(at('Shelf'))
    await rename(at('Old.3mf'), join(at('Shelf'), 'New.3mf'))
    expect((await verdictOf('New.3mf')).id).toBe(id)
    await until(app.rows, (rows) => rows.length === 1)
  })

  it('says that a file is gone, and knows it when it comes back', async () => {
    await app.acceptExports()
    await writeFile(at('Part.3mf'), bytes)
    const { id } = await verdictOf('Part.3mf')
    await unlink(at('Part.3mf'))
    await until(app.rows, (rows) => rows[0]?.state === 'gone')
    await writeFile(at('Part.3mf'), bytes)
    expect((await verdictOf('Part.3mf')).id).toBe(id)
    expect(await app.rows()).toHaveLength(1)
  })

  it('looks again when the same file is saved anew, and keeps what was published before', async () => {
    await app.ask('place.choose', { kind: 'practice' })
    await app.acceptExports()
    await writeFile(at('Part.3mf'), bytes)
    const { id } = await verdictOf('Part.3mf')
    const { claims } = await app.ask('files.publish', { file: id, form: await formFor(app, id) })
    await writeFile(at('Part.3mf'), await projectFile({ triangles: 200 }))
    const rows = await until(app.rows, (all) => all[0]?.publication === null && all[0].state === 'checked')
    expect(rows[0]).toMatchObject({ id, verdict: 'qualifies' })
    expect((await app.ask('files.detail', { file: id })).claims).toEqual([...claims].sort().reverse())
  })

  it('finds a folder again whose drive was away', async () => {
    await app.acceptExports()
    await writeFile(at('Part.3mf'), bytes)
    await verdictOf('Part.3mf')
    const folder = async () =>
      (await app.ask('state.get', {})).folders.find(({ path }) => path === home.exports)
    await rename(home.exports, `${home.exports} away`)
    await until(folder, (one) => one?.watching === 'missing')
    expect((await app.rows())[0]?.state).toBe('checked')
    await writeFile(join(`${home.exports} away`, 'Later.3mf'), bytes)
    await rename(`${home.exports} away`, home.exports)
    await until(folder, (one) => one?.watching === 'yes')
    await verdictOf('Later.3mf')
  })

  it('does not follow a link out of the folder', async () => {
    await writeFile(join(home.root, 'private.3mf'), bytes)
    await mkdir(join(home.root, 'elsewhere'))
    await writeFile(join(home.root, 'elsewhere', 'private.3mf'), bytes)
    await symlink(join(home.root, 'private.3mf'), at('link.3mf'))
    await symlink(join(home.root, 'elsewhere'), at('folder'))
    await app.acceptExports()
    await writeFile(at('Part.3mf'), bytes)
    await verdictOf('Part.3mf')
    expect((await app.rows()).map(({ name }) => name)).toEqual(['Part.3mf'])
  })

  it('tells a folder that is offered as a usual place from one that the member added', async () => {
    await app.dispose()
    await mkdir(join(home.home, 'Downloads'))
    await mkdir(join(home.home, '.config', 'OrcaSlicer', 'user'), { recursive: true })
    await mkdir(join(home.home, '.config', 'OrcaSlicer', 'system'))
    app = await start(home)
    await app.acceptExports()
    await app.ask('slicers.find', {})
    const { folders } = await app.ask('state.get', {})
    expect(Object.fromEntries(folders.map(({ path, from, state }) => [path, [from, state]]))).toEqual({
      [join(home.home, '.config', 'OrcaSlicer')]: ['slicer', 'offered'],
      [join(home.home, 'Downloads')]: ['usual-place', 'offered'],
      [home.exports]: ['you', 'accepted'],
    })
    const downloads = folders.find(({ from }) => from === 'usual-place')?.id ?? ''
    await app.ask('folders.decide', { folder: downloads, state: 'accepted' })
    const after = (await app.ask('state.get', {})).folders.find(({ id }) => id === downloads)
    expect(after).toMatchObject({ from: 'usual-place', state: 'accepted' })
  })

  it('says nothing of JSON that is no preset, and shows one that is', async () => {
    await app.acceptExports()
    await writeFile(at('package.json'), '{"name":"something"}')
    await writeFile(at('Fine.json'), presetText())
    await verdictOf('Fine.json')
    expect(await app.rows()).toHaveLength(1)
  })

  it('says what is missing of a project without objects', async () => {
    await app.acceptExports()
    await writeFile(at('Empty.3mf'), await emptyProjectFile())
    expect(await verdictOf('Empty.3mf')).toMatchObject({ verdict: 'does-not-qualify', points: null })
    expect((await verdictOf('Empty.3mf')).headline?.code).toBe('no-objects')
  })

  it('tells of an export by its name, with what is the first thing to mend', async () => {
    await app.acceptExports()
    await until(
      async () => (await app.ask('state.get', {})).folders,
      (all) => all.some((f) => f.watching === 'yes'),
    )
    await writeFile(at('Empty.3mf'), await emptyProjectFile())
    const { id } = await verdictOf('Empty.3mf')
    const [notice] = await until(
      () => app.desktop.notices,
      ({ length }) => length > 0,
    )
    expect(notice).toMatchObject({
      kind: 'verdict',
      file: id,
      name: 'Empty.3mf',
      toMend: 1,
      first: { code: 'no-objects' },
    })
  })

  it('says of a file that the inspector died over what every language has a text for', async () => {
    await app.dispose()
    const inspect = () => Promise.resolve(err(appError('file-unreadable')))
    app = await start(home, { inspector: { ...realInspector(), inspect } })
    await app.acceptExports()
    await writeFile(at('Deadly.3mf'), bytes)
    const { verdict, headline } = await verdictOf('Deadly.3mf')
    expect(verdict).toBe('rejected')
    expect(findingCodes).toContain(headline?.code)
  })

  it('changes nothing in a watched folder', async () => {
    await app.ask('place.choose', { kind: 'practice' })
    await writeFile(at('One.3mf'), bytes)
    await writeFile(at('Two.3mf'), await projectFile({ secret: true, triangles: 100 }))
    const before = await fingerprint(home.exports)
    await app.acceptExports()
    const { id } = await verdictOf('Two.3mf')
    await app.ask('files.publish', { file: id, form: await formFor(app, id) })
    await until(
      async () => (await app.ask('state.get', {})).points.balance,
      (balance) => balance > 0,
    )
    expect(await fingerprint(home.exports)).toEqual(before)
  })

  it('watches nothing before it was accepted, and no more after it was declined', async () => {
    await writeFile(at('Part.3mf'), bytes)
    await app.ask('slicers.find', {})
    await wait(300)
    expect(await app.rows()).toEqual([])
    const folder = await app.acceptExports()
    await verdictOf('Part.3mf')
    await app.ask('folders.decide', { folder, state: 'declined' })
    await writeFile(at('Later.3mf'), bytes)
    await wait(500)
    expect((await app.rows()).map(({ name }) => name)).toEqual(['Part.3mf'])
  })

  it('leaves nothing behind when it ends', async () => {
    await app.acceptExports()
    await writeFile(at('Part.3mf'), bytes)
    await verdictOf('Part.3mf')
    await app.dispose()
    await wait(100)
    const left = process.getActiveResourcesInfo().filter((kind) => /FSEvent|Timeout|TCP/u.test(kind))
    await rm(home.exports, { recursive: true })
    // Vitest's own timers remain; a watch or a socket of ours must not.
    expect(left.filter((kind) => kind !== 'Timeout')).toEqual([])
  })
})
