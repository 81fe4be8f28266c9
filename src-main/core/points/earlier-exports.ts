import { basename, dirname } from 'node:path'
import type { EarlierExports } from '@shared/ipc/earlier'
import type { FileRecord } from '@shared/state/document'
import type { Derived } from '../projection/derived'
import { publishableOf, worthFacts } from './file-worth'

/** The member cannot have made it, or not alone, by what the file itself says. */
export const bearsAnotherOrigin = ({ fromElsewhere, origin }: FileRecord): boolean =>
  fromElsewhere || origin === 'remix' || origin === 'repost'

/**
 * What lies in the folders, qualifies and was never claimed in this place, the same content once. A file of another
 * origin, or a profile that says no model it is for, needs the member's word and is left to the Files page.
 */
export function earlierExports(files: Iterable<FileRecord>, derived: Derived): EarlierExports {
  const offered: EarlierExports['offered'] = []
  const contents = new Set<string>()
  let oneByOne = 0
  for (const file of files) {
    const { publishes, known } = publishableOf(file, derived.known)
    if (publishes.length === 0 || file.sha256 === null || contents.has(file.sha256)) continue
    if (derived.claimsOf(file.sha256).length > 0) continue
    contents.add(file.sha256)
    if (bearsAnotherOrigin(file) || (known === null && !publishes.includes('model'))) {
      oneByOne += 1
      continue
    }
    offered.push({
      file: file.id,
      name: basename(file.path),
      folder: dirname(file.path),
      seenAt: file.seenAt,
      publishes: [...publishes],
      points: derived.pointsOf(file) ?? 0,
    })
  }
  offered.sort((a, b) => (a.seenAt < b.seenAt ? 1 : a.seenAt > b.seenAt ? -1 : 0))
  return { offered, oneByOne }
}

/**
 * What they give when all of them are published in this order: caps are used up, one-off tasks done and geometry known
 * on the way, so it is less than the sum of each alone.
 */
export function worthTogether(files: readonly FileRecord[], { place, standing, known }: Derived): number {
  const knownThen = new Map(known)
  const facts = files.flatMap((file) => {
    const own = worthFacts(file, place, knownThen, file.id)
    const model = own.find(({ type }) => type === 'model.approved')
    if (model && file.fingerprint !== null) knownThen.set(file.fingerprint, model.model)
    return own
  })
  return standing.forecast(facts).reduce((sum, { amount }) => sum + amount, 0)
}
