import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { ChildProcess } from 'node:child_process'
import { _electron, expect, type Page } from '@playwright/test'
import type { Answer, RequestInput, RequestName } from '@shared/ipc/contract'
import { awaitDriver } from './await-driver'
import { inMainOf, type InMain } from './in-main'
import { killTree } from './process-tree'

export const projectFolder = fileURLToPath(new URL('../../..', import.meta.url)).replace(/\/$/u, '')

/** The Electron that `npm test` prepared. A run without one fails: it never skips. */
export function electronPath(): string {
  const path = process.env['FIRSTLAYER_ELECTRON']
  if (path === undefined) throw new Error('FIRSTLAYER_ELECTRON names no Electron: run this by npm test')
  return path
}

export type Launch = {
  readonly profile: string
  readonly args?: readonly string[]
  /** Put over this process's own environment. */
  readonly env?: Readonly<Record<string, string>>
  readonly home?: string
}

export type RunningApp = {
  readonly process: ChildProcess
  readonly pid: number
  /** Once the app has started up: answers of a main that is that busy can be lost. */
  readonly inMain: InMain
  readonly windows: () => readonly Page[]
  /** The window's page, once it shows something. */
  readonly page: () => Promise<Page>
  /** Asks main as the page would, over the preload's bridge. */
  readonly request: <K extends RequestName>(name: K, input: RequestInput<K>) => Promise<Answer<K>>
  /** As `request`, for what has to go well. */
  readonly ask: <K extends RequestName>(name: K, input: RequestInput<K>) => Promise<AnswerValue<K>>
  /** What the app wrote into its log, one line per thing that happened, of all its runs over this profile. */
  readonly log: () => string
  /** Answers the next folder dialogs with this folder. */
  readonly answerFolderDialog: (folder: string) => Promise<void>
  /** `kill -9` for all of its processes. */
  readonly kill: () => Promise<void>
  readonly quit: () => Promise<void>
}

type AnswerValue<K extends RequestName> = Extract<Answer<K>, { ok: true }>['value']

/** Starts the built app over a profile. Playwright itself adds `--no-sandbox`; the sandbox has a test of its own. */
export async function launch({ profile, args = [], env = {}, home }: Launch): Promise<RunningApp> {
  const log = () => readLog(join(profile, 'logs/firstlayer.log'))
  const starts = () => log().split('"app.started"').length
  const startsBefore = starts()
  const electron = await _electron.launch({
    executablePath: electronPath(),
    args: [...awaitDriver(dirname(profile)), projectFolder, '--profile', profile, ...args],
    cwd: projectFolder,
    env: {
      ...withoutUndefined(process.env),
      // Slicers of whoever runs the tests are none of our business.
      ...(home === undefined ? {} : { HOME: home, XDG_CONFIG_HOME: `${home}/.config` }),
      ...env,
    },
  })
  const child = electron.process()
  const { pid } = child
  if (pid === undefined) throw new Error('Electron did not start')
  const ended = child.exitCode === null ? once(child, 'exit') : Promise.resolve()

  const page = async () => {
    const first = await electron.firstWindow()
    await first.waitForLoadState('domcontentloaded')
    return first
  }
  const request = async <K extends RequestName>(name: K, input: RequestInput<K>): Promise<Answer<K>> =>
    (await page()).evaluate(([what, value]) => window.firstlayer?.request(what, value), [
      name,
      input,
    ] as const) as Promise<Answer<K>>

  const inMain: InMain = async (what, input) => {
    await expect.poll(starts).toBeGreaterThan(startsBefore)
    return inMainOf(electron)(what, input)
  }
  return {
    process: child,
    pid,
    inMain,
    windows: () => electron.windows(),
    page,
    request,
    ask: async (name, input) => {
      const answer = await request(name, input)
      if (!answer.ok) throw new Error(`${name} was answered ${JSON.stringify(answer.error)}`)
      return answer.value
    },
    log,
    answerFolderDialog: (folder) =>
      inMain(async ({ dialog }, chosen) => {
        dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] })
      }, folder),
    kill: async () => {
      killTree(pid)
      await ended
    },
    quit: async () => {
      await electron.close()
      await ended
    },
  }
}

const withoutUndefined = (env: NodeJS.ProcessEnv): Record<string, string> =>
  Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  )

function readLog(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}
