import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const main = `
const { app, BrowserWindow } = require('electron')
app.setPath('userData', process.argv.at(-1))
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox()
app.on('window-all-closed', () => {})
app.whenReady().then(() => {
  const window = new BrowserWindow({
    title: 'Empty', show: false, width: 1389, height: 868, minWidth: 480, minHeight: 480, autoHideMenuBar: true, frame: false,
    backgroundColor: '#EDF1F1',
    webPreferences: { contextIsolation: true, sandbox: true, nodeIntegration: false, spellcheck: false },
  })
  window.once('ready-to-show', () => window.show())
  window.loadFile('index.html')
})
`

/** Writes an app that opens one window with the options and the size of ours and a word in it, and stays when that is closed; answers its folder. */
export function writeEmptyApp(parent: string): string {
  const folder = join(parent, 'empty')
  mkdirSync(folder)
  writeFileSync(
    join(folder, 'package.json'),
    JSON.stringify({ name: 'empty', version: '1.0.0', main: 'main.cjs' }),
  )
  writeFileSync(join(folder, 'main.cjs'), main)
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>Empty</title><p>Empty</p>')
  return folder
}
