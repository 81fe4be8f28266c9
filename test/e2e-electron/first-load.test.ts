import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { messagesOf } from '@shared/i18n/catalogue'
import { languages } from '@shared/i18n/language'
import { createAppHandler } from '../../src-main/shell/security/protocol'
import { firstLoadBytes, firstLoadFiles } from '../../bench/support/first-load'
import { openBrowser } from './harness/browser'
import { expect, test } from './harness/fixtures'
import { projectFolder } from './harness/launch'

const pages = join(projectFolder, 'out', 'renderer')

test('the window opens with less than 350 kB of scripts and styles, gzipped', () => {
  const bytes = firstLoadBytes(pages)
  expect(bytes).toBeGreaterThan(100_000)
  expect(bytes).toBeLessThan(350_000)
})

test('the library’s styles come before ours, so that ours have the last word', () => {
  const styles = firstLoadFiles(pages).filter((path) => path.endsWith('.css'))
  const holdsLibrary = styles.map((path) =>
    readFileSync(join(pages, path), 'utf8').includes('--mantine-scale:'),
  )
  expect(styles.length).toBeGreaterThan(1)
  expect(holdsLibrary).toEqual(styles.map((_path, index) => index === 0))
})

const names = ['nav.tasks', 'nav.files', 'nav.store', 'nav.history', 'nav.settings'] as const

test('before a script has run, the window says where it leads, in every language', async ({ place }) => {
  const { page, close } = await openBrowser(place.folder)
  for (const language of languages) {
    for (const kind of ['window', 'guide'] as const) {
      const look = () => ({ kind, language, dark: true })
      const serve = createAppHandler({ folder: pages, nonce: 'n0nce', look })
      const answer = await serve({ method: 'GET', url: 'app://firstlayer/index.html' })
      const built = answer.data.toString()
      // The content policy would not apply a style attribute.
      expect(built).not.toMatch(/<[^>]+ style=/u)
      expect(built).not.toMatch(/%[A-Z_]+%/u)
      await page.setContent(built.replaceAll(/<(?:script|link)[^>]*>/gu, ''))
      await expect(page.locator('html')).toHaveAttribute('lang', language)
      await expect(page.getByText('Firstlayer', { exact: true })).toBeVisible()
      const messages = messagesOf(language)
      for (const name of names)
        await expect(page.getByText(messages[name], { exact: true })).toHaveCount(kind === 'window' ? 1 : 0)
    }
  }
  await close()
})

test('the next start has the member’s language and colours from its first moment', async ({
  start,
  place,
}) => {
  const first = await start()
  await first.ask('settings.change', { guideDone: true, language: 'de', appearance: 'dark' })
  const remembered = () => JSON.parse(readFileSync(join(place.profile, 'window.json'), 'utf8')) as unknown
  await expect
    .poll(remembered)
    .toMatchObject({ look: { guideDone: true, language: 'de', appearance: 'dark' } })
  await first.quit()
  const again = await start()
  const page = await again.page()
  await expect(page.locator('html')).toHaveAttribute('data-frame', 'window')
  await expect(page.locator('html')).toHaveAttribute('lang', 'de')
  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark')
})
