import type { Store } from '@service/store/port'

/** What may never be true of a ledger, whatever happened to it; empty when all is well. */
export async function brokenRules(store: Store): Promise<readonly string[]> {
  return store.read(async (tx) => {
    const entries = await tx.selectFrom('entries').selectAll().execute()
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
    for (const { member, programme, balance } of balances) {
      const sum = entries
        .filter((entry) => entry.member === member && entry.programme === programme)
        .reduce((total, { amount }) => total + amount, 0)
      if (sum !== balance) broken.push(`${member} has ${String(balance)}, entries say ${String(sum)}`)
    }
    return broken
  })
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
