import type { MenuItemConstructorOptions } from 'electron'
import type { Say } from './words'

type Options = {
  readonly platform: NodeJS.Platform
  readonly packaged: boolean
  readonly quit: () => void
  readonly say: Say
}

/** Standard roles, for their shortcuts: the bar itself is seen on a Mac only, where the page has no frame of its own. */
export function menuTemplate({ platform, packaged, quit, say }: Options): MenuItemConstructorOptions[] {
  const mac: MenuItemConstructorOptions[] = platform === 'darwin' ? [{ role: 'appMenu' }] : []
  const quitItem: MenuItemConstructorOptions[] =
    platform === 'darwin' ? [] : [{ label: say('tray.quit'), accelerator: 'CommandOrControl+Q', click: quit }]
  const forDevelopers: MenuItemConstructorOptions[] = packaged
    ? []
    : [{ type: 'separator' }, { role: 'reload' }, { role: 'toggleDevTools' }]
  return [
    ...mac,
    { label: say('menu.edit'), role: 'editMenu' },
    {
      label: say('menu.view'),
      submenu: [
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        { type: 'separator' },
        { role: 'togglefullscreen' },
        ...forDevelopers,
      ],
    },
    { label: say('menu.window'), submenu: [{ role: 'minimize' }, { role: 'close' }, ...quitItem] },
  ]
}
