import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'

const named = (text: string): readonly string[] =>
  [...text.matchAll(/["'](?:\.?\/)?(assets\/[^"']+\.(?:js|css))["']/g)].flatMap(([, path]) => path ?? [])

/**
 * The scripts and styles that a built page needs before it works: those it names itself, and those that its starter asks
 * for once the first frame stands (scripts/setup/first-frame.mjs).
 */
export function firstLoadFiles(folder: string): readonly string[] {
  const page = named(readFileSync(join(folder, 'index.html'), 'utf8'))
  const scripts = page.filter((path) => path.endsWith('.js'))
  return [...page, ...scripts.flatMap((path) => named(readFileSync(join(folder, path), 'utf8')))]
}

/** Bytes of all of them, each gzipped by itself. */
export function firstLoadBytes(folder: string): number {
  return firstLoadFiles(folder)
    .map((path) => gzipSync(readFileSync(join(folder, path)), { level: 9 }).length)
    .reduce((sum, bytes) => sum + bytes, 0)
}
