import type { Store } from '../store/port'
import type { Inspections } from './inspections'
import { rememberSketch } from './likenesses'

const modelsPerRound = 200

/**
 * Makes models known to the search that came before there was one, or whose row was lost. A file that cannot be read
 * now is tried again in the next round.
 */
export async function sketchBacklog(deps: {
  readonly store: Store
  readonly inspections: Inspections
}): Promise<void> {
  const backlog = await deps.store.read((tx) =>
    tx
      .selectFrom('models')
      .select(['id', 'sha256'])
      .where('id', 'not in', tx.selectFrom('sketches').select('model'))
      .limit(modelsPerRound)
      .execute(),
  )
  for (const { id, sha256 } of backlog) {
    const assessment = await deps.inspections.assess(sha256)
    if (!assessment.ok) continue
    await deps.store.write((tx) => rememberSketch(tx, id, assessment.value.sketch))
  }
}
