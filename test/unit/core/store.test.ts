import { mkdtemp, readFile, readdir, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { StateChange } from '@shared/state/change'
import { realDisk, type Disk } from '@core/store/disk'
import { openStore } from '@core/store/store'
import { StoreInUseError } from '@core/store/lock'

const clock = { now: () => new Date('2026-11-22T12:00:00.000Z') }
let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'firstlayer-store-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const put = (n: number): StateChange => ({
  change: 'folder-put',
  folder: {
    id: `f${String(n)}`,
    path: `/exports/${String(n)}`,
    kind: 'exports',
    slicer: null,
    state: 'accepted',
    publishByItself: false,
    ignore: [],
  },
})
const open = (more: { disk?: Disk; compactAt?: number } = {}) => openStore({ folder, clock, ...more })
const at = (name: string) => join(folder, name)

/** Leaves the store as a kill would: without dispose. The lock is this test's own, so it is taken away. */
async function filled(count: number, more: { compactAt?: number } = {}): Promise<void> {
  const store = await open(more)
  for (let n = 1; n <= count; n += 1) expect((await store.commit(() => [put(n)])).ok).toBe(true)
  const files = new Map<string, Buffer>()
  for (const name of await readdir(folder)) if (name !== 'lock') files.set(name, await readFile(at(name)))
  await store.dispose()
  for (const name of await readdir(folder)) await rm(at(name))
  for (const [name, bytes] of files) await writeFile(at(name), bytes)
}
const foldersNow = async (): Promise<{ ids: string[]; recovered: unknown }> => {
  const store = await open()
  const ids = [...store.state.folders.keys()]
  const { recovered } = store
  await store.dispose()
  return { ids, recovered }
}
const upTo = (count: number) => Array.from({ length: count }, (_, n) => `f${String(n + 1)}`)

