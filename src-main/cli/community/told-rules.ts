import { loadProgramme } from '@shared/programme/load'
import type { Programme } from '@shared/programme/schema'
import { shippedProgrammes } from '@shared/programme/shipped'
import type { ServiceClient } from '@core/sync/client'

/** What the service calls its tasks, the newest version first; as they were shipped where it does not say. */
export async function toldRules(client: ServiceClient): Promise<readonly Programme[]> {
  const told = await client.programmes(null)
  const programmes = told.ok && told.value !== 'unchanged' ? told.value.programmes : []
  const read = programmes.flatMap((programme) => {
    const loaded = loadProgramme(programme)
    return loaded.ok ? [loaded.value] : []
  })
  return [...read.toReversed(), ...shippedProgrammes()]
}
