import type { Store } from '../store/port'
import type { Vaults } from './vault'

/** Where a code is: free, in an order that waits, or with its member for good. */
export type CodeState = 'free' | 'ordered' | 'given'

export type CodeStock = Readonly<Record<CodeState, number>> & {
  /** Those added last, each by its ending alone. */
  readonly latest: readonly { readonly ending: string; readonly state: CodeState; readonly addedAt: string }[]
}

const latestShown = 20
/** Of a code shorter than this even the ending would say too much. */
const leastLength = 8

/** How many codes of an item are where. No code is ever shown again in full. */
export async function codeStock(
  deps: { readonly store: Store; readonly vaults: Vaults },
  item: string,
): Promise<CodeStock> {
  const { counted, latest } = await deps.store.read(async (tx) => {
    const codes = tx
      .selectFrom('codes')
      .leftJoin('redemptions', 'redemptions.code', 'codes.id')
      .where('codes.item', '=', item)
    return {
      counted: await codes
        .select(({ fn }) => ['redemptions.state', fn.countAll<number>().as('count')])
        .groupBy('redemptions.state')
        .execute(),
      latest: await codes
        .select(['codes.id', 'codes.sealed', 'codes.added_at', 'redemptions.state'])
        .orderBy('codes.id', 'desc')
        .limit(latestShown)
        .execute(),
    }
  })
  const of = (state: CodeState) =>
    counted.filter((row) => stateOf(row.state) === state).reduce((sum, { count }) => sum + count, 0)
  const vault = latest.length === 0 ? null : await deps.vaults.read()
  return {
    free: of('free'),
    ordered: of('ordered'),
    given: of('given'),
    latest: latest.map(({ id, sealed, added_at: addedAt, state }) => {
      const code = vault?.unseal(sealed, id) ?? ''
      return { ending: code.length < leastLength ? '' : code.slice(-2), state: stateOf(state), addedAt }
    }),
  }
}

/** By the state of the order that it is in, which is none, or one that is open or fulfilled. */
const stateOf = (order: string | null): CodeState =>
  order === null ? 'free' : order === 'fulfilled' ? 'given' : 'ordered'
