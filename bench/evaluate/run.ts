import type { Fact } from '@shared/facts/fact'
import { compareFacts } from '@shared/facts/fact'
import { evaluate } from '@shared/programme/evaluate'
import { shippedProgrammes } from '@shared/programme/shipped'
import { createState } from '@shared/programme/state'
import { step } from '@shared/programme/step'
import { heapInUse, median, secondsOf, tell } from '../support/report'
import { communityFacts, idOf } from './community'

const facts = 1_000_000
const members = 10_000
const asOf = '2026-11-26T00:00:00Z'
const programmes = shippedProgrammes()

/** The least that any evaluation must do: put the facts in order, know every id, and count for each member. */
function floor(all: readonly Fact[]): number {
  const seen = new Set<string>()
  const counts = new Map<string, number>()
  for (const fact of all.toSorted(compareFacts)) {
    if (seen.has(fact.id)) continue
    seen.add(fact.id)
    counts.set(fact.member, (counts.get(fact.member) ?? 0) + 1)
  }
  return counts.size
}

/** Microseconds a fact for each tenth of the stream, one fact after the other into one state. */
function tenths(all: readonly Fact[]): readonly number[] {
  const state = createState(programmes)
  const size = all.length / 10
  return Array.from({ length: 10 }, (_, tenth) => {
    const part = all.slice(tenth * size, (tenth + 1) * size)
    return (secondsOf(() => part.forEach((fact) => step(state, fact))) / size) * 1e6
  })
}

/** Bytes that a fact more costs where members and subjects stay the same, and what of it its id alone costs. */
function bytesAFact(): { readonly whole: number; readonly id: number } {
  const models = 20_000
  const approved = Array.from({ length: models }, (_, n): Fact => ({
    id: idOf(n),
    member: `member-${n % members}`,
    at: '2026-01-01T00:00:00Z',
    type: 'model.approved',
    model: `model-${n}`,
    origin: 'original',
  }))
  const downloads = (n: number): Fact => ({
    id: idOf(models + n),
    member: 'service',
    at: '2026-02-01T00:00:00Z',
    type: 'model.downloads',
    model: `model-${n % models}`,
    total: Math.floor(n / models) * 3,
  })
  const more = 400_000
  const state = createState(programmes)
  for (const fact of approved) step(state, fact)
  for (let n = 0; n < more; n += 1) step(state, downloads(n))
  const before = heapInUse()
  for (let n = more; n < 2 * more; n += 1) step(state, downloads(n))
  const whole = (heapInUse() - before) / more
  const ids = new Set<string>()
  for (let n = 0; n < more; n += 1) ids.add(idOf(n))
  const beforeIds = heapInUse()
  for (let n = more; n < 2 * more; n += 1) ids.add(idOf(n))
  const id = (heapInUse() - beforeIds) / more
  // Both are held until here, or the second measure would find the first one's memory free.
  if (state.memory.members.size === 0 || ids.size === 0) throw new Error('nothing was measured')
  return { whole, id }
}

const stream = communityFacts(facts, members)
const floors: number[] = []
const wholes: number[] = []
for (let round = 0; round < 5; round += 1) {
  floors.push(secondsOf(() => floor(stream)))
  wholes.push(secondsOf(() => evaluate(programmes, stream, asOf)))
}
const parts = tenths(stream)
const bytes = bytesAFact()

tell({
  about: `${facts} facts over ${members} members, both shipped programmes, medians of 5 interleaved runs`,
  figures: [
    { name: 'evaluate, all at once', value: median(wholes), unit: 's', atMost: 3 },
    { name: 'floor: order, ids and a count by member', value: median(floors), unit: 's', atMost: null },
    { name: 'evaluate / floor', value: median(wholes) / median(floors), unit: '×', atMost: null },
    { name: 'one by one, first tenth of the history', value: parts[0] ?? 0, unit: 'µs a fact', atMost: 20 },
    { name: 'one by one, slowest tenth', value: Math.max(...parts), unit: 'µs a fact', atMost: 20 },
    { name: 'one by one, last tenth', value: parts.at(-1) ?? 0, unit: 'µs a fact', atMost: 20 },
    { name: 'a fact more on known subjects', value: bytes.whole, unit: 'bytes', atMost: null },
    { name: 'its id alone, in a set', value: bytes.id, unit: 'bytes', atMost: null },
  ],
})
