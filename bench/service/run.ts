import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startCluster } from '../support/cluster'
import { median, tell, type Figure } from '../support/report'
import { batchesOfClaims, singleClaims } from './claims'
import { filledDatabase } from './databases'
import { latenciesAt, percentile, rateOf } from './load'
import { addMembers, membersFrom } from './members'
import { findPgbench, floorRate, prepareFloor } from './pgbench'
import { startService } from './service-process'

const clients = 32
const rounds = 3
const seconds = 5

const pgbench = findPgbench()
const folder = mkdtempSync(join(tmpdir(), 'bench-service-'))
const cluster = await startCluster({ durable: true })
const figures: Figure[] = []
const add = (name: string, value: number, unit: string, bound: Partial<Figure> = {}) =>
  figures.push({ name, value, unit, atMost: null, ...bound })

try {
  await measureClaims()
} finally {
  await cluster.stop()
  rmSync(folder, { recursive: true, force: true })
}
tell({
  about: `${clients} clients, medians of ${rounds} rounds of ${seconds} seconds in turns, client, service and a PostgreSQL that flushes every commit on one computer. Each single claim earns: a claim, a fact, an entry and a balance. A batch is of one member, of whose claims the first of each kind earns`,
  figures,
})

async function measureClaims(): Promise<void> {
  const url = await filledDatabase(cluster, 'claims', (client) => addMembers(client, 200_000))
  await prepareFloor(url)
  const service = await startService(url, folder)
  const nextMember = membersFrom(1)
  const [single, batch] = [singleClaims(nextMember), batchesOfClaims(nextMember)]
  await rateOf(service.address, single, clients, 3)
  const [floors, singles, batches]: [number[], number[], number[]] = [[], [], []]
  for (let round = 0; round < rounds; round += 1) {
    floors.push(await floorRate(pgbench, url, folder, clients, seconds))
    singles.push(await rateOf(service.address, single, clients, seconds))
    batches.push(100 * (await rateOf(service.address, batch, clients, seconds)))
  }
  const late = await latenciesAt(service.address, single, clients, median(singles) / 2, 2 * seconds)
  await service.stop()
  const floor = median(floors)
  add('pgbench: an insert and an update in a transaction', floor, 'a second')
  add('single claims', median(singles), 'a second')
  add('single claims / pgbench', median(singles) / floor, '×', { atLeast: 0.6 })
  add('claims in batches of 100', median(batches), 'a second')
  add('claims in batches of 100 / pgbench', median(batches) / floor, '×', { atLeast: 4 })
  add('single claims at half that rate, median', percentile(late, 50), 'ms')
  add('single claims at half that rate, 99 of 100', percentile(late, 99), 'ms', { atMost: 50 })
}
