import { seededRandom } from '@shared/sample/random'
import { readSketch, writeSketch } from '@shared/inspect/geometry/sketch/text'
import { createIds } from '@service/ids'
import { blocksOf, likelyReposts, rememberSketch } from '@service/services/likenesses'
import { openPostgresStore } from '@service/store/postgres/open'
import type { Client } from 'pg'
import { filledDatabase, fillWithoutIndexes } from '../support/databases'
import { startCluster } from '../support/cluster'
import { percentile, tell, type Figure } from '../support/report'
import { copied, madeUpSketch } from './made-up'

const few = 10_000
const many = 1_000_000
const seed = 7
const probes = 400
const perStatement = 5_000

const cluster = await startCluster({ durable: true })
try {
  const [small, large] = [await measured(few), await measured(many)]
  const figures: Figure[] = [
    {
      name: 'search among 10,000 models, median',
      value: percentile(small.search, 50),
      unit: 'ms',
      atMost: null,
    },
    {
      name: 'search among a million models, median',
      value: percentile(large.search, 50),
      unit: 'ms',
      atMost: null,
    },
    {
      name: 'search among a million models, 99 of 100',
      value: percentile(large.search, 99),
      unit: 'ms',
      atMost: 50,
    },
    {
      name: 'insert beside a million models, 99 of 100',
      value: percentile(large.insert, 99),
      unit: 'ms',
      atMost: 50,
    },
    {
      name: 'copies that were found',
      value: (100 * large.found) / large.copies,
      unit: '%',
      atMost: null,
      atLeast: 100,
    },
    { name: 'others that were taken for known ones', value: large.mistaken, unit: 'of 200', atMost: null },
  ]
  tell({
    about: `${probes} models come one after the other, every other one a copy of a known one, each searched for and made known in one transaction over a PostgreSQL that flushes every commit. The known models are made up (seed ${seed}): half have up to four bodies, one in twenty the same screw`,
    figures,
  })
} finally {
  await cluster.stop()
}

async function measured(count: number) {
  const url = await filledDatabase(cluster, `models_${count}`, (client) => addModels(client, count))
  const newId = createIds()
  const store = await openPostgresStore({ url, newId, now: () => new Date() })
  const [known, fresh] = [seededRandom(seed), seededRandom(seed + 1)]
  const [search, insert]: [number[], number[]] = [[], []]
  let [found, copies, mistaken] = [0, 0, 0]
  for (let n = 0; n < probes; n += 1) {
    const isCopy = n % 2 === 0
    const text = isCopy ? copied(fresh, madeUpSketch(known)) : writeSketch(madeUpSketch(fresh))
    await store.write(async (tx) => {
      const start = performance.now()
      const same = (await likelyReposts(tx, text)).some((one) => one.same)
      const between = performance.now()
      await rememberSketch(tx, `model-${n + 1}-again`, text)
      search.push(between - start)
      insert.push(performance.now() - between)
      if (isCopy) copies += 1
      if (isCopy && same) found += 1
      if (!isCopy && same) mistaken += 1
    })
  }
  await store.close()
  return { search, insert, found, copies, mistaken }
}

/** So many models, each with its sketch and blocks, as the service keeps them. */
async function addModels(client: Client, count: number): Promise<void> {
  await fillWithoutIndexes(client, 'models', () =>
    client.query(`insert into models (id, member, claim, identity, fingerprint, sha256, title, description, tags, category,
        licence, origin, remix_of, state, uploaded_at)
      select 'model-' || n || again, 'ann', 'claim-' || n || again, 'made-' || n || again, null, lpad(n::text, 64, '0'),
        'Model ' || n, '', '[]', 'home', 'CC0', 'original', null, 'approved', '2026-01-01T00:00:00.000Z'
      from generate_series(1, ${count}) n, (values (''), ('-again')) twice (again)
      where again = '' or n <= ${probes}`),
  )
  const random = seededRandom(seed)
  await fillWithoutIndexes(client, 'sketch_blocks', async () => {
    for (let first = 1; first <= count; first += perStatement) {
      const texts = Array.from({ length: perStatement }, () => writeSketch(madeUpSketch(random)))
      const models = texts.map((_, n) => `model-${first + n}`)
      const blocks = texts.flatMap((text, n) => {
        const sketch = readSketch(text)
        return sketch === null ? [] : blocksOf(sketch).map((block) => ({ model: models[n], ...block }))
      })
      await client.query('insert into sketches select * from unnest($1::text[], $2::text[])', [models, texts])
      await client.query(
        `insert into sketch_blocks (block, part, model, area, radius)
          select block, part, model, area, radius from json_populate_recordset(null::sketch_blocks, $1::json)`,
        [JSON.stringify(blocks)],
      )
    }
  })
  await client.query('analyze sketches')
}
