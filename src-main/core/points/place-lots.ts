import { lotsOf, type Lots } from '@shared/ledger/lots'
import { expiryBy } from '@shared/ledger/lots-expiry'
import type { Place } from '@shared/state/state'
import type { Standing } from './standings'

/** What the member has in a place, credit by credit; null where nothing of it ever expires. */
export function placeLots(
  place: Place,
  { programme, versions }: Pick<Standing, 'programme' | 'versions'>,
): Lots | null {
  if (versions.every(({ expiry }) => expiry === undefined)) return null
  const own = [...place.entries.values()].filter((entry) => entry.programme === programme.id)
  return lotsOf(own, expiryBy(versions))
}
