import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { Stop } from '../setup/say.mjs'

/**
 * The folder of real slicer files that the corpus tests read, when there is one. Named by FIRSTLAYER_CORPUS it must be
 * there; otherwise it is looked for beside the project.
 * @param {string | undefined} named
 * @param {string} from the folder that a relative name counts from
 * @param {string} root the project
 * @returns {string | undefined}
 */
export function findCorpus(named, from, root) {
  const isCorpus = (/** @type {string} */ folder) => existsSync(join(folder, 'MANIFEST.tsv'))
  if (named !== undefined && named !== '') {
    const folder = resolve(from, named)
    if (isCorpus(folder)) return folder
    throw new Stop(
      `FIRSTLAYER_CORPUS names ${folder}, where there is no corpus (no MANIFEST.tsv): correct or unset it.`,
    )
  }
  const beside = resolve(root, '..', 'shared', 'corpus')
  return isCorpus(beside) ? beside : undefined
}
