import { setTimeout as wait } from 'node:timers/promises'
import type { Core, Log } from '@core/ports'
import type { SampleExport } from '@shared/sample/sample-exports'
import { demoExportFolder, saveExport } from './demo-home'
import { followState } from './follow-state'

type Deps = {
  readonly core: Pick<Core, 'handlers' | 'on'>
  readonly home: string
  readonly samples: () => Promise<readonly SampleExport[]>
  /** Between two exports: someone slices meanwhile. */
  readonly pauseMs: number
  readonly log: Log
}

/** Plays the slicer's part: once the demo's folder is accepted, its exports appear there one after the other. */
export async function playDemo({ core, home, samples, pauseMs, log }: Deps): Promise<() => void> {
  const ended = new AbortController()
  const folder = demoExportFolder(home)
  let saving = false

  const saveAll = async () => {
    for (const sample of await samples()) {
      if (ended.signal.aborted) return
      await saveExport(folder, sample)
      log('demo.saved', { file: sample.name })
      await wait(pauseMs, undefined, { signal: ended.signal }).catch(() => undefined)
    }
  }

  const stopFollowing = await followState(core, ({ folders }) => {
    const accepted = folders.some(({ path, state }) => path === folder && state === 'accepted')
    if (!accepted || saving) return
    saving = true
    saveAll().catch((bug: unknown) => {
      log('bug', { where: 'demo', stack: String(bug) })
    })
  })
  return () => {
    ended.abort()
    stopFollowing()
  }
}
