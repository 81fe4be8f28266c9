import { emptyDraft, type Draft, type InspectContext } from './draft'
import { parseJsonBytes } from './json/guarded'
import { cleanPart } from './privacy/clean-part'
import { addPresetFindings, presetPrinter, presetProfile, presetReport, readPreset } from './slicer/preset'
import type { Archive } from './zip/archive'
import { ELEGOO } from './slicer/writer'

const STRUCTURE = 'bundle_structure.json'

/** A zip is a bundle when it says so, or when it holds presets and nothing else (docs: slicer-formats.md b.2). */
export const isBundle = (names: readonly string[]) =>
  names.includes(STRUCTURE) || (names.length > 0 && names.every((name) => /\.json$/i.test(name)))

export async function inspectBundle(archive: Archive, context: InspectContext): Promise<Draft> {
  const { file, findings, limits, deadline } = context
  const draft = emptyDraft('preset-bundle')
  let ownProcess = false
  let elegooLink = false
  for (const name of archive.names) {
    deadline.check()
    const entry = archive.find(name)
    if (entry === null || !/\.json$/i.test(name)) continue
    const bytes = await archive.read(entry, 'jsonBytes')
    draft.privacy.push(...cleanPart(name, bytes).removed)
    if (name === STRUCTURE) continue
    const parsed = parseJsonBytes(bytes, limits)
    const preset = parsed.ok ? readPreset(parsed.value, limits) : null
    if (preset === null) {
      findings.add('bundle-entry-unreadable', name, null, {
        why: parsed.ok ? 'not a preset' : parsed.error.why,
        ...(parsed.ok ? {} : parsed.error.params),
      })
      continue
    }
    if (preset.object['host_type'] === 'elegoolink') elegooLink = true
    addPresetFindings(preset, findings, name)
    const report = presetReport(preset)
    if (report !== null) draft.presets.push(report)
    const printer = presetPrinter(preset, limits)
    if (printer !== null) {
      draft.printers.push(printer)
      draft.candidates.add('setup-printer')
    }
    if (preset.type === 'process' && preset.own && preset.name !== null) {
      ownProcess = true
      draft.profile ??= presetProfile(preset, limits)
    }
  }
  if (!archive.names.includes(STRUCTURE)) findings.add('bundle-structure-missing')
  if (ownProcess) draft.candidates.add('print-profile')
  else findings.add('bundle-no-process')
  const suffix = /\.(orca|elegoo)_(?:printer|filament|bundle)$/i.exec(file)?.[1]?.toLowerCase()
  const evidence = archive.names.includes(STRUCTURE) ? [STRUCTURE] : ['preset JSON of the Orca family']
  if (suffix !== undefined)
    evidence.push(`suffix of an export by ${suffix === 'elegoo' ? ELEGOO : 'OrcaSlicer'}`)
  if (elegooLink) evidence.push('host_type elegoolink')
  const application =
    suffix === 'elegoo' ? ELEGOO : suffix === 'orca' ? 'OrcaSlicer' : elegooLink ? ELEGOO : 'Orca family'
  draft.writer = { application, version: null, confidence: 'likely', evidence }
  return draft
}
