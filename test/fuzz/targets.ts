import { deflateRawSync } from 'node:zlib'
import { rawZip, type RawEntry } from '../fixtures/raw-zip'
import { mutateBytes } from './mutate-bytes'
import { mutatePackage } from './mutate-package'
import { kindOf, mutatePart, type TextKind } from './mutate-part'
import { chance, pick, type Random } from './pick'
import type { Seed } from './seeds'
import { unpack } from './unpack'

export const targetNames = ['package', 'model', 'xml', 'json', 'lines', 'gcode'] as const
export type TargetName = (typeof targetNames)[number]

export type FuzzCase = {
  readonly file: string
  readonly bytes: Uint8Array
  /** Under small limits, which small files reach. */
  readonly tight: boolean
}

const isModel = ({ name }: RawEntry) => /\.model$/i.test(name)
const isGcode = ({ name }: RawEntry) => /\.gcode$/i.test(name)

/** Which parts of an archive a target changes; the package target changes the archive itself. */
const partsOf: Readonly<Record<Exclude<TargetName, 'package'>, (entry: RawEntry) => boolean>> = {
  model: isModel,
  xml: (entry) => !isModel(entry) && kindOf(entry.bytes) === 'xml',
  json: (entry) => kindOf(entry.bytes) === 'json',
  lines: (entry) => !isGcode(entry) && kindOf(entry.bytes) === 'lines',
  gcode: isGcode,
}
const textOf: Readonly<Record<Exclude<TargetName, 'package'>, TextKind>> = {
  model: 'xml',
  xml: 'xml',
  json: 'json',
  lines: 'lines',
  gcode: 'lines',
}

const isPlain = (target: Exclude<TargetName, 'package'>, { file, bytes }: Seed) => {
  if (target === 'gcode') return /\.gcode$/i.test(file)
  return kindOf(bytes) === textOf[target] && target !== 'model' && !/\.3mf$/i.test(file)
}

/** Whether a file has anything in it that this target changes. */
export function suits(target: TargetName, seed: Seed): boolean {
  const entries = unpack(seed.bytes)
  if (entries === null) return target === 'package' ? /\.3mf$/i.test(seed.file) : isPlain(target, seed)
  return target === 'package' || entries.some(partsOf[target])
}

/** Natively: of hundred cases a second the packing would be most. */
function packedAnew({ name, method = 8 }: RawEntry, bytes: Uint8Array): RawEntry {
  return method === 8
    ? { name, method, bytes, packed: deflateRawSync(bytes, { level: 1 }) }
    : { name, method, bytes }
}

async function mutate(target: TargetName, { file, bytes }: Seed, random: Random): Promise<Uint8Array> {
  const entries = unpack(bytes)
  if (entries === null) {
    return target === 'package'
      ? mutateBytes(bytes, random)
      : mutatePart(bytes, random, isPlain(target, { file, bytes }) ? textOf[target] : undefined)
  }
  if (target === 'package') return mutatePackage(entries, random)
  const places = entries.flatMap((entry, at) => (partsOf[target](entry) ? [at] : []))
  const chosen = new Set(
    places.length === 0 ? [] : [pick(random, places), ...(chance(random, 0.2) ? [pick(random, places)] : [])],
  )
  const changed = entries.map((entry, at) =>
    chosen.has(at) ? packedAnew(entry, mutatePart(entry.bytes, random, textOf[target])) : entry,
  )
  return rawZip({ entries: changed })
}

/** One case, from a seed that suits the target; the same random numbers give the same case. */
export async function nextCase(target: TargetName, pool: readonly Seed[], random: Random): Promise<FuzzCase> {
  const seed = pick(random, pool)
  let bytes = await mutate(target, seed, random)
  for (let more = random.int(0, 2); more > 0; more--)
    bytes = await mutate(target, { file: seed.file, bytes }, random)
  return { file: seed.file, bytes, tight: chance(random, 0.5) }
}
