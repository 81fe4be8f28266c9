import { emptyDraft, type Draft, type InspectContext } from './draft'
import { measureBuild, type GeometryFacts } from './geometry/measure'
import { gcodeWriter } from './inspect-gcode'
import { originEvidence, signsOfElsewhere } from './origin/evidence'
import { cleanPart, isGcodePart, isModelPart, isTextPart } from './privacy/clean-part'
import { cleanLines } from './privacy/clean-text'
import { redact } from './privacy/rules'
import { noSlicerParts, readSlicerParts, type SlicerParts } from './slicer/slicer-parts'
import { tellWriter, ELEGOO, ORCA, BAMBU } from './slicer/writer'
import type { GcodeFacts } from './slicer/gcode'
import type { PublishFacts } from './preflight/preflight'
import { profileOf, profileSettings } from './slicer/profile'
import { coreMetadataNames } from './threemf/names'
import { orFinding, readPackage, type Package } from './threemf/package'
import { placeBuild } from './threemf/placed'
import { plainTextOrNull, unescapeOnce } from './text/plain-text'
import type { ModelReport, PrivacyFinding, Report } from './report'
import { isAcceptedSlicer } from './verdict'
import { isPackagePicture } from './thumbnail'
import type { Archive } from './zip/archive'

const SLICER_PART = /^(?:Metadata\/[^/]+\.config|Cura\/.+)$/i
const PLATE_GCODE = /^Metadata\/[^/]+\.gcode$/i

/** By the names of its parts; `hasGeometry` is null where the model could not be read. */
export function kindByNames(names: readonly string[], hasGeometry: boolean | null): Report['kind'] {
  if (names.some((name) => PLATE_GCODE.test(name)) && hasGeometry !== true) return 'sliced-3mf'
  return names.some((name) => SLICER_PART.test(name)) ? 'project-3mf' : 'plain-3mf'
}

async function readGeometry(pack: Package, context: InspectContext): Promise<GeometryFacts | null> {
  const { deps, limits, findings, deadline } = context
  const items = placeBuild(pack, limits, findings, deadline)
  return measureBuild(items, pack.root.name, pack.readAgain, deps, limits, findings, deadline)
}

function modelPrivacy(pack: Package): readonly PrivacyFinding[] {
  const found = new Map<string, PrivacyFinding>()
  for (const part of pack.parts.values()) {
    for (const { name, value } of part.texts) {
      const kind = redact(name, value)?.kind
      if (kind !== undefined) found.set(`${part.name}|${name}|${kind}`, { part: part.name, key: name, kind })
    }
  }
  return [...found.values()]
}

async function settingsPrivacy(
  archive: Archive,
  context: InspectContext,
): Promise<readonly PrivacyFinding[]> {
  const found: PrivacyFinding[] = []
  for (const name of archive.names) {
    const entry = archive.find(name)
    if (entry === null || !isTextPart(name) || isModelPart(name) || isGcodePart(name)) continue
    context.deadline.check()
    found.push(...cleanPart(name, await archive.read(entry, 'settingsPartBytes')).removed)
  }
  return found
}

function modelReport(pack: Package, facts: GeometryFacts, { limits }: InspectContext): ModelReport {
  const text = (names: readonly string[], max: number) => {
    const value = pack.root.metadata.find(
      ({ name, value: said }) => names.includes(name) && said.trim() !== '',
    )?.value
    return value === undefined ? null : plainTextOrNull(unescapeOnce(value), max)
  }
  return {
    title: text(['Title'], limits.nameChars),
    designer: text(['Designer'], limits.nameChars),
    license: text(['License', 'LicenseTerms'], limits.nameChars),
    description: text(['Description'], limits.descriptionChars),
    origin: 'unknown',
    objects: facts.objects,
    vertices: facts.vertices,
    triangles: facts.triangles,
    boundingBoxMm: facts.boundingBoxMm === null ? null : [...facts.boundingBoxMm],
    volumeMm3: facts.volumeMm3,
    watertight: facts.watertight,
    fingerprint: facts.fingerprint,
    sketch: facts.sketch,
  }
}

const saidBy = (said: Pick<GcodeFacts, 'application' | 'version' | 'evidence'> | undefined) =>
  said?.application == null
    ? null
    : { application: said.application, version: said.version, evidence: said.evidence ?? '' }

function writerOf(
  archive: Archive,
  pack: Package | null,
  parts: SlicerParts,
  context: InspectContext,
): Report['writer'] {
  const text = (name: string) =>
    plainTextOrNull(pack?.root.metadata.find((entry) => entry.name === name)?.value, context.limits.nameChars)
  const gcode = parts.gcode.map(gcodeWriter).find((writer) => writer !== null) ?? null
  return tellWriter({
    application: text('Application'),
    orcaMetadata: text('OrcaSlicer'),
    clientVersion: parts.sliceInfo?.header.get('X-BBL-Client-Version') ?? null,
    clientName: parts.sliceInfo?.header.get('X-BBL-Client-Name') ?? null,
    settingsVersion: parts.settings?.version ?? null,
    printerModel: parts.settings?.printerModel ?? null,
    namespaces: pack?.root.namespaces ?? new Set(),
    partNames: archive.names,
    curaVersion: parts.curaVersion,
    orcaUuids: pack === null ? false : [...pack.parts.values()].some((part) => part.orcaUuids),
    gcode: gcode === null ? null : { ...gcode, evidence: gcode.evidence[0] ?? '' },
    prusaSettings: saidBy(parts.prusa?.writer),
  })
}

