import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { App } from 'electron'

export type Profile = {
  /** Everything of this installation is in it; one running app each. */
  readonly folder: string
  /** Core's part. */
  readonly data: string
  readonly logs: string
  /** Comforts of the window, which may be lost. */
  readonly memory: string
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
  readonly platform: NodeJS.Platform
}

/** Decides where data lives; must run before the single-instance lock, which is held per folder. */
export function chooseProfile({ app, given, demo, temporary, platform }: Deps): Profile {
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
    memory: join(folder, 'window.json'),
    demoHome: demoFolder === null ? null : join(demoFolder, 'home'),
    clear: () => {
      if (demoFolder !== null) sweep(demoFolder, platform)
    },
  }
}

/**
 * Chromium's own processes still write when this one has ended, and would make the folder anew: so it is also taken away
 * by a shell that outlives us for a moment. The folder's name goes in by environment, never into the shell's text.
 */
function sweep(folder: string, platform: NodeJS.Platform): void {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  const [program, args]: [string, string[]] =
    platform === 'win32'
      ? ['cmd.exe', ['/d', '/c', 'ping -n 4 127.0.0.1 >nul & rmdir /s /q "%FIRSTLAYER_SWEEP%"']]
      : ['/bin/sh', ['-c', 'sleep 2; rm -rf -- "$FIRSTLAYER_SWEEP"']]
  const env = { ...process.env, FIRSTLAYER_SWEEP: folder }
  spawn(program, args, { detached: true, stdio: 'ignore', env }).unref()
}
