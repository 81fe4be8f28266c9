import { createHash, timingSafeEqual } from 'node:crypto'

/** All that is stored of a key. Keys are random and long, so a plain hash cannot be guessed back. */
export const hashOfKey = (key: string): string => createHash('sha256').update(key, 'utf8').digest('hex')

/** Takes the same time wherever they differ, also in length. */
export const isSameKey = (a: string, b: string): boolean =>
  timingSafeEqual(
    createHash('sha256').update(a, 'utf8').digest(),
    createHash('sha256').update(b, 'utf8').digest(),
  )

/** The key of `Authorization: Bearer <key>`; null when there is none that could be one. */
export function bearerKey(header: string | undefined): string | null {
  const [, key] = /^Bearer ([\w.~+/-]{16,256}=*)$/iu.exec(header ?? '') ?? []
  return key ?? null
}
