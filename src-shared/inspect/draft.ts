import type { Deadline } from './deadline'
import type { InspectDeps } from './deps'
import type { Findings } from './findings'
import type { InspectLimits } from './limits'
import type { DownloadMark } from './origin/download-mark'
import { noOriginEvidence } from './origin/evidence'
import type { PublishFacts } from './preflight/preflight'
import type { PresetFolder } from './slicer/inherited'
import type { PrivacyFinding, Qualification, Report } from './report'

/** What one inspection works with. */
export type InspectContext = {
  readonly file: string
  readonly deps: InspectDeps
  readonly limits: InspectLimits
  readonly findings: Findings
  readonly deadline: Deadline
  readonly mark: DownloadMark | null
  /** The slicer's data folder in which the file lies. */
  readonly presets: PresetFolder | null
}

/** A report before its verdict. */
export type Draft = {
  kind: Report['kind']
  writer: Report['writer']
  candidates: Set<Qualification>
  model: Report['model']
  profile: Report['profile']
  printers: Report['printers']
  presets: Report['presets']
  privacy: PrivacyFinding[]
  originEvidence: Report['originEvidence']
  /** Null for what is not published as a 3MF. */
  publish: PublishFacts | null
}

export const emptyDraft = (kind: Report['kind'] = 'unknown'): Draft => ({
  kind,
  writer: null,
  candidates: new Set(),
  model: null,
  profile: null,
  printers: [],
  presets: [],
  privacy: [],
  originEvidence: noOriginEvidence,
  publish: null,
})

const suffix = (file: string) => /\.[^.\\/]+$/.exec(file)?.[0].toLowerCase() ?? ''

/** A name only ever says what a file claims to be; what it is, its content says. */
export const claimsToBe3mf = (file: string) => suffix(file) === '.3mf'
export const claimsToBeJson = (file: string) => ['.json', '.conf', '.bak'].includes(suffix(file))
