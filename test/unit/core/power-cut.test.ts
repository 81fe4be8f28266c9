import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Disk } from '@core/store/disk'
import { openStore } from '@core/store/store'
import type { StateChange } from '@shared/state/change'

type File = { now: Buffer; flushed: Buffer }

/**
 * A disk in memory that forgets, when the power is cut, every byte that was not flushed and every name whose folder
 * was not. After `stepsLeft` operations the power is gone and everything fails.
 */
function forgetfulDisk(options: { readonly lies?: boolean } = {}) {
  let names = new Map<string, File>()
  let flushedNames = new Map<string, File>()
  let stepsLeft = Number.POSITIVE_INFINITY
  const step = () => {
    if (stepsLeft <= 0) throw Object.assign(new Error('power cut'), { code: 'EIO' })
    stepsLeft -= 1
  }
  const doing = <T>(work: () => T): Promise<T> => Promise.resolve().then(() => (step(), work()))
  const missing = () => Object.assign(new Error('missing'), { code: 'ENOENT' })
  const get = (path: string): File => {
    const file = names.get(basename(path))
    if (!file) throw missing()
    return file
  }
  const disk: Disk = {
    read: (path) => doing(() => names.get(basename(path))?.now ?? null),
    list: () => doing(() => [...names.keys()]),
    makeFolder: () => doing(() => undefined),
    writeFlushed: (path, bytes) =>
      doing(() => {
        const copy = Buffer.from(bytes)
        names.set(basename(path), { now: copy, flushed: options.lies === true ? Buffer.alloc(0) : copy })
      }),
    rename: (from, to) =>
      doing(() => {
        names.set(basename(to), get(from))
        names.delete(basename(from))
      }),
    keepAs: (path, as) =>
      doing(() => {
        const file = names.get(basename(path))
        if (file) names.set(basename(as), file)
      }),
    remove: (path) => doing(() => void names.delete(basename(path))),
    cutTo: (path, size) =>
      doing(() => {
        const file = get(path)
        file.now = file.now.subarray(0, size)
      }),
    flushFolder: () => doing(() => void (flushedNames = new Map(names))),
    openToAppend: (path) =>
      doing(() => {
        const name = basename(path)
        const file = names.get(name) ?? { now: Buffer.alloc(0), flushed: Buffer.alloc(0) }
        names.set(name, file)
        return {
          append: (bytes) => doing(() => void (file.now = Buffer.concat([file.now, bytes]))),
          flush: () =>
            doing(() => {
              if (options.lies !== true) file.flushed = file.now
            }),
          close: () => Promise.resolve(),
        }
      }),
  }
  return {
    disk,
    cutPowerAfter: (steps: number) => {
      stepsLeft = steps
    },
    restart: () => {
      stepsLeft = Number.POSITIVE_INFINITY
      names = new Map([...flushedNames].map(([name, { flushed }]) => [name, { now: flushed, flushed }]))
      flushedNames = new Map(names)
    },
  }
}

const clock = { now: () => new Date('2026-11-22T12:00:00.000Z') }
const put = (n: number): StateChange => ({
  change: 'folder-put',
  folder: {
    id: String(n),
    path: '/',
    kind: 'exports',
    slicer: null,
    state: 'accepted',
    publishByItself: false,
    ignore: [],
  },
})

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'firstlayer-power-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

/** Records until the power goes, restarts, and says what had been shown as recorded and what is there. */
async function cutAfter(steps: number, machine: ReturnType<typeof forgetfulDisk>) {
  const open = () => openStore({ folder, clock, disk: machine.disk, compactAt: 700 })
  const recorded: string[] = []
  const first = await open()
  machine.cutPowerAfter(steps)
  for (let n = 0; n < 12; n += 1) {
    const stored = await first.commit(() => [put(n)])
    if (!stored.ok) break
    recorded.push(String(n))
  }
  await first.dispose()
  machine.restart()
  const second = await open()
  const there = [...second.state.folders.keys()]
  const { recovered } = second
  await second.dispose()
  return { recorded, there, recovered }
}

describe('after a power cut', () => {
  it('at any step, everything that was shown as recorded is there, and nothing was set aside', async () => {
    for (let steps = 0; steps < 70; steps += 1) {
      const { recorded, there, recovered } = await cutAfter(steps, forgetfulDisk())
      expect(there.slice(0, recorded.length), `after ${String(steps)} steps`).toEqual(recorded)
      // At most the one change that was under way is there besides.
      expect(there.length - recorded.length).toBeLessThanOrEqual(1)
      expect(recovered).toBeNull()
    }
  })

  it('this test would notice a disk that says flushed and is not', async () => {
    const { recorded, there } = await cutAfter(20, forgetfulDisk({ lies: true }))
    expect(there.length).toBeLessThan(recorded.length)
  })
})