describe('the store', () => {
  it('has after a kill what it had said was recorded', async () => {
    await filled(5)
    expect(await foldersNow()).toEqual({ ids: upTo(5), recovered: null })
  })

  it('has it after being closed and opened', async () => {
    const store = await open()
    await store.commit(() => [put(1)])
    await store.dispose()
    expect(await foldersNow()).toEqual({ ids: ['f1'], recovered: null })
  })

  it('has it through many compactions and a kill', async () => {
    await filled(40, { compactAt: 500 })
    expect(await foldersNow()).toEqual({ ids: upTo(40), recovered: null })
  })

  it('forgets only the unfinished end of a torn journal, at every length', async () => {
    await filled(3)
    const whole = await readFile(at('journal.jsonl'))
    const ends = [...whole].flatMap((byte, index) => (byte === 0x0a ? [index + 1] : []))
    for (let size = 0; size <= whole.length; size += 7) {
      await rm(folder, { recursive: true })
      await realDisk.makeFolder(folder)
      await writeFile(at('journal.jsonl'), whole)
      await truncate(at('journal.jsonl'), size)
      const kept = ends.filter((end) => end <= size).length
      expect(await foldersNow()).toEqual({ ids: upTo(kept), recovered: null })
    }
  })

  it('goes on after a torn end, and keeps what comes then', async () => {
    await filled(3)
    const whole = await readFile(at('journal.jsonl'))
    await truncate(at('journal.jsonl'), whole.length - 10)
    const store = await open()
    await store.commit(() => [put(9)])
    await store.dispose()
    expect((await foldersNow()).ids).toEqual(['f1', 'f2', 'f9'])
  })

  it('sets a journal with zeros in it aside, and says so', async () => {
    await filled(3)
    const bytes = await readFile(at('journal.jsonl'))
    bytes.fill(0, bytes.length - 40)
    await writeFile(at('journal.jsonl'), bytes)
    const { ids, recovered } = await foldersNow()
    expect(ids).toEqual(['f1', 'f2'])
    expect(recovered).toMatchObject({ from: 'last-good-copy' })
    expect((await readdir(folder)).some((name) => name.startsWith('journal.jsonl.damaged-'))).toBe(true)
    expect(await foldersNow()).toEqual({ ids, recovered: null })
  })

  for (const [how, spoil] of [
    ['cut short', (bytes: Buffer) => bytes.subarray(0, bytes.length / 2)],
    ['filled with zeros', (bytes: Buffer) => Buffer.alloc(bytes.length)],
    ['empty', () => Buffer.alloc(0)],
    ['changed by one bit', (bytes: Buffer) => (bytes.writeUInt8(bytes.readUInt8(150) ^ 1, 150), bytes)],
  ] as const) {
    it(`recovers everything from the last good copy and the journal when the snapshot is ${how}`, async () => {
      await filled(40, { compactAt: 500 })
      await writeFile(at('state.json'), spoil(await readFile(at('state.json'))))
      const first = await foldersNow()
      expect(first.ids).toEqual(upTo(40))
      expect(first.recovered).toMatchObject({ from: 'last-good-copy' })
      expect((await readdir(folder)).some((name) => name.startsWith('state.json.damaged-'))).toBe(true)
      // And again, now that it is the new snapshot that is spoiled.
      await writeFile(at('state.json'), spoil(await readFile(at('state.json'))))
      expect((await foldersNow()).ids).toEqual(upTo(40))
    })
  }

  it('never replaces what it cannot read by an empty store in silence', async () => {
    await filled(40, { compactAt: 500 })
    await writeFile(at('state.json'), 'not a store')
    await writeFile(at('state.previous.json'), 'neither')
    const { recovered } = await foldersNow()
    expect(recovered).toMatchObject({ from: 'nothing' })
    const names = await readdir(folder)
    expect(names.filter((name) => name.includes('.damaged-')).length).toBeGreaterThanOrEqual(2)
  })

  it('leaves the data of a newer Firstlayer alone', async () => {
    const store = await open()
    await store.commit(() => [put(1)])
    await store.dispose()
    const text = (await readFile(at('state.json'), 'utf8')).replace(/"number":\d+/u, '"number":7')
    const { createHash } = await import('node:crypto')
    const state = text.slice(text.indexOf('"state":') + 8, text.lastIndexOf('}'))
    const sum = createHash('sha256').update(state).digest('hex')
    await writeFile(at('state.json'), text.replace(/"sum":"[0-9a-f]{64}"/u, `"sum":"${sum}"`))
    await expect(open()).rejects.toThrow('newer')
    expect(await readFile(at('state.json'), 'utf8')).toContain('"number":7')
  })

  it('shows nothing as recorded on a full disk, and works again when there is room', async () => {
    let full = false
    const disk: Disk = {
      ...realDisk,
      openToAppend: async (path) => {
        const file = await realDisk.openToAppend(path)
        return {
          ...file,
          append: async (bytes) => {
            if (!full) return file.append(bytes)
            await file.append(bytes.subarray(0, 20))
            throw Object.assign(new Error('no space'), { code: 'ENOSPC' })
          },
        }
      },
    }
    const store = await open({ disk })
    const seen: unknown[] = []
    store.onChange((changes) => seen.push(changes))
    await store.commit(() => [put(1)])
    full = true
    expect(await store.commit(() => [put(2)])).toEqual({ ok: false, error: { code: 'disk-full' } })
    expect([...store.state.folders.keys()]).toEqual(['f1'])
    full = false
    await store.commit(() => [put(3)])
    expect(seen).toHaveLength(2)
    await store.dispose()
    expect(await foldersNow()).toEqual({ ids: ['f1', 'f3'], recovered: null })
  })

  it('flushes before it says that a change is recorded', async () => {
    const trace: string[] = []
    const disk: Disk = {
      ...realDisk,
      openToAppend: async (path) => {
        const file = await realDisk.openToAppend(path)
        const traced = (what: string, work: () => Promise<void>) => async () => {
          await work()
          trace.push(what)
        }
        return {
          ...file,
          append: (bytes) => traced('written', () => file.append(bytes))(),
          flush: traced('flushed', file.flush),
        }
      },
    }
    const store = await open({ disk })
    store.onChange(() => trace.push('shown'))
    await store.commit(() => [put(1)])
    trace.push('answered')
    expect(trace).toEqual(['written', 'flushed', 'shown', 'answered'])
    await store.dispose()
  })

  it('is written by one process', async () => {
    const store = await open()
    await expect(open()).rejects.toThrow(StoreInUseError)
    await store.dispose()
    await (await open()).dispose()
  })

  it('takes over a lock whose holder is gone, even when its pid is another process by now', async () => {
    await writeFile(at('lock'), JSON.stringify({ pid: process.ppid, started: 'another boot:1' }))
    await (await open()).dispose()
    await writeFile(at('lock'), '')
    await (await open()).dispose()
  })
})
