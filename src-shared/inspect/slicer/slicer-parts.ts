import type { InspectContext } from '../draft'
import { FaultError } from '../fault'
import { isJsonObject, parseJsonBytes } from '../json/guarded'
import type { InspectLimits } from '../limits'
import { decodeLatin1 } from '../text/decode'
import { plainTextOrNull } from '../text/plain-text'
import type { Archive } from '../zip/archive'
import type { ZipEntry } from '../zip/directory'
import { readCuraProject } from './cura-project'
import { readGcode, type GcodeFacts } from './gcode'
import { readModelSettings, type ModelSettings } from './model-settings'
import { PRUSA_SETTINGS_PART, readPrusaProject, type PrusaProject } from './prusa-project'
import { settingsOfProject, type ProfileSettings } from './project-settings'
import { plateFootprints } from './plate-layout'
import { readSliceInfo, type SliceInfo } from './slice-info'

/** The parts of a 3MF that only slicers know. A damaged one is a warning: the model may still be sound. */
export type SlicerParts = {
  readonly settings: ProfileSettings | null
  readonly sliceInfo: SliceInfo | null
  readonly modelSettings: ModelSettings | null
  readonly gcode: readonly GcodeFacts[]
  readonly gcodeTexts: readonly { readonly name: string; readonly text: string }[]
  readonly prusa: PrusaProject | null
  readonly cura: ProfileSettings | null
  readonly curaVersion: string | null
  /** Width and depth of each object where the slicer noted them, in millimetres (`plate_N.json`). */
  readonly footprintsMm: readonly (readonly [number, number])[]
}

export const noSlicerParts: SlicerParts = {
  settings: null,
  sliceInfo: null,
  modelSettings: null,
  gcode: [],
  gcodeTexts: [],
  prusa: null,
  cura: null,
  curaVersion: null,
  footprintsMm: [],
}

const MAX_PLATES = 200

/** Keeps the first and the last bytes of what streams by, each in one place whatever its length. */
function endsOf(headBytes: number, tailBytes: number) {
  const head = new Uint8Array(headBytes)
  const tail = new Uint8Array(tailBytes)
  let headLength = 0
  let tailLength = 0
  return {
    push: (chunk: Uint8Array) => {
      const forHead = Math.min(chunk.length, headBytes - headLength)
      head.set(chunk.subarray(0, forHead), headLength)
      headLength += forHead
      const more = chunk.subarray(Math.max(forHead, chunk.length - tailBytes))
      const kept = Math.min(tailLength, tailBytes - more.length)
      tail.copyWithin(0, tailLength - kept, tailLength)
      tail.set(more, kept)
      tailLength = kept + more.length
    },
    text: () => decodeLatin1(head.subarray(0, headLength)) + decodeLatin1(tail.subarray(0, tailLength)),
  }
}

/** Runs a reader of one slicer part; what it cannot read becomes a warning. */
async function lenient<T>(context: InspectContext, part: string, read: () => Promise<T>): Promise<T | null> {
  try {
    return await read()
  } catch (cause) {
    if (!(cause instanceof FaultError)) throw cause
    const { code } = cause.fault
    // Damage to the archive itself and the time limit are not a matter of one part.
    if (code.startsWith('zip-') || code === 'took-too-long' || code === 'xml-doctype') throw cause
    context.findings.add('slicer-part-unreadable', part, cause.fault.at, { why: code, ...cause.fault.params })
    return null
  }
}

async function readSettings(
  archive: Archive,
  entry: ZipEntry,
  context: InspectContext,
): Promise<ProfileSettings | null> {
  const bytes = await archive.read(entry, 'settingsPartBytes')
  const parsed = parseJsonBytes(bytes, context.limits)
  if (parsed.ok && isJsonObject(parsed.value)) return settingsOfProject(parsed.value, context.limits)
  context.findings.add('settings-unreadable', entry.name, null, {
    why: parsed.ok ? 'no settings in it' : parsed.error.why,
    ...(parsed.ok ? {} : parsed.error.params),
  })
  return null
}

type PartReader = <T>(name: string, read: (entry: ZipEntry) => Promise<T>) => Promise<T | null>

async function readFootprints(
  archive: Archive,
  limits: InspectLimits,
  part: PartReader,
): Promise<readonly (readonly [number, number])[]> {
  const found: (readonly [number, number])[] = []
  const names = archive.names.filter((name) => /^Metadata\/plate_\d{1,3}\.json$/i.test(name))
  for (const name of names.slice(0, MAX_PLATES)) {
    const footprints = await part(name, async (entry) =>
      plateFootprints(parseJsonBytes(await archive.read(entry, 'settingsPartBytes'), limits)),
    )
    found.push(...(footprints ?? []))
  }
  return found
}

export async function readSlicerParts(archive: Archive, context: InspectContext): Promise<SlicerParts> {
  const { limits, deadline } = context
  const part = async <T>(name: string, read: (entry: ZipEntry) => Promise<T>): Promise<T | null> => {
    const entry = archive.find(name)
    return entry === null ? null : lenient(context, entry.name, () => read(entry))
  }
  const bytesOf = (entry: ZipEntry) => archive.read(entry, 'settingsPartBytes')

  const settings = await part('Metadata/project_settings.config', (entry) =>
    readSettings(archive, entry, context),
  )
  const sliceInfo = await part('Metadata/slice_info.config', async (entry) =>
    readSliceInfo(entry.name, await bytesOf(entry), limits),
  )
  const modelSettings = await part('Metadata/model_settings.config', async (entry) =>
    readModelSettings(entry.name, await bytesOf(entry), limits),
  )
  const curaVersion = await part('Cura/version.ini', async (entry) =>
    plainTextOrNull(/^cura_version\s*=\s*(.*)$/m.exec(decodeLatin1(await bytesOf(entry)))?.[1], 40),
  )
  const prusa = await part(PRUSA_SETTINGS_PART, async (entry) =>
    readPrusaProject(decodeLatin1(await bytesOf(entry)), limits),
  )
  const cura = await lenient(context, 'Cura/', () =>
    readCuraProject(
      {
        names: archive.names,
        read: async (name) => {
          const entry = archive.find(name)
          return entry === null ? null : bytesOf(entry)
        },
      },
      limits,
    ),
  )
  const gcodeTexts: { name: string; text: string }[] = []
  for (const name of archive.names
    .filter((each) => /^Metadata\/[^/]+\.gcode$/i.test(each))
    .slice(0, MAX_PLATES)) {
    deadline.check()
    const ends = endsOf(limits.gcodeHeadBytes, limits.gcodeTailBytes)
    await part(name, (entry) => archive.stream(entry, 'gcodePartBytes', ends.push))
    gcodeTexts.push({ name, text: ends.text() })
  }
  return {
    settings,
    sliceInfo,
    modelSettings,
    prusa,
    cura,
    curaVersion,
    footprintsMm: await readFootprints(archive, limits, part),
    gcodeTexts,
    gcode: gcodeTexts.map(({ text }) => readGcode(text, limits)),
  }
}
