import { ELEGOO, ORCA } from './slicer/writer'
import type { Finding, Qualification, Verdict } from './report'

/** The slicers whose print profiles and printers count; a programme may list others (docs: rewards.md, "What qualifies"). */
const acceptedSlicers: readonly string[] = [ELEGOO, ORCA]

export const isAcceptedSlicer = (application: string | null) =>
  application !== null && acceptedSlicers.includes(application)

const order: readonly Qualification[] = ['model-upload', 'print-profile', 'setup-printer']

/** Rejected if and only if there is an error; then it qualifies for nothing. */
export function decide(
  findings: readonly Finding[],
  candidates: ReadonlySet<Qualification>,
): { readonly verdict: Verdict; readonly qualifiesFor: Qualification[] } {
  if (findings.some(({ severity }) => severity === 'error')) return { verdict: 'rejected', qualifiesFor: [] }
  const qualifiesFor = order.filter((qualification) => candidates.has(qualification))
  return { verdict: qualifiesFor.length > 0 ? 'qualifies' : 'does-not-qualify', qualifiesFor }
}
