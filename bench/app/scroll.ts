import { createReadStream, existsSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { extname, join, normalize } from 'node:path'
import type { Page } from '@playwright/test'
import { build } from 'vite'

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
}

/** The pages on the fake bridge, on this computer alone. */
export async function serveFakePages(): Promise<{ readonly address: string; readonly server: Server }> {
  await build({ configFile: join('src-renderer', 'vite.browser.config.ts'), logLevel: 'silent' })
  const server = createServer((request, response) => {
    const path = normalize(new URL(request.url ?? '/', 'http://localhost').pathname)
    const file = join('out', 'browser', path === '/' ? 'index.html' : path)
    if (!existsSync(file)) return response.writeHead(404).end()
    response.writeHead(200, { 'content-type': types[extname(file)] ?? 'application/octet-stream' })
    return createReadStream(file).pipe(response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const bound = server.address()
  if (bound === null || typeof bound === 'string') throw new Error('the server has no port')
  return { address: `http://127.0.0.1:${String(bound.port)}`, server }
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
