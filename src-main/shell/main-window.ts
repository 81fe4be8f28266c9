import type { BrowserWindow, NativeTheme, Screen, WebContents } from 'electron'
import type { Log } from '@core/ports'
import type { Memory } from './remembered'
import { startPage } from './security/origin'
import { canvasColour, windowOptions } from './security/window-options'
import type { Page } from './start-arguments'
import { placeOn } from './window-place'

type Deps = {
  readonly BrowserWindow: typeof BrowserWindow
  readonly screen: Pick<Screen, 'getAllDisplays'>
  readonly nativeTheme: Pick<NativeTheme, 'shouldUseDarkColors' | 'on' | 'removeListener'>
  readonly memory: Memory
  readonly platform: NodeJS.Platform
  readonly packaged: boolean
  readonly preload: string
  readonly log: Log
}

export type MainWindow = {
  /** Opens it, or brings it to the front, on the page that was asked for; on Files with a file chosen, or its sheet open. */
  readonly show: (page?: Page, file?: string, sheet?: 'publish') => void
  readonly control: (action: 'minimise' | 'maximise' | 'close') => void
  readonly contents: () => WebContents | null
  readonly window: () => BrowserWindow | null
  readonly isInFront: () => boolean
  readonly dispose: () => void
}

/** The one window. Closing it ends its renderer, so that the app in the tray costs little; opening it makes a new one. */
export function createMainWindow(deps: Deps): MainWindow {
  let window: BrowserWindow | null = null

  const paint = () => {
    window?.setBackgroundColor(canvasColour(deps.nativeTheme.shouldUseDarkColors))
  }
  deps.nativeTheme.on('updated', paint)

  const rememberPlace = (of: BrowserWindow) => {
    deps.memory.change({ window: { ...of.getNormalBounds(), maximised: of.isMaximized() } })
  }

  /** Main holds the truth, so a page that died starts from a snapshot; one that dies again at once is not tried for ever. */
  const reopenAfterCrash = (of: BrowserWindow) => {
    let lastCrash = -Infinity
    of.webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
      deps.log('window.renderer-gone', { reason, exitCode })
      const again = performance.now() - lastCrash < 10_000
      lastCrash = performance.now()
      if (reason !== 'clean-exit' && !again) of.webContents.reload()
    })
  }

  const open = (url: string): BrowserWindow => {
    const remembered = deps.memory.get().window
    const opened = new deps.BrowserWindow({
      ...windowOptions({
        dark: deps.nativeTheme.shouldUseDarkColors,
        packaged: deps.packaged,
        platform: deps.platform,
        preload: deps.preload,
      }),
      ...placeOn(
        deps.screen.getAllDisplays().map((display) => display.workArea),
        remembered,
      ),
    })
    if (remembered?.maximised === true) opened.maximize()
    opened.once('ready-to-show', () => {
      opened.show()
    })
    opened.on('close', () => {
      rememberPlace(opened)
    })
    reopenAfterCrash(opened)
    opened.once('closed', () => {
      if (window === opened) window = null
    })
    void opened.loadURL(url)
    return opened
  }

  return {
    show: (page, file, sheet) => {
      const url = page === undefined ? startPage : address(page, file, sheet)
      if (window === null) {
        window = open(url)
        return
      }
      if (window.isMinimized()) window.restore()
      window.show()
      window.focus()
      // The page keeps its address true to where it is; loading the one it has would start it anew.
      if (page !== undefined && window.webContents.getURL() !== url) void window.loadURL(url)
    },
    control: (action) => {
      if (action === 'minimise') window?.minimize()
      if (action === 'close') window?.close()
      if (action === 'maximise' && window?.isMaximized() === true) window.unmaximize()
      else if (action === 'maximise') window?.maximize()
    },
    contents: () => window?.webContents ?? null,
    window: () => window,
    isInFront: () => window?.isFocused() ?? false,
    dispose: () => {
      deps.nativeTheme.removeListener('updated', paint)
      if (window !== null) rememberPlace(window)
      window?.destroy()
    },
  }
}

/** Another page of the open window differs after `#` alone, so the page goes there without loading anew. */
const address = (page: Page, ...more: readonly (string | undefined)[]): string =>
  `${startPage}#/${[page, ...more]
    .flatMap((part) => part ?? [])
    .map(encodeURIComponent)
    .join('/')}`
