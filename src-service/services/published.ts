import type { Selectable } from 'kysely'
import type { Reading } from '../store/port'
import type { Tables } from '../store/tables'

export type Published =
  | { readonly kind: 'model'; readonly row: Selectable<Tables['models']> }
  | { readonly kind: 'profile'; readonly row: Selectable<Tables['profiles']> }

/** The model or profile that a claim brought into being, whatever became of it; null where it brought none. */
export async function publishedBy(tx: Reading, claim: string): Promise<Published | null> {
  const model = await tx.selectFrom('models').selectAll().where('claim', '=', claim).executeTakeFirst()
  if (model !== undefined) return { kind: 'model', row: model }
  const profile = await tx.selectFrom('profiles').selectAll().where('claim', '=', claim).executeTakeFirst()
  return profile === undefined ? null : { kind: 'profile', row: profile }
}

/** What the members called the models and profiles of these claims; nothing where the member was erased. */
export async function titlesOf(tx: Reading, claims: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (claims.length === 0) return new Map()
  const models = await tx
    .selectFrom('models')
    .select(['claim', 'title'])
    .where('claim', 'in', claims)
    .execute()
  const profiles = await tx
    .selectFrom('profiles')
    .select(['claim', 'name as title'])
    .where('claim', 'in', claims)
    .execute()
  return new Map([...models, ...profiles].map(({ claim, title }) => [claim, title]))
}
