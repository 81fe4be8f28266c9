import { fileURLToPath } from 'node:url'
import { findingCodes } from '@shared/inspect/finding-codes'
import { writeFound } from './found'
import { createJudgeClient } from './judge-client'
import { minimise } from './minimise'
import { createSearch } from './search'
import { targetNames, type FuzzCase, type TargetName } from './targets'

type Options = {
  readonly minutes: number
  readonly seed: number
  readonly targets: readonly TargetName[]
  readonly corpus: string | null
  /** Where what is found is kept. */
  readonly found: string
}

/** As `scripts/fuzz.mjs` hands them over. */
const options = JSON.parse(process.argv[2] ?? '') as Options

const MINIMISE_MS = 60_000
const TELL_MS = 60_000

const say = (text: string) => void process.stderr.write(`${text}\n`)
const search = await createSearch(options.seed, options.corpus)
const client = createJudgeClient(fileURLToPath(new URL('judge-process.mjs', import.meta.url)))
const codes = new Map<string, number>()
const counts = new Map<TargetName, number>()
/** One of a kind is enough: the next run goes on when this one is mended. */
const told = new Set<string>()
let slowestMs = 0

async function keep(one: FuzzCase, oracle: string, detail: string) {
  const kind = `${oracle} ${detail.replace(/\d+/g, 'N').slice(0, 60)}`
  if (told.has(kind)) return
  told.add(kind)
  say(`found: ${oracle}: ${detail}`)
  const end = Date.now() + MINIMISE_MS
  const smaller = await minimise(
    one,
    async (smallerOne) =>
      (await client.judge(smallerOne)).failures.some((failure) => failure.oracle === oracle),
    () => Date.now() > end,
  )
  say(`  kept as ${writeFound(options.found, smaller, oracle)} (${smaller.bytes.length} bytes)`)
}

const begin = Date.now()
const end = begin + options.minutes * 60_000
let nextTelling = begin + TELL_MS
let iterations = 0
async function tryOne(target: TargetName, one: FuzzCase) {
  const judgement = await client.judge(one)
  search.learn(target, one, judgement)
  iterations++
  slowestMs = Math.max(slowestMs, judgement.cpuMs)
  for (const code of judgement.codes) codes.set(code, (codes.get(code) ?? 0) + 1)
  for (const { oracle, detail } of judgement.failures) await keep(one, oracle, detail)
}

for (const seed of search.seeds) {
  for (const tight of [false, true]) await tryOne('package', { ...seed, tight })
}
for (let turn = 0; Date.now() < end; turn++) {
  const target = options.targets[turn % options.targets.length] ?? 'package'
  const one = await search.next(target)
  counts.set(target, (counts.get(target) ?? 0) + 1)
  await tryOne(target, one)
  if (Date.now() < nextTelling) continue
  nextTelling += TELL_MS
  say(
    `${iterations} cases, ${search.signatures()} ways of being read, ${codes.size} codes, ${told.size} found`,
  )
}
client.end()

const reached = findingCodes.filter((code) => codes.has(code))
const missed = findingCodes.filter((code) => !codes.has(code))
process.stdout.write(
  [
    `${iterations} cases in ${Math.round((Date.now() - begin) / 1000)} s, seed ${options.seed}: ${targetNames.map((name) => `${name} ${counts.get(name) ?? 0}`).join(', ')}`,
    `${search.signatures()} ways of being read; the slowest inspection took ${Math.round(slowestMs)} ms of the processor`,
    `${reached.length} of ${findingCodes.length} codes reached; not: ${missed.join(', ')}`,
    `${told.size} found`,
    '',
  ].join('\n'),
)
process.exitCode = told.size === 0 ? 0 : 1
