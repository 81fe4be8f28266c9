import type { FaultParams } from '../fault'
import type { FindingCode } from '../finding-codes'
import type { Findings } from '../findings'
import type { MeshEngine } from '../geometry/mesh-engine'
import type { MeshRequest } from '../geometry/mesh-facts'
import type { InspectLimits } from '../limits'
import type { Archive } from '../zip/archive'
import type { ZipEntry } from '../zip/directory'
import { createModelPartReader, type ModelPart } from './model-part'
import { NotPlainError } from './plain-mesh'

export type ModelPartContext = {
  readonly archive: Archive
  readonly limits: InspectLimits
  readonly engine: MeshEngine
}

export type ReadingOfPart = {
  readonly entry: ZipEntry
  readonly isRoot: boolean
  readonly requestFor: (objectId: number, unitMm: number) => MeshRequest
  readonly findings: Pick<Findings, 'add'>
}

type Note = readonly [FindingCode, (string | null)?, (string | null)?, FaultParams?]

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
    tell: ({ add }: Pick<Findings, 'add'>) => {
      for (const note of kept) add(...note)
    },
  }
}

async function readOnce(
  { archive, limits, engine }: ModelPartContext,
  { entry, isRoot, requestFor }: ReadingOfPart,
  findings: Pick<Findings, 'add'>,
  quick: boolean,
): Promise<ModelPart> {
  const { name } = entry
  const reader = createModelPartReader({ name, isRoot, limits, findings, engine, requestFor, quick })
  await archive.stream(entry, 'modelPartBytes', reader.write)
  return reader.end()
}

/**
 * Reads a model part in the quick way, and from its start in the careful one where that gives way. Both come to the
 * same, so nothing but time depends on which one it was.
 */
export async function readModelPart(context: ModelPartContext, reading: ReadingOfPart): Promise<ModelPart> {
  const noted = notes(context.limits)
  try {
    const part = await readOnce(context, reading, noted, true)
    noted.tell(reading.findings)
    return part
  } catch (cause) {
    if (!(cause instanceof NotPlainError)) {
      noted.tell(reading.findings)
      throw cause
    }
  }
  return readOnce(context, reading, reading.findings, false)
}
