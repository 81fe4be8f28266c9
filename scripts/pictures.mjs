// `npm run pictures`: walks through the demo in the real window and takes the README's pictures anew.
import { mkdirSync } from 'node:fs'
import { ensureBuild } from './setup/build.mjs'
import { ensureDependencies } from './setup/dependencies.mjs'
import { ensureDisplay } from './setup/display.mjs'
import { ensureElectron } from './setup/electron-runtime.mjs'
import { inRoot, root } from './setup/paths.mjs'
import { runScript, step } from './setup/say.mjs'

const folder = inRoot('docs', 'pictures')
const size = { width: 1440, height: 900 }

await runScript(async () => {
  await ensureDependencies()
  const runtime = await ensureElectron()
  await ensureBuild()
  const display = await ensureDisplay()
  const { _electron } = await import('@playwright/test')
  mkdirSync(folder, { recursive: true })
  const app = await _electron.launch({
    executablePath: runtime.executable,
    args: [root, '--demo'],
    cwd: root,
    env: { .../** @type {Record<string, string>} */ (process.env), ...display.env },
  })
  try {
    const page = await app.firstWindow()
    await app.evaluate(({ BrowserWindow }, { width, height }) => {
      BrowserWindow.getAllWindows()[0]?.setContentSize(width, height)
    }, size)
    await page.emulateMedia({ reducedMotion: 'reduce' })
    const button = (/** @type {string} */ name) => page.getByRole('button', { name, exact: true })
    const go = (/** @type {string} */ name) =>
      page.getByRole('navigation').getByRole('button', { name }).click()
    /** @param {string} name */
    const picture = async (name) => {
      await page.mouse.move(size.width / 2, size.height - 2)
      await page.waitForTimeout(500)
      await step(`Taking ${name}.png`, () =>
        page.screenshot({ path: inRoot('docs', 'pictures', `${name}.png`) }),
      )
    }

    const ticks = page.getByRole('checkbox')
    await ticks.nth(0).click()
    await ticks.nth(1).click()
    await button('Continue').click()
    await page.getByRole('radio', { name: /Just try it/ }).click()
    await picture('guide')
    await button('Try it').click()
    await button('Start').click()
    await go('Files')
    const planter = page.getByRole('option', { name: /Ripple planter\.3mf/ })
    await page.getByRole('option', { name: /Ripple planter_PLA.*Qualifies/ }).waitFor()
    await planter.click()
    await page.getByText('Taken out of the copy that is sent').waitFor()
    await picture('files')
    await button('Publish').click()
    const sheet = page.getByRole('dialog')
    await sheet.getByText('Original', { exact: true }).click()
    await picture('publish')
    await sheet.getByRole('button', { name: 'Publish' }).click()
    await sheet.getByRole('button', { name: 'See Transaction History' }).click()
    await page
      .getByRole('row', { name: /Model Upload/ })
      .first()
      .click()
    await picture('history')
    await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' })
    await go('Reward Tasks')
    await picture('tasks-dark')
  } finally {
    await app.close()
    display.close()
  }
  return 0
})
