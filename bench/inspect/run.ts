import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { defaultLimits } from '@shared/inspect/limits'
import { readZipDirectory } from '@shared/inspect/zip/directory'
import { median, tell, type Figure, type Table } from '../support/report'
import { corpusTable } from './corpus'
import { idleMemory, measuredHere, memoryOf } from './fresh'
import { compilePrograms, floorSeconds, peerSeconds, type Packed } from './programs'
import { projectOf, slicedOf } from './sample-file'
import { startWarm, warmHere } from './warm'

const folder = join('.cache', 'bench', 'inspect-files')
const sources = join('bench', 'inspect', 'native')
const corpus = process.env['FIRSTLAYER_CORPUS'] ?? join('..', 'shared', 'corpus')
const ROUNDS = 5
const PEER_ROUNDS = 2
const AGAIN_ROUNDS = 15
/** Until code is compiled and memory there, which takes a small file more turns. */
const SIZES = [
  { triangles: 5_000, warmUps: 40, rounds: 25, atMost: { unit: 'ms', value: 10 } },
  { triangles: 500_000, warmUps: 4, rounds: 15, atMost: { unit: '× floor', value: 1.6 } },
  { triangles: 5_000_000, warmUps: 2, rounds: ROUNDS, atMost: { unit: '× floor', value: 1.35 } },
] as const
const LARGEST = 5_000_000
const GCODE_BYTES = 500_000_000

function largestPart(file: string): Packed {
  const { entries } = readZipDirectory(readFileSync(file), defaultLimits)
  const [first, ...others] = entries
  if (first === undefined) throw new Error(`${file} has no parts`)
  const { dataOffset, packedSize } = others.reduce(
    (most, entry) => (entry.size > most.size ? entry : most),
    first,
  )
  return { from: dataOffset, length: packedSize }
}

async function main() {
  const programs = compilePrograms(sources, join('.cache', 'bench', 'inspect-native'))
  const warm = startWarm()
  const figures: Figure[] = []
  const add = (name: string, value: number, unit: string, atMost: number | null = null) =>
    figures.push({ name, value, unit, atMost })

  for (const { triangles, warmUps, rounds, atMost } of SIZES) {
    const file = projectOf(folder, triangles)
    const part = largestPart(file)
    const checks: number[] = []
    const floors: number[] = []
    const peers: number[] = []
    // Warm: code compiled, file in the system's memory. In turns, so that the machine's moods fall on all alike.
    for (let turn = 0; turn < warmUps; turn += 1) await warm.check(file)
    for (let round = 0; round < rounds; round += 1) {
      floors.push(await floorSeconds(programs, file, part))
      checks.push(await warm.check(file))
      if (triangles !== LARGEST || programs.peer === null || round >= PEER_ROUNDS) continue
      const seconds = await peerSeconds(programs.peer, file)
      if (seconds !== null) peers.push(seconds)
    }
    const name = `${triangles.toLocaleString('en-GB')} triangles`
    const [whole, floor] = [median(checks), median(floors)]
    add(`${name}: floor, read and inflate in C`, floor * 1000, 'ms')
    add(`${name}: warm check`, whole * 1000, 'ms', atMost.unit === 'ms' ? atMost.value : null)
    add(`${name}: check / floor`, whole / floor, '×', atMost.unit === 'ms' ? null : atMost.value)
    if (peers.length > 0) {
      add(`${name}: lib3mf, loading alone`, median(peers) * 1000, 'ms')
      add(`${name}: check / lib3mf`, whole / median(peers), '×', 1 / 6)
    }
  }

  const large = projectOf(folder, LARGEST)
  const sliced = slicedOf(folder, GCODE_BYTES)
  const idle = await idleMemory()
  add('memory of an idle Node', idle, 'MB')
  add('5,000,000 triangles: memory above it', (await memoryOf(large)) - idle, 'MB', 80)
  add('500 MB of G-code: memory above it', (await memoryOf(sliced)) - idle, 'MB', 80)
  add('500 MB of G-code: check', (await warm.check(sliced)) * 1000, 'ms')

  const other = projectOf(folder, LARGEST, 'Other')
  for (const file of [large, other, large, other, large, other, large, other]) await warm.checkAgain(file)
  const hashes: number[] = []
  const again: number[] = []
  for (let round = 0; round < AGAIN_ROUNDS; round += 1) {
    hashes.push(await warm.hash(round % 2 === 0 ? other : large))
    again.push(await warm.checkAgain(round % 2 === 0 ? other : large))
  }
  add('the same mesh, other settings: hashing the file', median(hashes) * 1000, 'ms')
  add('the same mesh, other settings: check above it', (median(again) - median(hashes)) * 1000, 'ms', 10)
  warm.close()

  const tables: Table[] = []
  if (programs.peer !== null && existsSync(corpus)) {
    const files = readdirSync(corpus, { recursive: true, encoding: 'utf8' }).filter((name) =>
      /\.3mf$/i.test(name),
    )
    tables.push(await corpusTable(programs.peer, corpus, files.toSorted()))
  }
  tell({
    about: `Files in OrcaSlicer's layout, medians of ${ROUNDS} to 25 rounds in turns with the floor and lib3mf, after others that warmed up; memory at its highest in a fresh process, started as the service starts its inspectors`,
    figures,
    tables,
  })
}

if (!warmHere() && !(await measuredHere())) await main()
