import { execFileSync } from 'node:child_process'
import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { hintsBySize } from '@core/watch/hints-by-size'
import type { HintSource } from '@core/watch/hints'
import { createWatcher } from '@core/watch/watcher'
import { projectOf } from '../inspect/sample-file'
import { median, tell } from '../support/report'

const FOLDERS = 1_000
const EACH = 100
const TURNS = 15
const LARGE_BYTES = 60_000_000
const PATIENCE_MS = 20_000

const parent = mkdtempSync(join(tmpdir(), 'firstlayer-watch-'))
const exports = join(parent, 'exports')
const known = new Map<string, { readonly size: number; readonly mtimeMs: number }>()
for (let folder = 0; folder < FOLDERS; folder += 1) {
  const path = join(exports, `Folder ${String(folder)}`)
  mkdirSync(path, { recursive: true })
  for (let nth = 0; nth < EACH; nth += 1) writeFileSync(join(path, `Part ${String(nth)}.3mf`), '')
}
for (let folder = 0; folder < FOLDERS; folder += 1)
  for (let nth = 0; nth < EACH; nth += 1) {
    const path = join(exports, `Folder ${String(folder)}`, `Part ${String(nth)}.3mf`)
    const { size, mtimeMs } = statSync(path)
    known.set(path, { size, mtimeMs })
  }

// A folder that is watched was not written a moment ago.
execFileSync('sync')

/** Resident memory in MB after a collection. */
function resident(): number {
  globalThis.gc?.()
  globalThis.gc?.()
  return process.memoryUsage.rss() / 1e6
}

const settledAt = new Map<string, number>()
let readyAt = 0
let scannedAt = 0
/** Notes when the source has been everywhere, and passes everything on. */
const listening: HintSource = (root, hints) =>
  hintsBySize(root, {
    ...hints,
    onUnsure: () => {
      if (readyAt === 0) readyAt = performance.now()
      hints.onUnsure()
    },
  })

const watcherWith = (hints: HintSource) =>
  createWatcher({
    known: () => known,
    onSettling: () => undefined,
    onSettled: ({ path, size, mtimeMs }) => {
      known.set(path, { size, mtimeMs })
      settledAt.set(path, performance.now())
    },
    onGone: (_root, path) => {
      known.delete(path)
      settledAt.set(path, performance.now())
    },
    onWatching: (_root, watching) => {
      if (watching === 'yes') scannedAt = performance.now()
    },
    log: () => undefined,
    hints,
    rescanMs: 1_000_000,
  })

async function until(done: () => boolean): Promise<boolean> {
  for (const end = performance.now() + PATIENCE_MS; performance.now() < end; await wait(2))
    if (done()) return true
  return false
}

/** Milliseconds from a change to the moment at which the file is complete and its check begins. */
async function delay(path: string, change: () => void): Promise<number> {
  settledAt.delete(path)
  change()
  const start = performance.now()
  if (!(await until(() => settledAt.has(path)))) throw new Error(`${path} was not seen`)
  return (settledAt.get(path) ?? 0) - start
}

async function delays(turn: (nth: number) => Promise<number>, turns: number): Promise<readonly number[]> {
  const found: number[] = []
  for (let nth = 0; nth < turns; nth += 1) found.push(await turn(nth))
  return found
}

const place = (nth: number, name: string) => join(exports, `Folder ${String(nth * 61)}`, name)
const root = { id: 'exports', path: exports, kind: 'exports', config: null, ignore: [] } as const

try {
  const zip = readFileSync(projectOf(join('.cache', 'bench', 'inspect-files'), 5_000))
  const before = resident()
  const start = performance.now()
  const watcher = watcherWith(listening)
  watcher.watch([root])
  if (!(await until(() => readyAt > 0 && scannedAt > 0))) throw new Error('the folder was never under watch')
  await wait(3_000)
  const grown = resident() - before

  const renamed = await delays((nth) => {
    const [unfinished, path] = [place(nth, '.part'), place(nth, 'renamed.3mf')]
    writeFileSync(unfinished, zip)
    return delay(path, () => {
      renameSync(unfinished, path)
    })
  }, TURNS)
  const inPlace = await delays((nth) => {
    const path = place(nth, 'sliced.gcode')
    return delay(path, () => {
      appendFileSync(path, 'G1 X1 Y1\n')
    })
  }, 5)
  const large = await delays((nth) => {
    const path = place(nth, 'large.gcode')
    return delay(path, () => {
      writeFileSync(path, Buffer.alloc(LARGE_BYTES, 'G1 X1 Y1\n'))
    })
  }, 3)
  await watcher.dispose()

  settledAt.clear()
  const changed = Array.from({ length: 300 }, (_, nth) =>
    join(exports, `Folder ${String(nth * 3)}`, nth % 3 === 0 ? 'new.3mf' : `Part ${String(nth % EACH)}.3mf`),
  )
  for (const [nth, path] of changed.entries()) {
    if (nth % 3 === 2) rmSync(path)
    else writeFileSync(path, zip)
  }
  const silent = watcherWith(() => ({ close: () => Promise.resolve() }))
  silent.watch([root])
  const scanStart = performance.now()
  await silent.scanNow()
  const scanMs = performance.now() - scanStart
  await until(() => changed.every((path) => settledAt.has(path)))
  const missed = changed.filter((path) => !settledAt.has(path)).length
  await silent.dispose()

  tell({
    about: `A folder of ${(FOLDERS * EACH).toLocaleString('en-GB')} files that are known already, in ${String(FOLDERS)} folders. Under watch: from the request until every later change is heard of; what is there already is found by the first scan. Delays end when the file is complete and its check begins; the slowest of ${String(TURNS)}, of 5 and of 3. The scan works without a single hint over 300 files that came, changed or went`,
    figures: [
      { name: 'under watch', value: readyAt - start, unit: 'ms', atMost: 1_000 },
      { name: 'memory for it', value: grown, unit: 'MB', atMost: 50 },
      { name: 'first scan done', value: scannedAt - start, unit: 'ms', atMost: null },
      { name: 'renamed zip, median', value: median(renamed), unit: 'ms', atMost: null },
      { name: 'renamed zip, slowest', value: Math.max(...renamed), unit: 'ms', atMost: 100 },
      { name: 'written in place', value: Math.max(...inPlace), unit: 'ms', atMost: 1_200 },
      { name: 'written in place, 60 MB', value: Math.max(...large), unit: 'ms', atMost: 2_500 },
      { name: 'a scan of all', value: scanMs, unit: 'ms', atMost: null },
      { name: 'changes that the scan missed', value: missed, unit: 'of 300', atMost: 0 },
    ],
  })
} finally {
  rmSync(parent, { recursive: true, force: true })
}
