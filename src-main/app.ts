import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import {
  app,
  clipboard,
  dialog,
  Menu,
  nativeImage,
  nativeTheme,
  Notification,
  powerMonitor,
  safeStorage,
  shell,
  Tray,
  utilityProcess,
} from 'electron'
import { createCore } from '@core/create-core'
import { createInspectorClient } from '@shared/inspect-node/process/client'
import { spoolFolder } from '@core/publish/spool'
import type { Log } from '@core/ports'
import type { ToServiceHost } from '@shared/ipc/service-host'
import type { Clock } from '@shared/time'
import { playDemo } from './shell/demo'
import { furnishDemoHome } from './shell/demo-home'
import { playOnce } from './shell/demo-once'
import { erase } from './shell/erase'
import { createDesktop } from './shell/desktop'
import { rememberLook } from './shell/first-look'
import { followState } from './shell/follow-state'
import { createInspectorStarter } from './shell/inspector-process'
import { createAnswerer } from './shell/ipc/answerer'
import { publishEvents } from './shell/ipc/publish-events'
import type { registerHandIn } from './shell/ipc/hand-in'
import type { registerRequests } from './shell/ipc/register'
import { createLoginItem } from './shell/login-item'
import type { MainWindow } from './shell/main-window'
import { menuTemplate } from './shell/menu'
import { createNotifier } from './shell/notifications'
import type { Profile } from './shell/profile'
import { quitInOrder } from './shell/quit'
import type { hearOpens } from './shell/hear-opens'
import type { Memory } from './shell/remembered'
import { createSecrets } from './shell/secrets'
import { createServiceHost } from './shell/service-host'
import { asksForWindowAlone, type LaunchRequest, type StartArguments } from './shell/start-arguments'
import { supportedPlatform, trayIcon, whereSlicersAre } from './shell/surroundings'
import { showProgress } from './shell/taskbar-progress'
import { createTray } from './shell/tray'
import { trayIsShown } from './shell/tray-host'
import { startUtility } from './shell/utility-process'
import { createWords } from './shell/words'

const packaged = app.isPackaged
const demoSeed = 1

type Deps = {
  /** Where the build has what is started or shown. */
  readonly built: { readonly inspector: string; readonly serviceHost: string; readonly icons: string }
  readonly start: StartArguments
  readonly profile: Profile
  readonly clock: Clock
  /** The system's language, as a BCP 47 tag. */
  readonly locale: string
  readonly log: Log
  readonly opens: ReturnType<typeof hearOpens>
  readonly requests: ReturnType<typeof registerRequests>
  readonly dropped: ReturnType<typeof registerHandIn>
  readonly memory: Memory
  /** Open already where the start asked for it alone. */
  readonly mainWindow: MainWindow
}

