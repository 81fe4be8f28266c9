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

type Deps = {
  readonly protocol: Pick<Protocol, 'handle'>
  /** The folder of the built pages. */
  readonly folder: string
  readonly nonce: string
  readonly look: () => FirstLook
}

export function serveApp(deps: Deps): void {
  deps.protocol.handle(appScheme, createAppHandler(deps))
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
  const refuse = (status: number) => new Response(null, { status, headers })

  return async (request: { readonly method: string; readonly url: string }): Promise<Response> => {
    if (request.method !== 'GET') return refuse(405)
    const url = parseUrl(request.url)
    if (url?.protocol !== `${appScheme}:` || url.host !== appHost) return refuse(404)
    const path = files.get(url.pathname)
    const type = path === undefined ? undefined : types[extname(path)]
    if (path === undefined || type === undefined || !isInside(folder, path)) return refuse(404)
    const body =
      url.pathname === pagePath ? await fillPage({ folder, nonce, look: look() }) : await readFile(path)
    return new Response(body, { status: 200, headers: { ...headers, 'Content-Type': type } })
  }
}
