import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { decodeText, encodeUtf8 } from '@shared/inspect/text/decode'
import type { FuzzCase } from './targets'

/** A case that broke an oracle once, as a file of its own: text where it is text, base64 where it is not. */
export type Found = FuzzCase & { readonly name: string; readonly oracle: string }

type Written = { readonly file: string; readonly oracle: string; readonly tight: boolean } & (
  { readonly text: string } | { readonly base64: string }
)

const isPlain = (bytes: Uint8Array): string | null => {
  const text = decodeText(bytes)
  return text !== null && bytes.length > 0 && Buffer.compare(encodeUtf8(text), bytes) === 0 ? text : null
}

/** Writes it under a name made of the oracle and the content; gives the name. */
export function writeFound(folder: string, { file, bytes, tight }: FuzzCase, oracle: string): string {
  const text = isPlain(bytes)
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 10)
  const name = `${oracle}-${hash}.json`
  const content = text === null ? { base64: Buffer.from(bytes).toString('base64') } : { text }
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, name), `${JSON.stringify({ file, oracle, tight, ...content }, null, 2)}\n`)
  return name
}

export function readFound(folder: string): readonly Found[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => {
      const written = JSON.parse(readFileSync(join(folder, name), 'utf8')) as Written
      const bytes =
        'text' in written ? encodeUtf8(written.text) : new Uint8Array(Buffer.from(written.base64, 'base64'))
      return { name, file: written.file, oracle: written.oracle, tight: written.tight, bytes }
    })
}
