import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { build } from 'vite'
import { serveFolder } from '../support/serve-folder'

/** The pages on the fake bridge, on this computer alone. */
export async function serveFakePages() {
  await build({ configFile: join('src-renderer', 'vite.browser.config.ts'), logLevel: 'silent' })
  return serveFolder(join('out', 'browser'))
}

/** The longest time between two frames in five seconds, in milliseconds, while the list, if there is one, scrolls. */
export function worstFrame(page: Page): Promise<number> {
  return page.evaluate<number>(`new Promise((resolve) => {
    const options = document.querySelector('[role=option]')
    let list = options
    while (list && list.scrollHeight <= list.clientHeight + 1) list = list.parentElement
    if (options && !list) throw new Error('the list does not scroll')
    const end = performance.now() + 5000
    let last = performance.now()
    let worst = 0
    const next = (now) => {
      worst = Math.max(worst, now - last)
      last = now
      if (now > end) return resolve(worst)
      if (list) list.scrollTop += 300
      requestAnimationFrame(next)
    }
    requestAnimationFrame((now) => { last = now; requestAnimationFrame(next) })
  })`)
}
