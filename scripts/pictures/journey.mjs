import { readFileSync } from 'node:fs'
import { _electron } from '@playwright/test'
import { inRoot, root } from '../setup/paths.mjs'
import { step } from '../setup/say.mjs'

/** @import { Locator } from '@playwright/test' */

const size = { width: 1440, height: 900 }

/** @typedef {{ readonly words: string, readonly parts: readonly Buffer[] }} Frame */

const frameWidth = 440

/**
 * Walks through the demo in the real window: from the guide to the points of a published model.
 * @param {string} executablePath
 * @param {Record<string, string>} env
 * @returns {Promise<readonly Frame[]>} what the journey comes to, in four parts of the window
 */
export async function takeJourney(executablePath, env) {
  const app = await _electron.launch({ executablePath, args: [root, '--demo'], cwd: root, env })
  try {
    const page = await app.firstWindow()
    await app.evaluate(({ BrowserWindow }, { width, height }) => {
      BrowserWindow.getAllWindows()[0]?.setContentSize(width, height)
    }, size)
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
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
    /** @type {Frame[]} */
    const frames = []
    /**
     * A part of the window that begins at the left or ends at the right of what it is about.
     * @param {Locator} about
     * @param {{ end?: 'left' | 'right', dx?: number, dy?: number, width?: number, height: number }} from
     */
    const part = async (about, { end = 'left', dx = 0, dy = 0, width = frameWidth, height }) => {
      const box = await about.boundingBox()
      if (box === null) throw new Error('A part of the journey is not in the window')
      const x = (end === 'left' ? box.x : box.x + box.width - width) + dx
      return page.screenshot({ clip: { x, y: box.y + dy, width, height } })
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
    frames.push({
      words: 'You save in the slicer, as always',
      parts: [await part(planter, { dx: 1, dy: -132, width: 430, height: 258 })],
    })
    frames.push({
      words: 'It says what that is worth, and why',
      parts: [
        await part(page.getByText('As a model and a print profile'), {
          dx: -72,
          dy: -106,
          width: 324,
          height: 200,
        }),
      ],
    })
    await button('Publish').click()
    const sheet = page.getByRole('dialog')
    await sheet.getByText('Original', { exact: true }).click()
    await picture('publish')
    const publish = sheet.getByRole('button', { name: 'Publish' })
    frames.push({
      words: 'One click publishes it',
      parts: [
        await part(sheet.getByRole('complementary'), { end: 'right', width: 312, height: 122 }),
        await part(publish, { end: 'right', dx: 24, dy: -16, width: 312, height: 72 }),
      ],
    })
    await publish.click()
    const see = sheet.getByRole('button', { name: 'See Transaction History' })
    await see.waitFor()
    await picture('published')
    const result = await part(sheet.getByRole('status'), { dx: -24, dy: -26, height: 76 })
    await see.click()
    await page
      .getByRole('row', { name: /Model Upload/ })
      .first()
      .click()
    await picture('history')
    frames.push({
      words: 'The points are there, each with its reason',
      parts: [
        result,
        await part(page.getByRole('heading', { name: /Model Upload, 1st/ }), {
          dx: -24,
          dy: -8,
          width: 376,
          height: 136,
        }),
      ],
    })
    return frames
  } finally {
    await app.close()
  }
}

/**
 * The first picture of the README: the four parts side by side.
 * @param {import('@playwright/test').Page} page
 * @param {readonly Frame[]} frames
 */
export async function drawJourney(page, frames) {
  const font = readFileSync(
    inRoot('node_modules/@fontsource-variable/geist/files/geist-latin-wght-normal.woff2'),
  ).toString('base64')
  const figures = frames.map(({ words, parts }, at) => {
    const pictures = parts.map((one) => `<img src="data:image/png;base64,${one.toString('base64')}">`)
    return `<figure><figcaption><b>${String(at + 1)}</b>${words}</figcaption><div>${pictures.join('')}</div></figure>`
  })
  await page.setContent(`<!doctype html><style>
    @font-face { font-family: Geist; src: url(data:font/woff2;base64,${font}); font-weight: 100 900; }
    body { margin: 0; width: 976px; padding: 24px; box-sizing: border-box; background: #edf1f1; color: #131b1d;
      font: 600 15px/24px Geist; display: grid; grid-template-columns: 440px 440px; gap: 28px 48px; }
    figure { margin: 0; display: grid; gap: 10px; align-content: start; }
    figcaption { display: flex; gap: 10px; align-items: center; }
    b { display: grid; place-items: center; width: 24px; height: 24px; border-radius: 12px; background: #c8430c; color: #fff; font-size: 13px; }
    div { border-radius: 12px; overflow: hidden; box-shadow: 0 0 0 1px #c5cfcf; }
    img { display: block; width: 100%; }
  </style>${figures.join('')}`)
  // As texts: what runs in the page knows its document, this script does not.
  await page.evaluate('Promise.all([...document.images].map((image) => image.decode()))')
  await page.evaluate('document.fonts.ready.then(() => undefined)')
  await step('Drawing journey.png', () =>
    page.locator('body').screenshot({ path: inRoot('docs', 'pictures', 'journey.png') }),
  )
}
