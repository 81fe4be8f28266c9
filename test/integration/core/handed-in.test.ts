import { mkdir, rename, symlink, unlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { FileRow } from '@shared/ipc/views'
import { presetText, projectFile } from '../../fixtures/exports'
import { formFor, makeHome, start, until, type Started } from './kit'

let home: Awaited<ReturnType<typeof makeHome>>
let app: Started
let stick: string
beforeEach(async () => {
  home = await makeHome()
  app = await start(home)
  stick = join(home.root, 'stick')
  await mkdir(stick)
})
afterEach(async () => {
  await app.dispose()
  await home.remove()
})

const write = async (name: string, bytes: Uint8Array | string, folder = stick): Promise<string> => {
  const path = join(folder, name)
  await writeFile(path, bytes)
  return path
}
const handIn = async (path: string): Promise<string> => {
  const { files, refused } = await app.core.handIn([path])
  const [id] = files
  if (id === undefined) throw new Error(JSON.stringify(refused))
  return id
}
const checked = async (id: string): Promise<FileRow> => {
  const rows = await until(app.rows, (all) => all.some((row) => row.id === id && row.state === 'checked'))
  const row = rows.find((one) => one.id === id)
  if (!row) throw new Error('no row')
  return row
}

describe('a file that the member hands in', () => {
  it('is checked and published, though no folder is watched', async () => {
    await app.ask('place.choose', { kind: 'practice' })
    const id = await handIn(await write('Ripple planter.3mf', await projectFile({ title: 'Ripple planter' })))
    expect(await checked(id)).toMatchObject({ verdict: 'qualifies', points: 65, folder: stick })
    const detail = await app.ask('files.detail', { file: id })
    expect(detail).toMatchObject({ handedIn: true, report: { verdict: 'qualifies' } })
    const { claims } = await app.ask('files.publish', { file: id, form: await formFor(app, id) })
    expect(claims).toHaveLength(2)
    await until(app.rows, ([row]) => row?.publication === 'confirmed')
    expect((await app.ask('state.get', {})).points.balance).toBe(65)
  })

  it('says nothing of the files beside it', async () => {
    await write('Beside.3mf', await projectFile({ title: 'Beside' }))
    await checked(await handIn(await write('Given.3mf', await projectFile({ title: 'Given' }))))
    expect((await app.rows()).map(({ name }) => name)).toEqual(['Given.3mf'])
    expect(app.log.join('\n')).not.toContain('Beside')
  })

  it('is not notified about: the window shows it', async () => {
    await checked(await handIn(await write('Given.3mf', await projectFile({ title: 'Given' }))))
    expect(app.desktop.notices).toEqual([])
  })

  it('gets an answer whatever it is, also JSON that is no preset', async () => {
    const note = await checked(await handIn(await write('notes.json', '{"shopping":["glue"]}')))
    expect(note).toMatchObject({ kind: 'unknown', verdict: 'does-not-qualify' })
    const preset = await checked(await handIn(await write('Mine.json', presetText())))
    expect(preset).toMatchObject({ kind: 'preset' })
  })

  it('is one line however often it is handed in', async () => {
    const path = await write('Given.3mf', await projectFile({ title: 'Given' }))
    const id = await handIn(path)
    await checked(id)
    expect(await handIn(path)).toBe(id)
    await checked(id)
    expect(await app.rows()).toHaveLength(1)
  })

  it('belongs to the accepted folder when it lies in one, and moves to it when it is accepted later', async () => {
    const path = await write('Given.3mf', await projectFile({ title: 'Given' }), home.exports)
    const id = await handIn(path)
    await checked(id)
    expect((await app.ask('files.detail', { file: id })).handedIn).toBe(true)
    await app.acceptExports()
    await until(
      () => app.ask('files.detail', { file: id }),
      ({ handedIn }) => !handedIn,
    )
    expect(await app.rows()).toHaveLength(1)
    const other = await handIn(await write('Other.3mf', await projectFile({ title: 'Other' }), home.exports))
    await checked(other)
    expect((await app.ask('files.detail', { file: other })).handedIn).toBe(false)
  })

  it('reached by a link is the file itself, under its own name', async () => {
    const path = await write('Given.3mf', await projectFile({ title: 'Given' }))
    await symlink(path, join(stick, 'link.3mf'))
    const row = await checked(await handIn(join(stick, 'link.3mf')))
    expect(row.name).toBe('Given.3mf')
  })

  it('is refused by name when it is a folder or not there, and the others are taken in all the same', async () => {
    const path = await write('Given.3mf', await projectFile({ title: 'Given' }))
    const { files, refused } = await app.core.handIn([stick, join(stick, 'nothing.3mf'), path])
    expect(files).toHaveLength(1)
    expect(refused).toEqual([
      { code: 'not-a-file', params: { file: 'stick' } },
      { code: 'not-found', params: { file: 'nothing.3mf' } },
    ])
  })

  it('is checked again when asked after a change, and shown as gone when it is', async () => {
    const path = await write('Given.3mf', await projectFile({ title: 'Given' }))
    const id = await handIn(path)
    await checked(id)
    await write('Given.3mf', await projectFile({ title: 'Given anew' }))
    await app.ask('files.check-again', { file: id })
    await until(app.rows, ([row]) => row?.title === 'Given anew')
    await unlink(path)
    await app.ask('files.check-again', { file: id })
    await until(app.rows, ([row]) => row?.state === 'gone')
  })

  it('that went away while the app was closed is shown as gone at the next start', async () => {
    const path = await write('Given.3mf', await projectFile({ title: 'Given' }))
    await checked(await handIn(path))
    await app.dispose()
    await rename(path, `${path}.away`)
    app = await start(home)
    await until(app.rows, ([row]) => row?.state === 'gone')
  })
})
