import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Language } from '@shared/i18n/language'
import { build } from 'vite'
import { findings } from './harness/axe'
import { openBrowser, type Browser } from './harness/browser'
import { coveredOn } from './harness/covered'
import { expect, test as base } from './harness/fixtures'
import { serveFolder } from '../../bench/support/serve-folder'
import { cutOffOn } from './harness/words-left'

const configFile = fileURLToPath(new URL('../../src-renderer/vite.browser.config.ts', import.meta.url))

/** The pages in a plain Chromium, over a bridge that shows one state of them. */
type ForTest = { readonly chromium: Browser; readonly open: (query: string) => Promise<void> }
const test = base.extend<ForTest, { readonly address: string }>({
  address: [
    // Playwright wants the pattern even where nothing is taken from it.
    // eslint-disable-next-line no-empty-pattern
    async ({}, use) => {
      const outDir = mkdtempSync(join(tmpdir(), 'firstlayer-pages-'))
      await build({ configFile, logLevel: 'warn', build: { outDir } })
      const server = await serveFolder(outDir)
      await use(server.address)
      server.close()
      rmSync(outDir, { recursive: true })
    },
    { scope: 'worker' },
  ],
  chromium: async ({ place }, use) => {
    const browser = await openBrowser(place.folder)
    await browser.page.emulateMedia({ reducedMotion: 'reduce' })
    await use(browser)
    await browser.close()
  },
  open: ({ address, chromium }, use) =>
    use(async (query) => {
      await chromium.page.goto(`${address}/?${query}`)
      await expect(chromium.page.getByRole('heading', { level: 1 })).toBeVisible()
    }),
})

const pages = ['tasks', 'files', 'models', 'community', 'store', 'history', 'badges', 'settings'] as const
/** What is looked at in the real window by other tests is the full state in its usual size. */
const states: readonly { readonly state: string; readonly language: Language; readonly look: string }[] = [
  { state: 'empty', language: 'en', look: 'dark' },
  { state: 'offline', language: 'de', look: 'light' },
  { state: 'error', language: 'zh-CN', look: 'dark' },
  { state: 'practice', language: 'zh-CN', look: 'light' },
  { state: 'assisted', language: 'de', look: 'dark' },
]

for (const { state, language, look } of states) {
  test(`every page ${state}, in ${language} and ${look}: nothing that axe finds, nothing cut off or covered`, async ({
    chromium,
    open,
  }) => {
    const found: string[] = []
    for (const name of pages) {
      await open(`fake=${state}&page=${name}&lang=${language}&look=${look}`)
      const told = [
        ...(await findings(chromium.page)),
        ...(await cutOffOn(chromium.page, language, [])),
        ...(await coveredOn(chromium.page)),
      ]
      found.push(...told.map((one) => `${name}: ${one}`))
    }
    expect(found).toEqual([])
  })
}

const someModel = '01KAK7Q2M8FAKE000000006001'
/** What only some pages have: nothing published yet, another page of a list, a sheet that is open. */
const further: readonly { readonly what: string; readonly query: string; readonly language: Language }[] = [
  { what: 'a community without models', query: 'fake=new-club&page=community', language: 'de' },
  { what: 'a model of somebody', query: `fake=full&page=community&model=${someModel}`, language: 'de' },
  { what: 'models', query: 'fake=full&page=community', language: 'zh-CN' },
  { what: 'all components', query: 'fake=full&gallery', language: 'de' },
  { what: 'the goal', query: 'fake=full&page=tasks&goal', language: 'de' },
  { what: 'tags', query: 'fake=full&page=tasks&form=set-preference', language: 'de' },
  { what: 'feedback', query: 'fake=full&page=tasks&form=send-feedback', language: 'zh-CN' },
  { what: 'earlier exports', query: 'fake=full&page=settings&earlier', language: 'de' },
  { what: 'shortcuts', query: 'fake=full&page=tasks&shortcuts', language: 'zh-CN' },
  { what: 'kit', query: 'fake=assisted&page=files&file=ripple&publishing=ripple', language: 'de' },
]

for (const look of ['light', 'dark'] as const) {
  test(`what only some pages have, in ${look}: nothing that axe finds, nothing cut off or covered`, async ({
    chromium,
    open,
  }) => {
    const found: string[] = []
    for (const { what, query, language } of further) {
      await open(`${query}&lang=${language}&look=${look}`)
      const told = [
        ...(await findings(chromium.page)),
        ...(await cutOffOn(chromium.page, language, [])),
        ...(await coveredOn(chromium.page)),
      ]
      found.push(...told.map((one) => `${what}: ${one}`))
    }
    expect(found).toEqual([])
  })
}

test('every page at 200 % in German, full and with fifty thousand files: nothing cut off, covered or wider than the window', async ({
  chromium,
  open,
}) => {
  const found: string[] = []
  await open('fake=full')
  await chromium.zoom(2)
  for (const name of pages) {
    await open(`fake=${name === 'files' ? 'many' : 'full'}&page=${name}&lang=de&look=light`)
    await expect.poll(() => chromium.page.evaluate(() => innerWidth)).toBe(500)
    const over = await chromium.page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
    const told = [
      ...(over > 0 ? [`wider by ${String(over)} px`] : []),
      ...(await cutOffOn(chromium.page, 'de', [])),
      ...(await coveredOn(chromium.page)),
    ]
    found.push(...told.map((one) => `${name}: ${one}`))
  }
  expect(found).toEqual([])
})

test('an entry that is no longer there leaves the history in view', async ({ chromium, open }) => {
  await open('fake=full&page=history&entry=01KAK7Q2M8FAKE000000000099')
  await expect(chromium.page.getByRole('row').nth(1)).toBeVisible()
})
