import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import JSZip from 'jszip'

/** Every file below a folder, by its path from there. */
export function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(join(folder, name), { throwIfNoEntry: false })?.isFile() === true)
    .sort()
}

/** A hash for each file below a folder: equal before and after is untouched. */
export const hashesBelow = (folder: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    filesBelow(folder).map((name) => [
      name,
      createHash('sha256')
        .update(readFileSync(join(folder, name)))
        .digest('hex'),
    ]),
  )

/** Which of the words are in the bytes: as plain text, as UTF-16, in base64, and in whatever an archive holds. */
export async function wordsIn(
  bytes: Buffer,
  words: readonly string[],
  where: string,
): Promise<readonly string[]> {
  const found = words
    .filter((word) => [word, utf16(word), ...base64(word)].some((form) => bytes.includes(form)))
    .map((word) => `${word} in ${where}`)
  if (bytes.subarray(0, 2).toString('latin1') !== 'PK') return found
  const inner: string[] = []
  for (const entry of Object.values((await JSZip.loadAsync(bytes)).files)) {
    if (words.some((word) => entry.name.includes(word))) inner.push(`${entry.name}, a name in ${where}`)
    inner.push(...(await wordsIn(await entry.async('nodebuffer'), words, `${where}!${entry.name}`)))
  }
  return [...found, ...inner]
}

export async function wordsBelow(folder: string, words: readonly string[]): Promise<readonly string[]> {
  const found: string[] = []
  for (const name of filesBelow(folder)) {
    if (words.some((word) => name.includes(word))) found.push(`${name}, a name`)
    found.push(...(await wordsIn(readFileSync(join(folder, name)), words, name)))
  }
  return found
}

const utf16 = (word: string) => Buffer.from(word, 'utf16le')

/** A word's base64 depends on where it starts; its ends are mixed with its neighbours and left out. */
const base64 = (word: string) =>
  [0, 1, 2].map((before) => {
    const whole = Buffer.concat([Buffer.alloc(before), Buffer.from(word)]).toString('base64')
    return whole.replace(/=+$/u, '').slice(before === 0 ? 0 : before + 1, -2)
  })
