import { transactionsResponseSchema, type Transaction } from '@shared/api/contract'
import { adjust } from '@service/services/adjustments'
import { createLedger } from '@service/services/ledger'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId, startService, type UnderTest } from './support/service-under-test'
import { give, shopOf } from './support/shop'

let service: UnderTest
beforeAll(async () => {
  service = await startService({ at: '2026-10-31T23:00:00.000Z' })
  const ann = service.as('ann')
  await ann.publishModel({ fingerprint: 'clip' })
  service.clock.at = Date.parse('2026-11-02T12:00:00.000Z')
  await ann.claim({ kind: 'preferences', tags: ['Art'] })
  await service.as('ben').claim({ kind: 'preferences', tags: ['Art'] })
  const shop = shopOf(service)
  await shop.put('mug', { title: '=Mug' })
  await shop.order('ann', 'mug')
  const entry = (await ann.entries()).find(({ rule }) => rule === 'set-preference')
  await ann.post('/v1/disputes', { id: newId(), entry: entry?.id, statement: 'Why so few?' })
})
afterAll(() => service.close())

const page = async (query = '', member = 'ann') =>
  transactionsResponseSchema.parse((await service.as(member).get(`/v1/transactions${query}`)).json())
const told = (all: readonly Transaction[]) =>
  all.map(
    ({ entry, state, balanceAfter }) =>
      `${entry.rule} ${String(entry.amount)} ${state} ${String(balanceAfter)}`,
  )

describe('a member’s transactions', () => {
  it('are the member’s own, the newest first, with the balance after each and how it stands', async () => {
    const { transactions, next } = await page()
    expect(told(transactions)).toEqual([
      'store 0 held 50',
      'set-preference 10 in-dispute 50',
      'model-upload 10 stands 40',
      'first-model-upload 30 stands 30',
    ])
    expect(next).toBeNull()
    expect(transactions[0]?.about).toBe('=Mug')
    expect(transactions[2]?.about).toBe('Cable clip')
    // A task done once has a title too: its own, and that of what it was done with.
    expect(transactions[3]).toMatchObject({ about: 'Cable clip', note: null })
    expect(transactions.map(({ ruleName }) => ruleName?.en ?? null)).toEqual([
      null,
      'Set preference',
      'Model Upload',
      'First Model Upload',
    ])
    expect((await page('', 'ben')).transactions).toHaveLength(1)
  })

  it.each([
    ['kind=hold', ['store']],
    ['state=in-dispute', ['set-preference']],
    ['state=corrected', []],
    ['rule=model-upload', ['model-upload']],
    ['programme=community-standing', []],
    ['from=2026-11-01', ['store', 'set-preference']],
    ['until=2026-11-01', ['model-upload', 'first-model-upload']],
    ['from=2026-11-01T00:00:00Z&until=2026-11-02T12:00:00Z', []],
    ['text=CABLE', ['model-upload', 'first-model-upload']],
    ['text=first%20model', ['first-model-upload']],
    ['text=erstes%20MODELL', ['first-model-upload']],
    ['text=%25', []],
    ["text=' or 1=1 --", []],
  ])('are those of %s when one asks for it', async (query, rules) => {
    expect((await page(`?${query}`)).transactions.map(({ entry }) => entry.rule)).toEqual(rules)
  })

  it('say what the team wrote when it adjusted points, or ruled', async () => {
    const own = await startService()
    const [ann, olga] = [own.as('ann'), own.as('olga')]
    const award = await give(own, 'ann', 10)
    const dispute = newId()
    await ann.post('/v1/disputes', { id: dispute, entry: award, statement: 'It was two.' })
    const ruling = { of: 'open', outcome: 'corrected', points: 5, reason: 'So it was.' }
    expect((await olga.post(`/v1/operator/disputes/${dispute}/resolution`, ruling)).statusCode).toBe(200)
    const ledger = createLedger(own.deps)
    const team = { ...own.deps, ledger, programmesAt: ledger.book.at }
    const adjustment = { member: 'ann', programme: 'creator-rewards', points: 7, reason: 'Helped, =twice.' }
    expect(await adjust(team, 'olga', { id: newId(), ...adjustment }, 15)).toMatchObject({ ok: true })
    const { transactions } = transactionsResponseSchema.parse(
      (await ann.get('/v1/transactions?kind=adjustment')).json(),
    )
    expect(transactions.map(({ note }) => note)).toEqual(['Helped, =twice.', 'So it was.'])
    expect((await ann.get('/v1/transactions.csv')).body).toContain('"Helped, =twice."')
    await own.close()
  })

  it('come page by page, each once, also when a new one comes in between', async () => {
    const seen: string[] = []
    let cursor = ''
    for (let pages = 0; pages < 10; pages += 1) {
      const { transactions, next } = await page(`?programme=creator-rewards&limit=1${cursor}`)
      seen.push(...transactions.map(({ entry }) => entry.rule))
      if (next === null) break
      cursor = `&cursor=${next}`
      if (pages === 0) await give(service, 'ann', 1, { rule: 'late' })
    }
    expect(seen).toEqual(['store', 'set-preference', 'model-upload', 'first-model-upload'])
  })

  it.each([
    'kind=all',
    'state=paid',
    'limit=0',
    'limit=501',
    'cursor=-1',
    'cursor=x',
    'from=yesterday',
    'member=ben',
    'text=',
    'kind=award&kind=hold',
  ])('are refused for %s', async (query) => {
    expect((await service.as('ann').get(`/v1/transactions?${query}`)).statusCode).toBe(400)
  })

  it('are a table for a spreadsheet, in which nothing is run', async () => {
    const answer = await service.as('ann').get('/v1/transactions.csv?until=2027-01-01')
    expect(answer.headers).toMatchObject({
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="transactions.csv"',
    })
    const [head, ...lines] = answer.body.split('\r\n')
    expect(head).toMatch(/^\uFEFFrecorded at,occurred at,state/u)
    expect(lines.filter((line) => line !== '')).toHaveLength(5)
    expect(answer.body).toContain(",'=Mug,")
    expect(answer.body).not.toContain(',=Mug')
  })
})
