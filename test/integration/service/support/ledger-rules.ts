import { checkLedger } from '@shared/ledger/check'
import { entryOf } from '@service/services/feed'
import type { Reading, Store } from '@service/store/port'

/** What may never be true of a ledger, whatever happened to it; empty when all is well. */
export async function brokenRules(store: Store): Promise<readonly string[]> {
  return store.read(async (tx) => {
    const entries = await tx.selectFrom('entries').selectAll().orderBy('seq').execute()
    const balances = await tx.selectFrom('balances').selectAll().execute()
    const facts = await tx.selectFrom('facts').select(['id', 'recorded_at', 'body']).orderBy('seq').execute()
    const broken: string[] = []
    const awards = entries.filter(({ kind }) => kind === 'award')
    const steps = awards.map((e) => [e.programme, e.rule, e.member, e.subject, e.step].join(' '))
    for (const step of repeated(steps)) broken.push(`awarded twice: ${step}`)
    const firsts = awards.filter(({ rule }) => rule === 'model-first-profile').map(({ subject }) => subject)
    for (const subject of repeated(firsts)) broken.push(`two first profiles: ${subject}`)
    for (const cause of repeated(facts.map(({ body }) => whatHappened(body))))
      broken.push(`two facts: ${cause}`)
    const order = facts.map((fact) => `${fact.recorded_at} ${fact.id}`)
    if (order.join() !== order.toSorted().join()) broken.push('facts out of order')
    for (const { member, programme, ...stored } of balances) {
      const own = entries.filter((entry) => entry.member === member && entry.programme === programme)
      for (const [name, of] of [
        ['balance', 'amount'],
        ['held', 'held'],
      ] as const) {
        const sum = own.reduce((total, entry) => total + entry[of], 0)
        if (sum !== stored[name]) broken.push(`${member}: ${name} ${stored[name]}, entries say ${sum}`)
      }
    }
    for (const { code, entry } of checkLedger(entries.map(entryOf))) broken.push(`${code}: ${entry}`)
    return [...broken, ...(await brokenOrders(tx))]
  })
}

/** Every order has its points in exactly one place, every piece and every code is in at most one order. */
async function brokenOrders(tx: Reading): Promise<readonly string[]> {
  const orders = await tx.selectFrom('redemptions').selectAll().execute()
  const entries = await tx.selectFrom('entries').select(['kind', 'cause', 'held']).execute()
  const items = await tx.selectFrom('items').selectAll().execute()
  const broken: string[] = []
  for (const { id, state, price } of orders) {
    const places = entries.filter(({ cause }) => cause === id).map(({ kind, held }) => `${kind} ${held}`)
    const end = state === 'requested' ? [] : [`${state === 'fulfilled' ? 'capture' : 'release'} ${-price}`]
    if (places.join() !== [`hold ${price}`, ...end].join()) broken.push(`order ${state}: ${places.join()}`)
  }
  for (const code of repeated(orders.flatMap((order) => order.code ?? []))) broken.push(`code twice: ${code}`)
  for (const { id, stock } of items) if ((stock ?? 0) < 0) broken.push(`oversold: ${id}`)
  return broken
}

/** A fact without what is made anew for each. */
function whatHappened(body: string): string {
  const { id: _id, at: _at, recordedAt: _recordedAt, ...rest } = JSON.parse(body) as Record<string, unknown>
  return rest['type'] === 'model.approved' || rest['type'] === 'print_profile.published'
    ? JSON.stringify(rest)
    : `${JSON.stringify(rest)} ${String(_id)}`
}

const repeated = (all: readonly string[]): readonly string[] => [
  ...new Set(all.filter((one, index) => all.indexOf(one) !== index)),
]
