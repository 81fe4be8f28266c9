import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startCluster } from '../support/cluster'
import { median, percentile, tell, type Figure } from '../support/report'
import { batchesOfClaims, singleClaims } from './claims'
import { filledDatabase, within } from '../support/databases'
import { addHistory } from './history'
import { latenciesAt, rateOf, type Workload } from './load'
import { addMembers, membersFrom } from './members'
import { findPgbench, floorRate, prepareFloor } from './pgbench'
import { withService, type ServiceProcess } from './service-process'

const clients = 32
const rounds = 5
const seconds = 5

const pgbench = findPgbench()
const folder = mkdtempSync(join(tmpdir(), 'bench-service-'))
const cluster = await startCluster({ durable: true })
const figures: Figure[] = []
const add = (name: string, value: number, unit: string, bound: Partial<Figure> = {}) =>
  figures.push({ name, value, unit, atMost: null, ...bound })

try {
  const short = await ledgerOf(10_000)
  const data = folder
  await withService({ url: short.url, data }, (service) => measureClaims(service, short))
  const long = await ledgerOf(10_000_000)
  await withService({ url: short.url, data }, (beside) =>
    withService({ url: long.url, data, memory: 14_000 }, (service) =>
      measureLedger([beside, short], [service, long]),
    ),
  )
} finally {
  await cluster.stop()
  rmSync(folder, { recursive: true, force: true })
}
tell({
  about: `${clients} clients, medians of ${rounds} rounds of ${seconds} seconds in turns, client, service and a PostgreSQL that flushes every commit on one computer. Each single claim earns: a claim, a fact, an entry and a balance. A batch is of one member, of whose claims the first of each kind earns. The ledger of ten million entries is one of reviews by 100,000 members, who also make the claims; its service is given 14 GB of memory`,
  figures,
})

type Ledger = { readonly url: string; readonly nextMember: () => number }

async function ledgerOf(entries: number): Promise<Ledger> {
  const url = await filledDatabase(cluster, `ledger_${entries}`, async (client, own) => {
    await addMembers(client, 100_000)
    await addHistory(client, own, entries)
  })
  return { url, nextMember: membersFrom(1) }
}

async function measureClaims(service: ServiceProcess, { url, nextMember }: Ledger): Promise<void> {
  await prepareFloor(url)
  const [single, batch] = [singleClaims(nextMember), batchesOfClaims(nextMember)]
  await warmUp(service, url, single)
  const [floors, singles, batches]: [number[], number[], number[]] = [[], [], []]
  for (let round = 0; round < rounds; round += 1) {
    floors.push(await floorRate(pgbench, url, folder, clients, seconds))
    singles.push(await rateOf(service.address, single, clients, seconds))
    batches.push(100 * (await rateOf(service.address, batch, clients, seconds)))
  }
  const waits: (readonly number[])[] = []
  for (let round = 0; round < rounds; round += 1) {
    waits.push(await latenciesAt(service.address, single, clients, median(singles) / 2, seconds))
  }
  const ofRounds = (share: number) => waits.map((round) => percentile(round, share))
  const floor = median(floors)
  add('pgbench: an insert and an update in a transaction', floor, 'a second')
  add('single claims', median(singles), 'a second')
  add('single claims / pgbench', median(singles) / floor, '×', { atLeast: 0.6 })
  add('claims in batches of 100', median(batches), 'a second')
  add('claims in batches of 100 / pgbench', median(batches) / floor, '×', { atLeast: 4 })
  add('single claims at half that rate, median', median(ofRounds(50)), 'ms')
  add('single claims at half that rate, 99 of 100', median(ofRounds(99)), 'ms', { atMost: 50 })
  add('the same in the slowest round', Math.max(...ofRounds(99)), 'ms')
}

async function measureLedger(
  [beside, short]: readonly [ServiceProcess, Ledger],
  [service, long]: readonly [ServiceProcess, Ledger],
): Promise<void> {
  const [shortClaims, longClaims] = [singleClaims(short.nextMember), singleClaims(long.nextMember)]
  await warmUp(beside, short.url, shortClaims)
  await warmUp(service, long.url, longClaims)
  const [shorts, longs]: [number[], number[]] = [[], []]
  for (let round = 0; round < rounds; round += 1) {
    shorts.push(await rateOf(beside.address, shortClaims, clients, seconds))
    longs.push(await rateOf(service.address, longClaims, clients, seconds))
  }
  add('single claims, ledger of ten million / of ten thousand', median(longs) / median(shorts), '×', {
    atLeast: 0.8,
  })
  add('start of a service with ten million entries', service.startedIn, 's')
  add('its memory', service.resident(), 'MB')
}

/** PostgreSQL is told how the tables have grown, as it finds out by itself within a minute. */
async function warmUp(service: ServiceProcess, url: string, claims: Workload): Promise<void> {
  await rateOf(service.address, claims, clients, 3)
  await within(url, (client) => client.query('analyze'))
  await rateOf(service.address, claims, clients, 3)
}
