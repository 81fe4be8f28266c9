import { seededRandom } from '@shared/sample/random'
import type { Judgement } from './oracles'
import { chance, type Random } from './pick'
import { gatherSeeds, type Seed } from './seeds'
import { nextCase, suits, targetNames, type FuzzCase, type TargetName } from './targets'
import { unpack } from './unpack'

/** Cases one after the other, the same for the same seed and the same answers. */
export type Search = {
  /** What it starts from, as it is. */
  readonly seeds: readonly Seed[]
  readonly next: (target: TargetName) => Promise<FuzzCase>
  /** A case that was read in a way not seen before is one to go on from. */
  readonly learn: (target: TargetName, one: FuzzCase, judgement: Judgement) => void
  readonly signatures: () => number
}

const MOST_LEARNT = 400
const MOST_BYTES = 60_000

export async function createSearch(seed: number, corpus: string | null): Promise<Search> {
  const seeds = await gatherSeeds(corpus)
  const pools = new Map(targetNames.map((target) => [target, seeds.filter((one) => suits(target, one))]))
  const learnt = new Map<TargetName, Seed[]>(targetNames.map((target) => [target, []]))
  const randoms = new Map<TargetName, Random>(
    targetNames.map((target, i) => [target, seededRandom(seed * 100 + i)]),
  )
  const seen = new Set<string>()
  const of = <T>(map: ReadonlyMap<TargetName, T>, target: TargetName): T => {
    const found = map.get(target)
    if (found === undefined) throw new Error(`There is no target ${target}.`)
    return found
  }

  return {
    seeds,
    next: (target) => {
      const random = of(randoms, target)
      const fresh = of(learnt, target)
      return nextCase(target, fresh.length > 0 && chance(random, 0.3) ? fresh : of(pools, target), random)
    },
    learn: (target, { file, bytes }, { signature, failures }) => {
      if (failures.length > 0 || bytes.length > MOST_BYTES || seen.has(signature)) return
      seen.add(signature)
      if (target !== 'package' && /\.3mf$/i.test(file) && unpack(bytes) === null) return
      const fresh = of(learnt, target)
      if (fresh.length >= MOST_LEARNT) fresh.shift()
      fresh.push({ file, bytes })
    },
    signatures: () => seen.size,
  }
}
