import { mkdirSync, rmSync } from 'node:fs'
import { build, preview } from 'vite'
import { inRoot } from '../setup/paths.mjs'
import { step } from '../setup/say.mjs'

const configFile = inRoot('src-renderer', 'vite.browser.config.ts')

/** Every page, by the address that the browser build knows it under. */
const pages = {
  'first-start': 'fake=first&guide=2',
  'reward-tasks': 'page=tasks',
  files: 'page=files&file=ripple',
  publish: 'page=files&file=ripple&publishing=ripple',
  'my-models': 'page=models',
  community: 'page=community',
  'community-model': 'page=community&model=01KAK7Q2M8FAKE000000006001',
  'redemption-store': 'page=store',
  'transaction-history': 'page=history&entry=01KAK7Q2M8FAKE000000001002',
  'badges-level': 'page=badges',
  settings: 'page=settings',
  offline: 'fake=offline&page=community',
}

/**
 * Takes every page in light and in dark, with the sample data of the browser build.
 * @param {Awaited<ReturnType<import('./browser.mjs').openBrowser>>} browser
 */
export async function takePages({ page, resize }) {
  const folder = inRoot('docs', 'pictures', 'pages')
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  await step('Building the pages for a browser', () => build({ configFile, logLevel: 'error' }))
  const server = await preview({ configFile, preview: { host: '127.0.0.1', port: 0 } })
  try {
    const address = server.resolvedUrls?.local[0]
    if (address === undefined) throw new Error('The pages are not served')
    await resize({ width: 1280, height: 800 })
    await page.emulateMedia({ reducedMotion: 'reduce' })
    for (const [name, query] of Object.entries(pages)) {
      for (const look of ['light', 'dark']) {
        await page.goto(`${address}?${query}&lang=en&look=${look}`)
        await page.getByRole('heading', { level: 1 }).first().waitFor()
        await page.waitForTimeout(700)
        await step(`Taking pages/${name}-${look}.png`, () =>
          page.screenshot({ path: inRoot('docs', 'pictures', 'pages', `${name}-${look}.png`) }),
        )
      }
    }
  } finally {
    await server.close()
  }
}