function publishFacts(parts: SlicerParts, archive: Archive): PublishFacts {
  const plates = parts.modelSettings?.plates ?? []
  return {
    volume: profileSettings(parts)?.volume ?? null,
    hasPicture: archive.names.some(isPackagePicture),
    plates: plates.length,
    copies: plates.length === 0 ? null : plates.reduce((sum, plate) => sum + plate.copies, 0),
    footprintsMm: parts.footprintsMm,
  }
}

/** Names outside the core list are a warning, but not from the Orca family, which cannot do without (docs: fact 8). */
function checkMetadataNames(pack: Package, writer: Report['writer'], { findings }: InspectContext) {
  const orcaFamily =
    writer !== null &&
    (/bambu|orca|elegoo|creality|anycubic/i.test(writer.application) ||
      [ORCA, ELEGOO, BAMBU].includes(writer.application))
  if (orcaFamily) return
  for (const { name } of pack.root.metadata) {
    if (name !== '' && !name.includes(':') && !coreMetadataNames.has(name)) {
      findings.add('metadata-unknown', pack.root.name, null, { name: name.slice(0, 80) })
    }
  }
}

function judgeProfile(
  draft: Draft,
  archive: Archive,
  parts: SlicerParts,
  hasGeometry: boolean,
  { findings }: InspectContext,
) {
  const application = draft.writer?.application ?? null
  const settings = profileSettings(parts)
  const foreignSettings = archive.names.some((name) => /^(?:Metadata\/Slic3r_PE\.config|Cura\/)/i.test(name))
  if (!isAcceptedSlicer(application)) {
    if (settings !== null || foreignSettings)
      findings.add('profile-other-slicer', null, null, { application: application ?? 'another program' })
    return
  }
  if (draft.kind === 'project-3mf' && !hasGeometry) return
  if (settings === null) {
    if (!findings.has('settings-unreadable')) findings.add('settings-missing')
    return
  }
  const missing = [settings.printer === null ? 'a printer' : '', settings.process === null ? 'a process' : '']
  const what = missing.filter((name) => name !== '').join(' and ')
  if (what !== '') findings.add('profile-unnamed', null, null, { what })
  else draft.candidates.add('print-profile')
}

export async function inspect3mf(archive: Archive, context: InspectContext): Promise<Draft> {
  const { findings, limits, deadline } = context
  const { pack, facts } = await context.deps.engines.use(async (engine) => {
    const pack = await orFinding(findings, () =>
      readPackage({ archive, limits, findings, deadline, engine, parts: context.deps.parts }),
    )
    const facts = pack === null ? null : await orFinding(findings, () => readGeometry(pack, context))
    return { pack, facts }
  })
  const draft = emptyDraft(kindByNames(archive.names, pack === null ? null : facts !== null))
  const parts = (await orFinding(findings, () => readSlicerParts(archive, context))) ?? noSlicerParts
  draft.writer = writerOf(archive, pack, parts, context)
  draft.profile = profileOf(parts, archive)
  draft.publish = publishFacts(parts, archive)
  if (pack !== null) {
    checkMetadataNames(pack, draft.writer, context)
    draft.originEvidence = originEvidence({
      metadata: pack.root.metadata,
      sourceFiles: parts.modelSettings?.sourceFiles ?? [],
      partNames: archive.names,
      mark: context.mark,
    })
    const signs = signsOfElsewhere(draft.originEvidence)
    if (signs.length > 0) findings.add('came-from-elsewhere', null, null, { evidence: signs.join(', ') })
    draft.privacy.push(...modelPrivacy(pack))
  }
  if (pack !== null && facts !== null) {
    draft.model = modelReport(pack, facts, context)
    draft.candidates.add('model-upload')
  } else if (pack !== null && !findings.hasErrors())
    findings.add(draft.kind === 'sliced-3mf' ? 'sliced-no-model' : 'no-objects')
  draft.privacy.push(...((await orFinding(findings, () => settingsPrivacy(archive, context))) ?? []))
  for (const { name, text } of parts.gcodeTexts) draft.privacy.push(...cleanLines(name, text, true).removed)
  if (findings.hasErrors()) return draft
  judgeProfile(draft, archive, parts, facts !== null, context)
  if (!isAcceptedSlicer(draft.writer?.application ?? null)) findings.add('not-orca-or-elegoo')
  return draft
}
