import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { _electron } from '@playwright/test'
import { inCache } from '../setup/paths.mjs'

const main = `import { app, BrowserWindow } from 'electron'
void app.whenReady().then(() => new BrowserWindow({ frame: false, useContentSize: true }).loadURL('about:blank'))
`

/**
 * The Chromium of the prepared Electron as a plain browser, with nothing of ours in it.
 * @param {string} executablePath
 * @param {Record<string, string>} env
 */
export async function openBrowser(executablePath, env) {
  const folder = inCache('pictures')
  mkdirSync(folder, { recursive: true })
  const manifest = { name: 'pictures', version: '0.0.0', type: 'module', main: 'main.js' }
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest))
  writeFileSync(join(folder, 'main.js'), main)
  const electron = await _electron.launch({
    executablePath,
    args: [folder, `--user-data-dir=${join(folder, 'profile')}`],
    env,
  })
  const page = await electron.firstWindow()
  return {
    page,
    /** @param {{ width: number, height: number }} size */
    resize: (size) =>
      electron.evaluate(
        async ({ BrowserWindow }, { width, height }) =>
          BrowserWindow.getAllWindows()[0]?.setContentSize(width, height),
        size,
      ),
    close: () => electron.close(),
  }
}
