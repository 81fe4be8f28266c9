import { readFile } from 'node:fs/promises'
import { extname } from 'node:path'
import type { Protocol } from 'electron'
import { isInside, listBuiltFiles } from './built-files'
import { contentPolicy } from './csp'
import type { FirstLook } from '../first-look'
import { appHost, appScheme, parseUrl } from './origin'
import { fillPage } from './fill-page'

const pagePath = '/index.html'

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.woff2': 'font/woff2',
}

/** Must be called before the app is ready. */
export function registerAppScheme(protocol: Pick<Protocol, 'registerSchemesAsPrivileged'>): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: appScheme,
      privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
    },
  ])
}

type Answer = {
  readonly statusCode: number
  readonly headers: Record<string, string>
  readonly data: Buffer
}

type Deps = {
  readonly protocol: Pick<Protocol, 'registerBufferProtocol'>
  /** The folder of the built pages. */
  readonly folder: string
  readonly nonce: string
  readonly look: () => FirstLook
}

export function serveApp(deps: Deps): void {
  const answerTo = createAppHandler(deps)
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- `handle` loads all of Node's `fetch` first (docs/adr/0008)
  deps.protocol.registerBufferProtocol(appScheme, (request, answer) => {
    void answerTo(request).then(answer)
  })
}

/** Answers GET for the files of the build, on our one host, and nothing else. */
export function createAppHandler({ folder, nonce, look }: Omit<Deps, 'protocol'>) {
  const files = listBuiltFiles(folder)
  const headers = {
    'Content-Security-Policy': contentPolicy(nonce),
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
  }
  const refuse = (statusCode: number): Answer => ({ statusCode, headers, data: Buffer.alloc(0) })

  return async (request: { readonly method: string; readonly url: string }): Promise<Answer> => {
    if (request.method !== 'GET') return refuse(405)
    const url = parseUrl(request.url)
    if (url?.protocol !== `${appScheme}:` || url.host !== appHost) return refuse(404)
    const path = files.get(url.pathname)
    const type = path === undefined ? undefined : types[extname(path)]
    if (path === undefined || type === undefined || !isInside(folder, path)) return refuse(404)
    const read = url.pathname === pagePath ? fillPage({ folder, nonce, look: look() }) : readFile(path)
    // Listed at the start, it may be gone since: an update takes the place of the build.
    const data = await read.catch(() => null)
    if (data === null) return refuse(404)
    return { statusCode: 200, headers: { ...headers, 'Content-Type': type }, data }
  }
}
