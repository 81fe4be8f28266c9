import type { Finding, Report } from './report'
import { noOriginEvidence } from './origin/evidence'

/** The report on a file of which nothing could be read. */
export const rejectedReport = (file: string, size: number, findings: Finding[]): Report => ({
  file,
  size,
  sha256: null,
  kind: 'unknown',
  writer: null,
  verdict: 'rejected',
  qualifiesFor: [],
  findings,
  model: null,
  profile: null,
  printers: [],
  presets: [],
  privacy: [],
  originEvidence: noOriginEvidence,
  preflight: [],
})
