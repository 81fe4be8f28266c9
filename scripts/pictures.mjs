// `npm run pictures`: takes the README's pictures anew from the demo in the real window, and every page for docs/pages.md.
import { mkdirSync } from 'node:fs'
import { ensureBuild } from './setup/build.mjs'
import { ensureDependencies } from './setup/dependencies.mjs'
import { ensureDisplay, hasDisplay } from './setup/display.mjs'
import { ensureElectron } from './setup/electron-runtime.mjs'
import { inRoot } from './setup/paths.mjs'
import { runScript } from './setup/say.mjs'
import { ensureSystemLibraries } from './setup/system-libraries.mjs'

await runScript(async () => {
  await ensureDependencies()
  await ensureSystemLibraries({ needsXvfb: !hasDisplay(process.env) })
  const { executable } = await ensureElectron()
  await ensureBuild()
  const display = await ensureDisplay()
  const env = { .../** @type {Record<string, string>} */ (process.env), ...display.env }
  // These need the packages that were made sure of above.
  const { openBrowser } = await import('./pictures/browser.mjs')
  const { drawJourney, takeJourney } = await import('./pictures/journey.mjs')
  const { takePages } = await import('./pictures/pages.mjs')
  mkdirSync(inRoot('docs', 'pictures'), { recursive: true })
  try {
    const frames = await takeJourney(executable, env)
    const browser = await openBrowser(executable, env)
    try {
      await takePages(browser)
      await drawJourney(browser.page, frames)
    } finally {
      await browser.close()
    }
  } finally {
    display.close()
  }
  return 0
})
