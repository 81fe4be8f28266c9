import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import {
  app,
  BrowserWindow,
  clipboard,
  dialog,
  ipcMain,
  Menu,
  nativeImage,
  nativeTheme,
  Notification,
  powerMonitor,
  protocol,
  safeStorage,
  screen,
  session,
  shell,
  Tray,
  utilityProcess,
} from 'electron'
import { createCore } from '@core/create-core'
import { createInspectorClient } from '@shared/inspect-node/process/client'
import { spoolFolder } from '@core/publish/spool'
import type { Log } from '@core/ports'
import type { ToServiceHost } from '@shared/ipc/service-host'
import { sampleExports } from '@shared/sample/sample-exports'
import type { Clock } from '@shared/time'
import { playDemo } from './shell/demo'
import { furnishDemoHome } from './shell/demo-home'
import { playOnce } from './shell/demo-once'
import { erase } from './shell/erase'
import { createDesktop } from './shell/desktop'
import { followState } from './shell/follow-state'
import { createInspectorStarter } from './shell/inspector-process'
import { publishEvents } from './shell/ipc/publish-events'
import { registerHandIn } from './shell/ipc/hand-in'
import { registerRequests } from './shell/ipc/register'
import { createLogFile } from './shell/log-file'
import { createLoginItem } from './shell/login-item'
import { createMainWindow } from './shell/main-window'
import { menuTemplate } from './shell/menu'
import { createNotifier } from './shell/notifications'
import { chooseProfile } from './shell/profile'
import { quitInOrder } from './shell/quit'
import { hearOpens } from './shell/mac-opens'
import { openMemory } from './shell/remembered'
import { reportBugs } from './shell/report-bugs'
import { createTerminalReport } from './shell/report-to-terminal'
import { createSecrets } from './shell/secrets'
import { makeNonce } from './shell/security/csp'
import { denyNavigation } from './shell/security/navigation'
import { denyNetwork } from './shell/security/network'
import { denyPermissions } from './shell/security/permissions'
import { registerAppScheme, serveApp } from './shell/security/protocol'
import { createServiceHost } from './shell/service-host'
import { launchRequestSchema, readStartArguments, type LaunchRequest } from './shell/start-arguments'
import { supportedPlatform, systemLocale, trayIcon, whereSlicersAre } from './shell/surroundings'
import { showProgress } from './shell/taskbar-progress'
import { createTray } from './shell/tray'
import { trayIsShown } from './shell/tray-host'
import { startUtility } from './shell/utility-process'
import { createWords } from './shell/words'

const built = {
  preload: join(import.meta.dirname, '../preload/index.cjs'),
  pages: join(import.meta.dirname, '../renderer'),
  inspector: join(import.meta.dirname, 'inspector.js'),
  serviceHost: join(import.meta.dirname, 'service-host.js'),
  icons: join(app.getAppPath(), 'resources/icons'),
}
const clock: Clock = { now: () => new Date() }
const packaged = app.isPackaged
const demoSeed = 1

const start = readStartArguments({ argv: process.argv, unpackaged: !packaged, cwd: process.cwd() })
const profile = chooseProfile({
  app,
  given: start.profile,
  demo: start.demo,
  temporary: app.getPath('temp'),
  platform: process.platform,
})
if (!app.requestSingleInstanceLock(start.request)) {
  profile.clear()
  app.exit(0)
}

const logFile = createLogFile({
  clock,
  path: join(profile.logs, 'firstlayer.log'),
  maxBytes: 2 * 1024 * 1024,
})
const terminal = createTerminalReport((line) => process.stdout.write(line))
const log: Log = (event, details) => {
  logFile(event, details)
  terminal(event, details)
}
reportBugs({ process, log })
process.on('exit', profile.clear)

// It would take the switch away again, and Chromium refuses to run as root without it. Only the start script gives it, for
// root alone; every window asks for its sandbox by itself as well (window-options.ts).
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox()
registerAppScheme(protocol)
// From the sources it would register Electron itself, for every project that is run with it.
if (packaged) app.setAsDefaultProtocolClient('firstlayer')
const opens = hearOpens(app)
denyNavigation(app, (what, url) => {
  log('navigation.refused', { what, url: url.slice(0, 200) })
})

// Not a top-level await: Electron is not ready before this module has ended.
app
  .whenReady()
  .then(run)
  .catch((bug: unknown) => {
    log('bug', { where: 'start', stack: bug instanceof Error ? (bug.stack ?? bug.message) : String(bug) })
    dialog.showErrorBox('Firstlayer', bug instanceof Error ? bug.message : String(bug))
    app.exit(1)
  })

async function run(): Promise<void> {
  serveApp({ protocol, folder: built.pages, nonce: makeNonce(randomBytes) })
  denyPermissions({ session: session.defaultSession })
  denyNetwork({ session: session.defaultSession })

  const locale = systemLocale([...app.getPreferredSystemLanguages(), app.getLocale()])
  const words = createWords(locale, clock.now)
  const memoryFile = join(profile.folder, 'window.json')
  const memory = openMemory(memoryFile)
  const mainWindow = createMainWindow({
    BrowserWindow,
    screen,
    nativeTheme,
    memory,
    platform: process.platform,
    packaged,
    preload: built.preload,
    log,
  })
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
    { what: 'other', path: memoryFile },
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

  registerRequests({ ipcMain, handlers: core.handlers, log, checkAnswers: !packaged })
  registerHandIn({ ipcMain, handIn: core.handIn, log })
  const stopEvents = publishEvents({ core, page: mainWindow.contents })

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
    tray?.update(state)
    showProgress(mainWindow.window(), state.outbox)
  })

  app.on('window-all-closed', () => {
    if (!trayShown) quit(0)
  })
  app.on('activate', () => {
    mainWindow.show()
  })
  app.on('second-instance', (_event, _argv, _cwd, data) => {
    const request = launchRequestSchema.safeParse(data)
    answer(request.success ? request.data : { kind: 'unknown' })
  })
  opens.answerWith((request) => {
    answer(request)
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
  answer(start.request)

  if (profile.demoHome === null) return
  const { demoHome: home } = profile
  log('app.demo', { home })
  const samples = () => sampleExports(demoSeed)
  stopDemo = await playDemo({ core, home, samples, pauseMs: start.once ? 0 : 4000, log })
  if (!start.once) return
  const told = await playOnce({ core, home, sample: 'Ripple planter.3mf', patienceMs: 120_000 })
  process.stdout.write(`${told.ok ? told.value : told.error}\n`)
  quit(told.ok ? 0 : 1)
}
