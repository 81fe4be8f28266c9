import { formFromDraft } from '@shared/ipc/publish-form'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createCore } from '@core/create-core'
import type { Core, CoreDeps, Desktop, Inspector, Notice, ServiceHost } from '@core/ports'
import { createEmbeddedService, type EmbeddedService } from '@service/app'
import { inspectFile } from '@shared/inspect-node/inspect-file'
import { defaultLimits } from '@shared/inspect/limits'
import { withRaised } from '@shared/inspect/raised-limits'
import { scrubFile } from '@shared/inspect-node/scrub-file'
import { thumbnailOf } from '@shared/inspect-node/thumbnail'
import { appError } from '@shared/errors'
import type { RequestInput, RequestName, RequestOutput } from '@shared/ipc/contract'
import type { FileRow, PublishForm } from '@shared/ipc/views'
import { err, ok } from '@shared/result'

/** Core in a folder of its own, with the real inspector (in this process) and the real embedded service. */

export type Home = {
  readonly root: string
  readonly data: string
  readonly exports: string
  readonly service: string
  readonly home: string
}

export async function makeHome(): Promise<Home & { readonly remove: () => Promise<void> }> {
  const root = await mkdtemp(join(tmpdir(), 'firstlayer-core-'))
  const at = (name: string) => join(root, name)
  const home = { root, data: at('data'), exports: at('exports'), service: at('service'), home: at('home') }
  for (const folder of [home.exports, home.service, home.home]) await mkdir(folder)
  return { ...home, remove: () => rm(root, { recursive: true, force: true }) }
}

export function realInspector(): Inspector {
  let limits = defaultLimits
  return {
    inspect: (path) => inspectFile(path, limits),
    scrub: (path, folder) => scrubFile(path, folder, limits),
    limitTo: (raised) => {
      limits = withRaised(raised)
    },
    picture: async (path, plate) => {
      const found = await thumbnailOf(path, plate, 1_000_000)
      return found && { mime: found.mime, bytes: found.bytes }
    },
    dispose: () => Promise.resolve(),
  }
}

/** The embedded service, which can be stopped and started as if it were a machine of its own. */
export type TestService = ServiceHost & {
  readonly key: string
  readonly stop: () => Promise<void>
  readonly allow: (on: boolean) => void
}

export function testService(folder: string, lent: string | null = null): TestService {
  const key = 'k'.repeat(43)
  let running: Promise<EmbeddedService> | null = null
  let allowed = true
  const stop = async () => {
    const service = await running
    running = null
    await service?.close()
  }
  return {
    key,
    stop,
    allow: (on) => {
      allowed = on
    },
    connect: async () => {
      if (!allowed) return err(appError('service-unreachable'))
      running ??= createEmbeddedService({
        dataFolder: folder,
        lent,
        key,
        version: 'test',
        inspect: (path) => inspectFile(path),
        log: () => undefined,
      })
      return ok({ address: (await running).address, key })
    },
    dispose: stop,
  }
}

export type TestDesktop = Desktop & {
  readonly notices: Notice[]
  readonly opened: string[]
  readonly dragged: string[]
  folder: string | null
  savePath: string | null
  erased: number
}

export function testDesktop(): TestDesktop {
  const secrets = new Map<string, string>()
  let atLogin = false
  const desktop: TestDesktop = {
    notices: [],
    opened: [],
    dragged: [],
    folder: null,
    savePath: null,
    erased: 0,
    chooseFolder: () => Promise.resolve(desktop.folder),
    chooseSavePath: () => Promise.resolve(desktop.savePath),
    showInFolder: () => undefined,
    dragOut: (path) => {
      desktop.dragged.push(path)
    },
    openExternal: (url) => {
      desktop.opened.push(url)
      return Promise.resolve(true)
    },
    writeClipboard: () => undefined,
    setAppearance: () => undefined,
    controlWindow: () => undefined,
    eraseAndRestart: () => {
      desktop.erased += 1
    },
    loginItem: {
      isOn: () => atLogin,
      set: (on) => {
        atLogin = on
      },
    },
    notify: (notice) => {
      desktop.notices.push(notice)
    },
    secrets: {
      get: (name) => Promise.resolve(secrets.get(name) ?? null),
      set: (name, value) => {
        secrets.set(name, value)
        return Promise.resolve({ kept: 'safely' as const })
      },
      forget: (name) => {
        secrets.delete(name)
        return Promise.resolve()
      },
    },
  }
  return desktop
}

export type Started = {
  readonly core: Core
  readonly desktop: TestDesktop
  readonly service: TestService
  readonly log: string[]
  /** Asks and expects a value. */
  readonly ask: <K extends RequestName>(name: K, input: RequestInput<K>) => Promise<RequestOutput<K>>
  readonly rows: () => Promise<FileRow[]>
  /** Accepts the export folder as a member does. */
  readonly acceptExports: () => Promise<string>
  readonly dispose: () => Promise<void>
}

export async function start(
  home: Home,
  more: Partial<CoreDeps> & { service?: TestService } = {},
): Promise<Started> {
  const service = more.service ?? testService(home.service)
  const desktop = testDesktop()
  const log: string[] = []
  const core = await createCore({
    clock: { now: () => new Date() },
    dataFolder: home.data,
    app: { version: 'test', platform: 'linux', systemLocale: 'en-GB', demo: false },
    besides: [{ what: 'practice', path: home.service }],
    environment: { home: home.home, appData: join(home.home, '.config'), xdgConfigHome: null },
    inspector: realInspector(),
    serviceHost: service,
    desktop,
    log: (event, details) => log.push(`${event} ${JSON.stringify(details ?? {})}`),
    ...more,
  })
  const ask: Started['ask'] = async (name, input) => {
    const answer = await core.handlers[name](input)
    if (!answer.ok) throw new Error(`${name}: ${JSON.stringify(answer.error)}`)
    return answer.value as never
  }
  return {
    core,
    desktop,
    service,
    log,
    ask,
    rows: async () => (await ask('files.list', {})).files,
    acceptExports: async () => {
      desktop.folder = home.exports
      const { folder } = await ask('folders.choose', {})
      if (folder === null) throw new Error('no folder was chosen')
      return folder
    },
    dispose: async () => {
      await core.dispose()
      await service.dispose()
    },
  }
}

/** Asks again until the answer is as wanted; says what was last seen when it never is. */
export async function until<T>(
  ask: () => Promise<T> | T,
  wanted: (value: T) => boolean,
  withinMs = 10_000,
): Promise<T> {
  const end = Date.now() + withinMs
  for (;;) {
    const value = await ask()
    if (wanted(value)) return value
    if (Date.now() > end)
      throw new Error(`not within ${String(withinMs)} ms; last: ${JSON.stringify(value)?.slice(0, 2000)}`)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

export async function formFor({ ask }: Pick<Started, 'ask'>, file: string): Promise<PublishForm> {
  const { draft } = await ask('files.detail', { file })
  if (!draft) throw new Error('nothing of it can be published')
  return formFromDraft(draft, draft.origin ?? 'original')
}
