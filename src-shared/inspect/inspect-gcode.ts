import { emptyDraft, type Draft, type InspectContext } from './draft'
import { cleanLines } from './privacy/clean-text'
import { baseName } from './privacy/rules'
import { readGcode, type GcodeFacts } from './slicer/gcode'
import { gcodeFilaments } from './slicer/profile'
import { settingsOfGcode } from './slicer/project-settings'
import type { ProfileReport, Report } from './report'

export function gcodeWriter({ application, version, evidence }: GcodeFacts): Report['writer'] {
  if (application === null) return null
  return { application, version, confidence: 'certain', evidence: evidence === null ? [] : [evidence] }
}

function gcodeProfile(facts: GcodeFacts, { limits }: InspectContext): ProfileReport {
  const settings = settingsOfGcode(facts.settings, limits)
  const { printer, process, nozzleMm, layerHeightMm } = settings
  return {
    printer,
    process,
    nozzleMm,
    layerHeightMm,
    filaments: gcodeFilaments(settings, facts),
    plates: [{ index: 1, name: null, printTimeS: facts.printTimeS, weightG: facts.weightG, thumbnail: null }],
  }
}

/** Plain G-code, by its head and tail; null when the text is none. */
export function inspectGcode(text: string, context: InspectContext): Draft | null {
  const facts = readGcode(text, context.limits)
  if (!facts.isGcode) return null
  const draft = emptyDraft('gcode')
  draft.writer = gcodeWriter(facts)
  draft.profile = gcodeProfile(facts, context)
  draft.privacy = [...cleanLines(baseName(context.file), text, true).removed]
  context.findings.add('gcode-alone')
  return draft
}
