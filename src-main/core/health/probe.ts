import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import type { Log } from '../ports'
import { createWatcher } from '../watch/watcher'

type Deps = {
  /** A folder of the app's own, made for this and removed afterwards. */
  readonly folder: string
  readonly log: Log
  readonly patienceMs: number
}

/**
 * Tests the watcher by itself: watches an empty folder, writes a file into it, and answers after how many milliseconds
 * it was noticed and found complete; null when that took longer than `patienceMs`.
 */
export async function probeWatcher({ folder, log, patienceMs }: Deps): Promise<number | null> {
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const path = join(folder, 'probe.json')
  let began: number | null = null
  let told: (ms: number | null) => void = () => undefined
  const noticed = new Promise<number | null>((resolve) => {
    told = resolve
  })
  const write = () => {
    if (began !== null) return
    began = performance.now()
    writeFile(path, '{}').catch(() => {
      told(null)
    })
  }
  const watcher = createWatcher({
    known: () => new Map(),
    onSettling: () => undefined,
    onSettled: (found) => {
      if (found.path === path && began !== null) told(Math.round(performance.now() - began))
    },
    onGone: () => undefined,
    onWatching: (_root, watching) => {
      if (watching === 'yes') write()
    },
    log,
  })
  watcher.watch([{ id: 'probe', path: folder, kind: 'exports', config: null, ignore: [] }])
  const patience = setTimeout(() => {
    told(null)
  }, patienceMs)
  try {
    return await noticed
  } finally {
    clearTimeout(patience)
    await watcher.dispose()
    await rm(folder, { recursive: true, force: true })
  }
}
