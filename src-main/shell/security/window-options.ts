import type { BrowserWindowConstructorOptions } from 'electron'

type Preferences = NonNullable<BrowserWindowConstructorOptions['webPreferences']>

/**
 * What every window of ours has, whoever opens it. Written out although most are Electron's defaults: a default can
 * change, and a test reads these.
 */
export const safePreferences = Object.freeze({
  contextIsolation: true,
  sandbox: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webviewTag: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  navigateOnDragDrop: false,
  safeDialogs: true,
  spellcheck: false,
  enableWebSQL: false,
} as const satisfies Preferences)

type Look = {
  readonly dark: boolean
  readonly packaged: boolean
  readonly platform: NodeJS.Platform
  readonly preload: string
}

/** The page's header is the drag area; on a Mac the system keeps its own three buttons, elsewhere the page draws them. */
export const windowOptions = (look: Look): Readonly<BrowserWindowConstructorOptions> =>
  Object.freeze({
    title: 'Firstlayer',
    show: false,
    minWidth: 480,
    minHeight: 480,
    autoHideMenuBar: true,
    frame: look.platform === 'darwin',
    titleBarStyle: look.platform === 'darwin' ? 'hiddenInset' : 'default',
    backgroundColor: canvasColour(look.dark),
    webPreferences: Object.freeze({ ...safePreferences, preload: look.preload, devTools: !look.packaged }),
  })

/** The `canvas` of the design's tokens, so that the window does not flash before its page is there. */
export const canvasColour = (dark: boolean): string => (dark ? '#101617' : '#EDF1F1')
