import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { createHash } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Inspector } from '@core/ports'
import { createSpool } from '@core/publish/spool'
import { unreadableReport } from '@core/files/file-record'
import { ok } from '@shared/result'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'firstlayer-spool-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const sha256 = createHash('sha256').update('scrubbed').digest('hex')
const inspector = (said = sha256): Inspector => ({
  inspect: () => Promise.reject(new Error('not asked for')),
  scrub: async (path, out) => {
    await writeFile(join(out, 'copy'), 'scrubbed')
    const report = unreadableReport(path, 8)
    return ok({ path: join(out, 'copy'), sha256: said, size: 8, removed: [], report })
  },
  picture: () => Promise.resolve(null),
  limitTo: () => undefined,
  dispose: () => Promise.resolve(),
})

describe('the copies that wait to be sent', () => {
  it('stay while a claim on them is being recorded, also when a sweep began before', async () => {
    const spool = createSpool(folder)
    expect((await spool.add(inspector(), '/exports/Part.3mf')).ok).toBe(true)
    await spool.sweep(() => false)
    expect(await readdir(folder)).toEqual([`${sha256}.3mf`])
    spool.release(sha256)
    await spool.sweep((needed) => needed === sha256)
    expect(await readdir(folder)).toEqual([`${sha256}.3mf`])
    await spool.sweep(() => false)
    expect(await readdir(folder)).toEqual([])
  })

  it('have photos beside them, which stay for as long', async () => {
    const spool = createSpool(folder)
    const photo = Buffer.from('a photo')
    const hash = createHash('sha256').update(photo).digest('hex')
    expect(await spool.keep(photo, 'photo-1.jpg')).toEqual(ok({ sha256: hash, size: 7, name: 'photo-1.jpg' }))
    await spool.sweep(() => false)
    expect(await readFile(spool.pathOf(hash, 'photo-1.jpg'))).toEqual(photo)
    expect(await readdir(folder)).toEqual([`${hash}.jpg`])
    spool.release(hash)
    await spool.sweep(() => false)
    expect(await readdir(folder)).toEqual([])
  })

  it('are none when the bytes are not those that were checked', async () => {
    const spool = createSpool(folder)
    const added = await spool.add(inspector('0'.repeat(64)), '/exports/Part.3mf')
    expect(added).toEqual({ ok: false, error: { code: 'hash-mismatch' } })
    expect(await readdir(folder)).toEqual([])
  })
})
