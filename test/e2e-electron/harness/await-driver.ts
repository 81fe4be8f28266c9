import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Playwright calls `__playwright_run` in main once it hears of every window. */
const source = `
const { app } = require('electron')
// What runs in main for the tests looks at \`performance\`, in the midst of whatever main does: half loaded then, it would
// stay undefined there for good.
require('node:perf_hooks')
// Electron still goes through them; then comes the app.
queueMicrotask(() => process.argv.splice(process.argv.indexOf('-r'), 2))
const ready = app.whenReady()
const attached = new Promise((resolve) => {
  globalThis.__playwright_run = resolve
})
app.whenReady = () => attached.then(() => ready)
`

/**
 * Arguments by which the app is ready only when Playwright has attached. Otherwise its window can open at that very
 * moment, and Playwright, which saw the empty page before and not how it went, waits for ever.
 * @param folder where the program that holds the app goes
 */
export function awaitDriver(folder: string): readonly string[] {
  const program = join(folder, 'await-driver.cjs')
  mkdirSync(folder, { recursive: true })
  writeFileSync(program, source)
  return ['-r', program]
}
