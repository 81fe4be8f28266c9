import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { App } from 'electron'

export type Profile = {
  /** Everything of this installation is in it; one running app each. */
  readonly folder: string
  /** Core's part. */
  readonly data: string
  readonly logs: string
  /** Set for a demo: the computer it plays on, with a slicer's folder and an export folder. */
  readonly demoHome: string | null
  /** Takes a demo's folder away; a member's own stays. */
  readonly clear: () => void
}

type Deps = {
  readonly app: Pick<App, 'setPath' | 'getPath'>
  readonly given: string | null
  readonly demo: boolean
  readonly temporary: string
}

/** Decides where data lives; must run before the single-instance lock, which is held per folder. */
export function chooseProfile({ app, given, demo, temporary }: Deps): Profile {
  const demoFolder = demo ? mkdtempSync(join(temporary, 'firstlayer-demo-')) : null
  const folder = demoFolder === null ? (given ?? app.getPath('userData')) : join(demoFolder, 'profile')
  mkdirSync(folder, { recursive: true })
  app.setPath('userData', folder)
  // What Chromium keeps is apart from ours, so that the member's record can be copied without it.
  app.setPath('sessionData', join(folder, 'browser'))
  return {
    folder,
    data: join(folder, 'data'),
    logs: join(folder, 'logs'),
    demoHome: demoFolder === null ? null : join(demoFolder, 'home'),
    clear: () => {
      if (demoFolder !== null) rmSync(demoFolder, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}