/** Starts all but the window: core, the processes beside it, tray, menu and notifications. */
export async function startApp(deps: Deps): Promise<void> {
  const { built, start, profile, clock, locale, log, opens, requests, dropped, memory, mainWindow } = deps
  const words = createWords(locale, clock.now)
  const loginItem = createLoginItem({
    app,
    platform: process.platform,
    config: process.env['XDG_CONFIG_HOME'] ?? join(app.getPath('home'), '.config'),
    command: packaged ? [process.execPath] : [process.execPath, app.getAppPath()],
  })
  const notifier = createNotifier({
    show: ({ title, body, actions }, onClick) => {
      const buttons = actions.map(({ label }) => ({ type: 'button' as const, text: label }))
      const notification = new Notification({ title, body, actions: buttons })
      notification.on('click', onClick)
      notification.on('action', (_event, index) => {
        actions[index]?.act()
      })
      notification.show()
    },
    openFiles: (file) => {
      mainWindow.show('files', file ?? undefined)
    },
    openSheet: (file) => {
      mainWindow.show('files', file, 'publish')
    },
    openHistory: () => {
      mainWindow.show('history')
    },
    isWatched: mainWindow.isInFront,
    words,
    gatherMs: 1500,
  })
  const inspector = createInspectorClient({
    spawn: createInspectorStarter({ utilityProcess, modulePath: built.inspector }),
  })
  const practiceFolder = join(profile.folder, 'practice')
  const serviceHost = createServiceHost({
    start: () =>
      startUtility<ToServiceHost>({ utilityProcess }, built.serviceHost, 'Firstlayer practice service'),
    dataFolder: practiceFolder,
    lent: spoolFolder(profile.data),
    version: app.getVersion(),
    makeKey: () => randomBytes(32).toString('base64url'),
    now: () => performance.now(),
    log,
    idleMs: 60_000,
    patienceMs: 15_000,
  })
  if (profile.demoHome !== null) await furnishDemoHome(profile.demoHome)
  const secretsFile = join(profile.folder, 'secrets.json')
  const besides = [
    { what: 'practice', path: practiceFolder },
    { what: 'keys', path: secretsFile },
    { what: 'logs', path: profile.logs },
    { what: 'browser', path: join(profile.folder, 'browser') },
    { what: 'other', path: profile.memory },
  ] as const
  let eraseAndRestart = () => {}
  const core = await createCore({
    clock,
    dataFolder: profile.data,
    app: {
      version: app.getVersion(),
      platform: supportedPlatform(process.platform),
      systemLocale: locale,
      demo: start.demo,
    },
    besides,
    environment: whereSlicersAre({ app, env: process.env, demoHome: profile.demoHome }),
    inspector,
    serviceHost,
    desktop: createDesktop({
      dialog,
      shell,
      clipboard,
      nativeTheme,
      mainWindow,
      memory,
      secrets: createSecrets({
        safeStorage,
        path: secretsFile,
        platform: process.platform,
      }),
      notify: notifier.notify,
      loginItem,
      eraseAndRestart: () => {
        eraseAndRestart()
      },
      say: words.say,
      documents: app.getPath('documents'),
      dragIcon: nativeImage.createFromPath(join(built.icons, 'icon.png')).resize({ width: 64 }),
    }),
    log,
  })

  dropped.takeWith(core.handIn)
  const stopEvents = publishEvents({ core, page: mainWindow.contents })
  requests.answerWith(createAnswerer({ handlers: core.handlers, log, checkAnswers: !packaged }))

  const trayShown = await trayIsShown(process.platform, process.env)
  let stopDemo = () => {}
  let afterAll = () => {}
  const quit = quitInOrder({
    app,
    steps: [
      ['demo', () => stopDemo()],
      ['window', mainWindow.dispose],
      ['events', stopEvents],
      ['notifications', notifier.dispose],
      ['tray', () => tray?.dispose()],
      ['core', core.dispose],
      ['inspector', inspector.dispose],
      ['service', serviceHost.dispose],
      ['erase', () => afterAll()],
    ],
    log,
    patienceMs: 15_000,
  })
  eraseAndRestart = () => {
    loginItem.set(false)
    afterAll = () => {
      app.relaunch()
      erase([profile.data, ...besides.map(({ path }) => path)])
    }
    quit(0)
  }
  const tray = trayShown
    ? createTray({
        Tray,
        Menu,
        icon: nativeImage.createFromPath(join(built.icons, trayIcon(process.platform))),
        words,
        actions: {
          open: mainWindow.show,
          syncNow: () => void core.handlers['sync.now']({}),
          pause: (paused) => void core.handlers['settings.change']({ paused }),
          quit: () => {
            quit(0)
          },
        },
      })
    : null
  const setMenu = () => {
    const template = menuTemplate({
      platform: process.platform,
      packaged,
      quit: () => quit(0),
      say: words.say,
    })
    Menu.setApplicationMenu(Menu.buildFromTemplate(template))
  }
  setMenu()
  await followState(core, (state) => {
    if (words.choose(state.settings.language)) setMenu()
    rememberLook(memory, state)
    tray?.update(state)
    showProgress(mainWindow.window(), state.outbox)
  })

  app.on('window-all-closed', () => {
    if (!trayShown) quit(0)
  })
  app.on('activate', () => {
    mainWindow.show()
  })
  powerMonitor.on('suspend', core.suspend)
  powerMonitor.on('resume', core.resume)

  const answer = (request: LaunchRequest) => {
    log('app.asked', { for: request.kind })
    if (request.kind === 'stay-hidden') log('app.hidden')
    if (request.kind === 'show') mainWindow.show()
    if (request.kind === 'page') mainWindow.show(request.page)
    if (request.kind === 'files')
      void core.handIn(request.paths).then(({ files, refused }) => {
        log('files.handed-in', { taken: files.length, refused: refused.length })
        mainWindow.show('files', files[0])
      })
  }
  log('app.started', { version: app.getVersion(), electron: process.versions.electron, data: profile.folder })
  if (asksForWindowAlone(start.request)) log('app.asked', { for: start.request.kind })
  else answer(start.request)
  // Last, for what came meanwhile is answered at once.
  opens.answerWith(answer)

  if (profile.demoHome === null) return
  const { demoHome: home } = profile
  log('app.demo', { home })
  const { sampleExports } = await import('@shared/sample/sample-exports')
  const samples = () => sampleExports(demoSeed)
  stopDemo = await playDemo({ core, home, samples, pauseMs: start.once ? 0 : 4000, log })
  if (!start.once) return
  const told = await playOnce({ core, home, sample: 'Ripple planter.3mf', patienceMs: 120_000 })
  process.stdout.write(`${told.ok ? told.value : told.error}\n`)
  quit(told.ok ? 0 : 1)
}
