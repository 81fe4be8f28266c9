import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { _electron, type Page } from '@playwright/test'
import { localeOf, type Language } from '@shared/i18n/language'
import { inMainOf } from './in-main'
import { electronPath } from './launch'

/** Nothing of ours: a window of Chromium, the sandboxed and isolated one that Electron makes by itself. */
const main = `import { app, BrowserWindow } from 'electron'
const size = { width: 1000, height: 700, useContentSize: true }
void app.whenReady().then(() => new BrowserWindow(size).loadURL('about:blank'))
`

export type Browser = {
  readonly page: Page
  /** What pages are asked for from now on, as a browser of that language asks. */
  readonly speak: (language: Language) => Promise<void>
  readonly resize: (width: number, height: number) => Promise<void>
  /** 2 for 200 %. */
  readonly zoom: (factor: number) => Promise<void>
  readonly close: () => Promise<void>
}

/** The Chromium of the Electron under test as a plain browser, over a profile of its own in that folder. */
export async function openBrowser(folder: string): Promise<Browser> {
  const app = join(folder, 'browser')
  mkdirSync(app)
  const manifest = { name: 'browser', version: '0.0.0', type: 'module', main: 'main.js' }
  writeFileSync(join(app, 'package.json'), JSON.stringify(manifest))
  writeFileSync(join(app, 'main.js'), main)
  const electron = await _electron.launch({
    executablePath: electronPath(),
    args: [app, `--user-data-dir=${join(folder, 'browser-profile')}`],
    timeout: 30_000,
  })
  const page = await electron.firstWindow()
  const inMain = inMainOf(electron)
  return {
    page,
    speak: (language) => page.setExtraHTTPHeaders({ 'accept-language': localeOf(language) }),
    resize: (width, height) =>
      inMain(
        async ({ BrowserWindow }, size) =>
          BrowserWindow.getAllWindows()[0]?.setContentSize(size.width, size.height),
        { width, height },
      ),
    zoom: (factor) =>
      inMain(async ({ BrowserWindow }, by) => {
        BrowserWindow.getAllWindows()[0]?.webContents.setZoomFactor(by)
      }, factor),
    close: () => electron.close(),
  }
}
