import { FaultError, type FaultParams } from '../fault'
import type { FindingCode } from '../finding-codes'
import type { Findings } from '../findings'
import type { MeshEngine } from '../geometry/mesh-engine'
import type { MeshRequest } from '../geometry/mesh-facts'
import type { InspectLimits } from '../limits'
import type { Archive } from '../zip/archive'
import type { ZipEntry } from '../zip/directory'
import { createModelPartReader, type ModelPart } from './model-part'
import type { KeptPart, PartCache } from './part-cache'
import { NotPlainError } from './plain-mesh'

export type ModelPartContext = {
  readonly archive: Archive
  readonly limits: InspectLimits
  readonly engine: MeshEngine
  readonly parts: PartCache | null
}

export type ReadingOfPart = {
  readonly entry: ZipEntry
  readonly isRoot: boolean
  readonly requestFor: (objectId: number, unitMm: number) => MeshRequest
  readonly findings: Pick<Findings, 'add'>
}

/** Something found, as it is told. */
export type Note = readonly [FindingCode, (string | null)?, (string | null)?, FaultParams?]

/** Keeps what is found until it is sure to count: of each code one more than is shown. */
function notes(limits: InspectLimits) {
  const kept: Note[] = []
  const counts = new Map<FindingCode, number>()
  return {
    add: (...note: Note) => {
      const count = (counts.get(note[0]) ?? 0) + 1
      counts.set(note[0], count)
      if (count <= limits.findingsPerCode + 1) kept.push(note)
    },
    all: (): readonly Note[] => kept,
    tell: ({ add }: Pick<Findings, 'add'>) => {
      for (const note of kept) add(...note)
    },
  }
}

type Read = { readonly part: ModelPart; readonly hash: string | null }

async function readOnce(
  { archive, limits, engine }: ModelPartContext,
  { entry, isRoot, requestFor }: ReadingOfPart,
  findings: Pick<Findings, 'add'>,
  quick: boolean,
): Promise<Read> {
  const { name } = entry
  const reader = createModelPartReader({ name, isRoot, limits, findings, engine, requestFor, quick })
  const hash = await archive.stream(entry, 'modelPartBytes', reader.write)
  return { part: reader.end(), hash }
}

/** All but the bytes and the requests that decides what a part is read as. */
const circumstancesOf = ({ limits }: ModelPartContext, { entry, isRoot }: ReadingOfPart) =>
  JSON.stringify([entry.name, isRoot, limits])

function requestsOf(
  { objects, unitMm }: ModelPart,
  { requestFor }: ReadingOfPart,
): ReadonlyMap<number, string> {
  const withMesh = [...objects.values()].filter(({ mesh }) => mesh !== null)
  return new Map(withMesh.map(({ id }) => [id, JSON.stringify(requestFor(id, unitMm))]))
}

/** The part as it was read before, where it has the same bytes and was asked the same. */
async function remembered(context: ModelPartContext, reading: ReadingOfPart): Promise<KeptPart | null> {
  const { parts, archive } = context
  const { entry } = reading
  if (parts === null || !parts.mayHold(entry)) return null
  const hash = await archive.packedHash(entry)
  if (hash === null) return null
  const same = (kept: KeptPart) =>
    [...requestsOf(kept.part, reading)].every(([id, request]) => kept.requests.get(id) === request)
  return parts.find(hash, entry, circumstancesOf(context, reading)).find(same) ?? null
}

/** What the quick reader does not understand, or what is no XML: where it ends depends on how the bytes came. */
const isForCareful = (cause: unknown) =>
  cause instanceof NotPlainError ||
  (cause instanceof FaultError && ['xml-broken', 'xml-encoding'].includes(cause.fault.code))

/**
 * Reads a model part in the quick way, and from its start in the careful one where that gives way. Both come to the
 * same, so nothing but time depends on which one it was; nor on whether the very same bytes were read before.
 */
export async function readModelPart(context: ModelPartContext, reading: ReadingOfPart): Promise<ModelPart> {
  const before = await remembered(context, reading)
  const noted = notes(context.limits)
  if (before !== null) {
    for (const note of before.notes) reading.findings.add(...note)
    return before.part
  }
  try {
    const { part, hash } = await readOnce(context, reading, noted, true)
    noted.tell(reading.findings)
    if (hash !== null) {
      context.parts?.keep({
        hash,
        size: reading.entry.size,
        crc: reading.entry.crc,
        circumstances: circumstancesOf(context, reading),
        requests: requestsOf(part, reading),
        part,
        notes: noted.all(),
      })
    }
    return part
  } catch (cause) {
    if (!isForCareful(cause)) {
      noted.tell(reading.findings)
      throw cause
    }
  }
  return (await readOnce(context, reading, reading.findings, false)).part
}
