import { dirname, join } from 'node:path'
import type { Clipboard, Dialog, NativeImage, NativeTheme, Shell } from 'electron'
import type { Desktop } from '@core/ports'
import type { MainWindow } from './main-window'
import type { Memory } from './remembered'
import { openLink } from './security/external-links'
import type { Say } from './words'

type Deps = {
  readonly dialog: Pick<Dialog, 'showOpenDialog' | 'showSaveDialog'>
  readonly shell: Pick<Shell, 'openExternal' | 'showItemInFolder'>
  readonly clipboard: Pick<Clipboard, 'writeText'>
  readonly nativeTheme: Pick<NativeTheme, 'themeSource'>
  readonly mainWindow: MainWindow
  readonly memory: Memory
  readonly secrets: Desktop['secrets']
  readonly notify: Desktop['notify']
  readonly loginItem: Desktop['loginItem']
  readonly eraseAndRestart: Desktop['eraseAndRestart']
  readonly say: Say
  readonly documents: string
  /** Beside the pointer while a file is dragged out. */
  readonly dragIcon: NativeImage
}

/** What core asks of the desktop. Paths to show come from core's own records, never from the page. */
export function createDesktop(deps: Deps): Desktop {
  const { dialog, mainWindow, memory, say } = deps
  const startIn = () => memory.get().dialogFolder ?? deps.documents

  return {
    chooseFolder: async (what) => {
      const options: Electron.OpenDialogOptions = {
        title: say(what === 'to-watch' ? 'dialog.chooseFolder' : 'dialog.saveIn'),
        buttonLabel: say(what === 'to-watch' ? 'dialog.watch' : 'dialog.saveHere'),
        defaultPath: startIn(),
        properties: ['openDirectory', 'createDirectory'],
      }
      const window = mainWindow.window()
      const chosen = await (window === null
        ? dialog.showOpenDialog(options)
        : dialog.showOpenDialog(window, options))
      const folder = chosen.canceled ? undefined : chosen.filePaths[0]
      if (folder === undefined) return null
      memory.change({ dialogFolder: folder })
      return folder
    },
    chooseSavePath: async (suggestedName) => {
      const options: Electron.SaveDialogOptions = {
        title: say('dialog.exportTitle'),
        defaultPath: join(startIn(), suggestedName),
        properties: ['createDirectory', 'showOverwriteConfirmation'],
      }
      const window = mainWindow.window()
      const chosen = await (window === null
        ? dialog.showSaveDialog(options)
        : dialog.showSaveDialog(window, options))
      if (chosen.canceled || chosen.filePath === '') return null
      memory.change({ dialogFolder: dirname(chosen.filePath) })
      return chosen.filePath
    },
    dragOut: (path) => {
      mainWindow.contents()?.startDrag({ file: path, icon: deps.dragIcon })
    },
    showInFolder: (path) => {
      deps.shell.showItemInFolder(path)
    },
    openExternal: (url) => openLink(deps, url),
    writeClipboard: (text) => {
      void deps.clipboard.writeText(text)
    },
    setAppearance: (appearance) => {
      deps.nativeTheme.themeSource = appearance
    },
    controlWindow: mainWindow.control,
    loginItem: deps.loginItem,
    eraseAndRestart: deps.eraseAndRestart,
    notify: deps.notify,
    secrets: deps.secrets,
  }
}
