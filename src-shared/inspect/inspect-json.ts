import type { InspectContext, Draft } from './draft'
import { claimsToBeJson, emptyDraft } from './draft'
import { parseGuardedJson } from './json/guarded'
import { cleanJson } from './privacy/clean-text'
import { baseName } from './privacy/rules'
import { readSlicerConfig, withoutChecksum } from './slicer/config'
import {
  addPresetFindings,
  presetPrinter,
  presetProfile,
  presetReport,
  readPreset,
  type Preset,
} from './slicer/preset'
import { resolvePreset } from './slicer/resolved-preset'
import type { Report } from './report'
import { plainTextOrNull } from './text/plain-text'
import { isAcceptedSlicer } from './verdict'

/** The presets of the Orca family's forks look alike; what they inherit from is the only hint at the writer. */
export function presetWriter(preset: Preset): Report['writer'] {
  const said = preset.object['version']
  const version = typeof said === 'string' ? plainTextOrNull(said, 40) : null
  const evidence = ['preset JSON of the Orca family']
  if (version !== null) evidence.push(`preset version ${version}`)
  return { application: 'Orca family', version: null, confidence: 'likely', evidence }
}

function inspectConfig(value: unknown, { findings, limits }: InspectContext): Draft | null {
  const config = readSlicerConfig(value, limits)
  if (config === null) return null
  const draft = emptyDraft('slicer-config')
  draft.writer = config.writer
  draft.printers = [...config.printers]
  if (!isAcceptedSlicer(config.writer.application)) {
    findings.add('config-other-slicer', null, null, { application: config.writer.application })
  } else if (config.printers.length === 0) findings.add('config-no-printer')
  else draft.candidates.add('setup-printer')
  return draft
}

async function inspectPreset(
  value: unknown,
  text: string,
  { file, findings, limits, presets }: InspectContext,
): Promise<Draft | null> {
  const preset = readPreset(value, limits)
  if (preset === null) return null
  const draft = emptyDraft('preset')
  const report = presetReport(preset)
  const { profile, printer, missing } =
    presets === null || !preset.own
      ? { profile: presetProfile(preset, limits), printer: presetPrinter(preset, limits), missing: null }
      : await resolvePreset(preset, presets, limits)
  draft.writer = presetWriter(preset)
  if (report !== null) draft.presets.push(report)
  if (printer !== null) draft.printers.push(printer)
  draft.profile = profile
  if (missing !== null) findings.add('preset-parent-missing', null, null, { name: missing })
  draft.privacy = [...cleanJson(baseName(file), text).removed]
  addPresetFindings(preset, findings)
  if (preset.own && preset.name !== null) {
    if (preset.type === 'process') draft.candidates.add('print-profile')
    if (preset.type === 'machine' && printer !== null) draft.candidates.add('setup-printer')
  }
  return draft
}

/** A text that begins like JSON: a slicer's config, a preset, or something else. */
export async function inspectJson(text: string, context: InspectContext): Promise<Draft> {
  const { file, findings, limits } = context
  const parsed = parseGuardedJson(withoutChecksum(text), limits)
  if (!parsed.ok) {
    if (claimsToBeJson(file))
      findings.add(parsed.error.code, null, null, { why: parsed.error.why, ...parsed.error.params })
    else findings.add('not-recognised')
    return emptyDraft()
  }
  const draft = inspectConfig(parsed.value, context) ?? (await inspectPreset(parsed.value, text, context))
  if (draft === null) findings.add('not-recognised')
  return draft ?? emptyDraft()
}
