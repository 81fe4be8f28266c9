import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { FirstLook } from '../first-look'

type Deps = {
  /** The folder of the built pages. */
  readonly folder: string
  readonly nonce: string
  readonly look: FirstLook
}

/** The built page with what differs from start to start: the nonce, and what stands in the window first. */
export async function fillPage({ folder, nonce, look }: Deps): Promise<Buffer> {
  const { kind, language, dark } = look
  const [page, frame] = await Promise.all([
    readFile(join(folder, 'index.html'), 'utf8'),
    readFile(join(folder, 'frames', `${kind}.${language}.html`), 'utf8'),
  ])
  const filled = page
    .replace('%FRAME%', () => frame)
    .replaceAll('%NONCE%', nonce)
    .replace('%LANGUAGE%', language)
    .replace('%FRAME_KIND%', kind)
    .replace('%SCHEME%', dark ? 'dark' : 'light')
  return Buffer.from(filled)
}
