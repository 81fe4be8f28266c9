import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { join } from 'node:path'
import { app, BrowserWindow, dialog, ipcMain, nativeTheme, protocol, screen, session } from 'electron'
import type { Log } from '@core/ports'
import type { Clock } from '@shared/time'
import { registerHandIn } from './shell/ipc/hand-in'
import { registerRequests } from './shell/ipc/register'
import { createLogFile } from './shell/log-file'
import { firstLook } from './shell/first-look'
import { hearOpens } from './shell/hear-opens'
import { createMainWindow, type MainWindow } from './shell/main-window'
import { chooseProfile } from './shell/profile'
import { openMemory } from './shell/remembered'
import { reportBugs } from './shell/report-bugs'
import { createTerminalReport } from './shell/report-to-terminal'
import { makeNonce } from './shell/security/csp'
import { denyNavigation } from './shell/security/navigation'
import { denyNetwork } from './shell/security/network'
import { denyPermissions } from './shell/security/permissions'
import { registerAppScheme, serveApp } from './shell/security/protocol'
import { readStartArguments } from './shell/start-arguments'
import { systemLocale } from './shell/surroundings'

const built = {
  preload: join(import.meta.dirname, '../preload/index.cjs'),
  pages: join(import.meta.dirname, '../renderer'),
  inspector: join(import.meta.dirname, 'inspector.js'),
  serviceHost: join(import.meta.dirname, 'service-host.js'),
  icons: join(app.getAppPath(), 'resources/icons'),
}
const clock: Clock = { now: () => new Date() }
const packaged = app.isPackaged

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

/** The window comes first, and the rest of the app is loaded while its page works itself out. */
async function run(): Promise<void> {
  const memory = openMemory(profile.memory)
  // Before the window, or it would open in the system's colours and change them a moment later.
  nativeTheme.themeSource = memory.get().look.appearance
  const locale = systemLocale([...app.getPreferredSystemLanguages(), app.getLocale()])
  const look = () =>
    firstLook({
      remembered: memory.get().look,
      systemLocale: locale,
      dark: nativeTheme.shouldUseDarkColors,
    })
  serveApp({ protocol, folder: built.pages, nonce: makeNonce(randomBytes), look })
  denyPermissions({ session: session.defaultSession })
  denyNetwork({ session: session.defaultSession })
  const requests = registerRequests({ ipcMain, log })
  const dropped = registerHandIn({ ipcMain, log })

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
  const { request } = start
  if (request.kind === 'show') mainWindow.show()
  if (request.kind === 'page') mainWindow.show(request.page)

  await firstFrame(mainWindow)
  log('app.opened')
  const { startApp } = await import('./app')
  await startApp({ built, start, profile, clock, locale, log, opens, requests, dropped, memory, mainWindow })
}

/** Until it stands on the screen the page needs this process at every step; at most a second, whatever comes. */
async function firstFrame(mainWindow: MainWindow): Promise<void> {
  const window = mainWindow.window()
  if (window === null) return
  await once(window, 'ready-to-show', { signal: AbortSignal.timeout(1000) }).catch(() => undefined)
}
