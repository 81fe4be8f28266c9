import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'

/** The scripts and styles that a built page names, which are all that it needs before it shows something. */
export function firstLoadFiles(folder: string): readonly string[] {
  const page = readFileSync(join(folder, 'index.html'), 'utf8')
  return [...page.matchAll(/(?:src|href)="(?:\.\/)?([^"]+\.(?:js|css))"/g)].flatMap(([, path]) => path ?? [])
}

/** Bytes of all of them, each gzipped by itself. */
export function firstLoadBytes(folder: string): number {
  return firstLoadFiles(folder)
    .map((path) => gzipSync(readFileSync(join(folder, path)), { level: 9 }).length)
    .reduce((sum, bytes) => sum + bytes, 0)
}
