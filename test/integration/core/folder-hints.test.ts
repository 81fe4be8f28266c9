import { appendFile, mkdir, mkdtemp, realpath, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { folderHints } from '@core/watch/folder-hints'
import type { HintSource } from '@core/watch/hints'
import { hintsBySize } from '@core/watch/hints-by-size'
import { createWatcher, type Found } from '@core/watch/watcher'

let folder: string
let close: () => Promise<void>
beforeEach(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), 'folder-hints-')))
  close = () => Promise.resolve()
})
afterEach(async () => {
  await close()
  await rm(folder, { recursive: true, force: true })
})

const at = (...parts: string[]) => join(folder, ...parts)
const root = () => ({
  id: folder,
  path: folder,
  kind: 'exports' as const,
  config: null,
  ignore: ['hidden'],
})

/** Opens a source of hints and waits until it has been everywhere. */
async function listen(source: HintSource) {
  const paths = new Set<string>()
  let unsure = 0
  const opened = source(root(), {
    onPath: (path) => paths.add(path),
    onUnsure: () => {
      unsure += 1
    },
    onExhausted: (code) => {
      throw new Error(code)
    },
  })
  close = opened.close
  await vi.waitFor(() => {
    expect(unsure).toBe(1)
  })
  paths.clear()
  return {
    heardOf: (path: string) =>
      vi.waitFor(
        () => {
          expect([...paths]).toContain(path)
        },
        { timeout: 5_000 },
      ),
    becomesUnsure: (before: number) =>
      vi.waitFor(() => {
        expect(unsure).toBeGreaterThan(before)
      }),
    paths,
    unsure: () => unsure,
  }
}

describe('one watch for each folder', () => {
  it('hears of a file that comes, changes and goes, however deep', async () => {
    await mkdir(at('a', 'b'), { recursive: true })
    const heard = await listen(folderHints)
    const path = at('a', 'b', 'part.3mf')
    for (const change of [
      () => writeFile(path, 'one'),
      () => appendFile(path, 'two'),
      () => rename(path, at('gone.txt')),
    ]) {
      heard.paths.clear()
      await change()
      await heard.heardOf(path)
    }
  })

  it('goes into a folder that comes later, and follows one that is renamed', async () => {
    const heard = await listen(folderHints)
    let before = heard.unsure()
    await mkdir(at('new', 'deeper'), { recursive: true })
    await heard.becomesUnsure(before)
    await writeFile(at('new', 'deeper', 'part.3mf'), 'one')
    await heard.heardOf(at('new', 'deeper', 'part.3mf'))
    before = heard.unsure()
    await rename(at('new'), at('renamed'))
    await heard.becomesUnsure(before)
    await vi.waitFor(async () => {
      await appendFile(at('renamed', 'deeper', 'part.3mf'), 'two')
      await heard.heardOf(at('renamed', 'deeper', 'part.3mf'))
    })
    expect([...heard.paths]).not.toContain(at('new', 'deeper', 'never.3mf'))
  })

  it('looks neither into folders that are left alone nor at names that do not matter', async () => {
    await mkdir(at('hidden'))
    const heard = await listen(folderHints)
    await writeFile(at('hidden', 'part.3mf'), 'one')
    await writeFile(at('part.stl'), 'one')
    await writeFile(at('last.3mf'), 'one')
    await heard.heardOf(at('last.3mf'))
    expect([...heard.paths]).toEqual([at('last.3mf')])
  })

  it('is silent once it is closed', async () => {
    const heard = await listen(folderHints)
    await close()
    await writeFile(at('part.3mf'), 'one')
    const other = await listen(folderHints)
    await writeFile(at('later.3mf'), 'one')
    await other.heardOf(at('later.3mf'))
    expect([...heard.paths]).toEqual([])
  })
})

describe('hints by the size of a folder', () => {
  it.each([10, 5_100])('come for a file among %i others', async (count) => {
    await Promise.all(Array.from({ length: count }, (_, nth) => writeFile(at(`${String(nth)}.stl`), '')))
    const heard = await listen(hintsBySize)
    await writeFile(at('part.3mf'), 'one')
    await heard.heardOf(at('part.3mf'))
  })
})

describe('without any hint', () => {
  it('a scan finds all that came, changed and went', async () => {
    const known = new Map<string, { size: number; mtimeMs: number }>()
    const gone: string[] = []
    const settled: Found[] = []
    const watcher = createWatcher({
      known: () => known,
      onSettling: () => undefined,
      onSettled: (found) => {
        settled.push(found)
        known.set(found.path, found)
      },
      onGone: (_root, path) => {
        gone.push(path)
        known.delete(path)
      },
      onWatching: () => undefined,
      log: () => undefined,
      hints: () => ({ close: () => Promise.resolve() }),
      rescanMs: 1_000_000,
    })
    close = watcher.dispose
    for (const name of ['stays', 'changes', 'goes']) await writeFile(at(`${name}.gcode`), 'G1')
    watcher.watch([root()])
    await vi.waitFor(
      () => {
        expect(settled).toHaveLength(3)
      },
      { timeout: 8_000 },
    )
    settled.length = 0
    await appendFile(at('changes.gcode'), 'G2')
    await rm(at('goes.gcode'))
    await writeFile(at('comes.gcode'), 'G1')
    await watcher.scanNow()
    await vi.waitFor(
      () => {
        expect(settled.map(({ path }) => path).sort()).toEqual([at('changes.gcode'), at('comes.gcode')])
        expect(gone).toEqual([at('goes.gcode')])
      },
      { timeout: 8_000 },
    )
  })
})
