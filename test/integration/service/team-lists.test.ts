import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Browser } from './support/browser'
import { members, type UnderTest } from './support/service-under-test'
import { give, shopOf } from './support/shop'
import { startTeam } from './support/team'

let service: UnderTest
let olga: Browser
const many = 50_000

/** Rows as there are in a large community, put in all at once: members, and an upload of each that waits. */
beforeAll(async () => {
  ;({ service, olga } = await startTeam())
  const numbers = `with recursive n(i) as (select 1 union all select i + 1 from n where i < ${String(many)})`
  const at = `'2020-01-01T00:00:' || substr('0' || (i % 60), -2) || '.000Z'`
  const id = `substr('00000000000000000000000000' || i, -26)`
  await service.store.write(async (tx) => {
    const run = (statement: string) =>
      sql.raw(statement.replaceAll(/substr\((.+?), -(\d+)\)/gu, endOf)).execute(tx)
    await run(
      `${numbers} insert into members (id, role, joined_at) select 'maker-' || i, 'member', ${at} from n`,
    )
    await run(`${numbers} insert into claims (id, member, kind, content_hash, made_at, taken_in_at, state, model)
      select ${id}, 'maker-' || i, 'publish-model', ${"'" + 'a'.repeat(64) + "'"}, ${at}, ${at}, 'waiting-for-approval', ${id} from n`)
    await run(`${numbers} insert into models (id, member, claim, identity, sha256, title, description, tags, category,
      licence, origin, state, uploaded_at) select ${id}, 'maker-' || i, ${id}, 'identity-' || i, 'sha', 'Planter ' || i,
      '', '[]', '', '', 'original', 'waiting-for-approval', ${at} from n`)
  })
})
afterAll(() => service.close())

/** The end of a text, in words that both databases know. */
const endOf = (_: string, text: string, length: string) =>
  `substr(${text}, length(${text}) - ${String(Number(length) - 1)}, ${length})`

/** Goes through pages by their links to the next one. */
async function pagesFrom(path: string, most: number): Promise<readonly string[]> {
  const seen: string[] = []
  for (let next: string | undefined = path; next !== undefined && seen.length < most;) {
    const { status, text } = await olga.open(next)
    expect(status).toBe(200)
    seen.push(text)
    next = /href="(?<next>[^"]+after=[^"]+)"/u.exec(text)?.groups?.['next']?.replaceAll('&amp;', '&')
  }
  return seen
}
const linksIn = (texts: readonly string[], pattern: RegExp) =>
  texts.flatMap((text) => [...text.matchAll(pattern)].map(([, one]) => one ?? ''))

describe('with fifty thousand members and uploads', () => {
  it('a page has no more on it than one can look through, and the next one goes on after it', async () => {
    for (const [path, pattern, atOnce] of [
      ['/team/members', /<th scope="row"><a href="\/team\/members\/([^"]+)"/gu, 50],
      ['/team/uploads', /action="\/team\/uploads\/([^"]+)" class="inline"/gu, 20],
      ['/team/uploads?find=planter', />(Planter \d+)<\/a>/gu, 50],
    ] as const) {
      const texts = await pagesFrom(path, 5)
      const found = linksIn(texts, pattern)
      expect(new Set(found).size, path).toBe(5 * atOnce)
      expect(Math.max(...texts.map(({ length }) => length))).toBeLessThan(100_000)
    }
  })

  it('what waits is counted whole, and the oldest comes first', async () => {
    const { text } = await olga.open('/team/uploads')
    expect(text).toContain('50000 waiting')
    expect(text.indexOf('Planter 60<')).toBeGreaterThan(0)
  })

  it('one among them is found by a part of the name, the id or the title, and the search stays in the field', async () => {
    expect((await olga.open('/team/members?find=MAKER-49999')).text).toContain('/team/members/maker-49999"')
    const byTitle = await pagesFrom('/team/uploads?find=Planter+4999', 9)
    expect(linksIn(byTitle, />(Planter \d+)<\/a>/gu)).toHaveLength(11)
    expect(byTitle[0]).toContain('value="Planter 4999"')
    const byMember = (await olga.open('/team/uploads?find=maker-31415')).text
    expect(linksIn([byMember], />(Planter \d+)<\/a>/gu)).toEqual(['Planter 31415'])
    const id = '31415'.padStart(26, '0')
    const { text } = await olga.open(`/team/uploads?from=${id}`)
    expect(linksIn([text], /<h2>(Planter \d+)</gu)[0]).toBe('Planter 31415')
    expect((await olga.open(`/team/uploads?find=${id}`)).text).toContain('Planter 31415')
    expect((await olga.open('/team/uploads?find=%25%25%25')).text).toContain('Nothing fits this.')
  })

  it('the last page of a search says that there is no other', async () => {
    const texts = await pagesFrom('/team/members?find=maker-499', 99)
    expect(linksIn(texts, /<th scope="row"><a href="\/team\/members\/([^"]+)"/gu)).toHaveLength(111)
    expect(texts).toHaveLength(3)
  })
})

describe('an order', () => {
  it('is found by title, id, item or member also after it was decided, and what waits goes page by page', async () => {
    const shop = shopOf(service)
    await shop.put('mug', { stock: 100 })
    const made: string[] = []
    for (const { id } of members.slice(0, 4)) await give(service, id, 400)
    for (let nth = 0; nth < 30; nth += 1) made.push((await shop.order(members[nth % 4]?.id ?? '', 'mug')).id)
    const texts = await pagesFrom('/team/orders', 9)
    expect(linksIn(texts, /action="\/team\/orders\/([^"]+)" class="inline"/gu).toSorted()).toEqual(
      made.toSorted(),
    )
    expect(texts).toHaveLength(2)
    const [first = ''] = made
    await shop.reject(first)
    for (const find of [first, `mug`, 'Mug', 'ann']) {
      const found = await pagesFrom(`/team/orders?find=${find}`, 9)
      expect(found.join(''), find).toContain('Rejected')
    }
    expect((await olga.open('/team/orders?find=nobody')).text).toContain('Nothing fits this.')
  })
})
