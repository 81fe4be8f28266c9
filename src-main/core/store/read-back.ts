import { isDeepStrictEqual } from 'node:util'
import { reduce } from '@shared/state/reduce'
import { fromDocument, toDocument, type State } from '@shared/state/state'
import type { Disk } from './disk'
import { load } from './recover'

/** Whether what lies on disk, with the journal after it, gives the state that is shown. Changes nothing on disk. */
export async function isOnDisk(disk: Disk, folder: string, state: State): Promise<boolean> {
  const looking: Disk = { ...disk, rename: () => Promise.resolve() }
  const { snapshot, lines, recovered } = await load(looking, folder, 'read-back')
  if (recovered !== null) return false
  const again = fromDocument(snapshot.state)
  for (const { changes } of lines) for (const change of changes) reduce(again, change)
  return isDeepStrictEqual(asWritten(again), asWritten(state))
}

/** As it would come back from JSON: the order of keys means nothing, and what is undefined is not there. */
const asWritten = (state: State): unknown => JSON.parse(JSON.stringify(toDocument(state)))
