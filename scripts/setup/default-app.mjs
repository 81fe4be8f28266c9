// Packed into `resources/default_app.asar` of the substitute runtime, whose own one is missing: loads the app whose
// path is given, as Electron's does. An ES module with a top-level await, because otherwise *ready* fires before the
// app has registered its schemes.
import { createRequire } from 'node:module'
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { app } from 'electron'

/** @typedef {{ setVersion: (version: string) => void, setAppPath: (path: string) => void }} Undocumented what Electron's own loader calls */

const require = createRequire(import.meta.url)

/** @type {string | undefined} */
let path
for (let index = 1; index < process.argv.length && path === undefined; index += 1) {
  const argument = process.argv[index] ?? ''
  if (argument === '-r' || argument === '--require') {
    index += 1
    require(resolve(process.argv[index] ?? ''))
  } else if (!argument.startsWith('-')) {
    path = argument
  }
}

try {
  const folder = resolve(path ?? '.')
  const { name, productName, version, main } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  Object.defineProperty(process, 'defaultApp', { enumerable: true, value: true })
  app.name = productName ?? name
  const loading = /** @type {Electron.App & Undocumented} */ (app)
  loading.setVersion(version)
  loading.setAppPath(folder)
  await import(pathToFileURL(join(folder, main)).href)
} catch (error) {
  console.error(error)
  process.exit(1)
}
