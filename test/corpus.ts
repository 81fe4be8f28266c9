import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

/**
 * The folder of real slicer files, or null where there is none. One that FIRSTLAYER_CORPUS names and that is not
 * there is a failure: otherwise a mistyped path would look like a passing run.
 */
export function corpusRoot(): string | null {
  const isCorpus = (folder: string) => existsSync(join(folder, 'MANIFEST.tsv'))
  const named = process.env['FIRSTLAYER_CORPUS'] ?? ''
  if (named !== '') {
    const folder = resolve(named)
    if (!isCorpus(folder))
      throw new Error(`FIRSTLAYER_CORPUS names ${folder}, where there is no MANIFEST.tsv`)
    return folder
  }
  const beside = fileURLToPath(new URL('../../shared/corpus', import.meta.url))
  return isCorpus(beside) ? beside : null
}
