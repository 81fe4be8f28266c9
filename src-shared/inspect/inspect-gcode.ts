import { emptyDraft, type Draft, type InspectContext } from './draft'
import { cleanLines } from './privacy/clean-text'
import { baseName } from './privacy/rules'
import { readGcode, type GcodeFacts } from './slicer/gcode'
import { settingsOfGcode } from './slicer/project-settings'
import type { ProfileReport, Report } from './report'

export function gcodeWriter({ application, version, evidence }: GcodeFacts): Report['writer'] {
  if (application === null) return null
  return { application, version, confidence: 'certain', evidence: evidence === null ? [] : [evidence] }
}

function gcodeProfile(facts: GcodeFacts, { limits }: InspectContext): ProfileReport {
  const { printer, process, nozzleMm, layerHeightMm, filaments } = settingsOfGcode(facts.settings, limits)
  const only = filaments.length === 1
  return {
    printer,
    process,
    nozzleMm,
    layerHeightMm,
    filaments: filaments.map((filament) => ({ ...filament, weightG: only ? facts.weightG : null })),
    plates: [{ index: 1, name: null, printTimeS: facts.printTimeS, weightG: facts.weightG, thumbnail: null }],
  }
}

/** Plain G-code, by its head and tail; null when the text is none. */
export function inspectGcode(text: string, context: InspectContext): Draft | null {
  const facts = readGcode(text)
  if (!facts.isGcode) return null
  const draft = emptyDraft('gcode')
  draft.writer = gcodeWriter(facts)
  draft.profile = gcodeProfile(facts, context)
  draft.privacy = [...cleanLines(baseName(context.file), text, true).removed]
  context.findings.add('gcode-alone')
  return draft
}
