import type { Menu, NativeImage, Tray } from 'electron'
import { trayFacts, trayTemplate, type TrayActions, type TrayState } from './tray-menu'
import type { Words } from './words'

type Deps = {
  readonly Tray: typeof Tray
  readonly Menu: typeof Menu
  readonly icon: NativeImage
  readonly words: Words
  readonly actions: TrayActions
}

export type AppTray = { readonly update: (state: TrayState) => void; readonly dispose: () => void }

/** The icon that stays when the window is closed. A menu of the system's own, made anew when what it says has changed. */
export function createTray({ Tray, Menu, icon, words, actions }: Deps): AppTray {
  const tray = new Tray(icon)
  tray.on('click', () => {
    actions.open()
  })
  return {
    update: (state) => {
      tray.setToolTip(['Firstlayer', ...trayFacts(state, words)].join('\n'))
      tray.setContextMenu(Menu.buildFromTemplate(trayTemplate(state, words, actions)))
    },
    dispose: () => {
      tray.destroy()
    },
  }
}
