import { limits } from '@shared/api/contract'
import type { Claim } from '@shared/claims/claim'
import { isDue } from '@shared/outbox/machine'
import type { ClaimRecord } from '@shared/state/document'
import type { Place } from '@shared/state/state'

/** The claims whose turn it is, in the order they were made; a profile comes after the model it is published with. */
export function dueClaims(place: Place, now: string): readonly ClaimRecord[] {
  const due: ClaimRecord[] = []
  const going = new Set<string>()
  for (const record of place.claims.values()) {
    if (!isDue(record.progress, now) || !mayGo(record, place, going)) continue
    going.add(record.claim.id)
    due.push(record)
    if (due.length === limits.claimsPerBatch) break
  }
  return due
}

function mayGo({ claim }: ClaimRecord, place: Place, going: ReadonlySet<string>): boolean {
  const model = modelClaimOf(claim)
  if (model === null) return true
  const state = place.claims.get(model)?.progress.state
  return going.has(model) || state === 'done' || state === 'waiting-for-approval'
}

/** The claim that publishes the model a profile is for; null where the service knows the model already. */
export const modelClaimOf = ({ body }: Claim): string | null =>
  body.kind === 'publish-profile' && 'claim' in body.for ? body.for.claim : null

/** Profiles whose model will never come: it was refused, or taken back. */
export const orphans = (place: Place): readonly ClaimRecord[] =>
  [...place.claims.values()].filter(({ claim, progress }) => {
    const model = modelClaimOf(claim)
    if (model === null || progress.state !== 'waiting') return false
    const state = place.claims.get(model)?.progress.state
    return state === undefined || state === 'refused' || state === 'discarded'
  })

const room = 64 * 1024

/** Groups that each fit into one request. */
export function batches(claims: readonly Claim[]): readonly (readonly Claim[])[] {
  const groups: Claim[][] = []
  let size = 0
  for (const claim of claims) {
    const bytes = Buffer.byteLength(JSON.stringify(claim)) + 1
    const group = groups.at(-1)
    if (group && size + bytes <= limits.requestBytes - room && group.length < limits.claimsPerBatch) {
      group.push(claim)
      size += bytes
    } else {
      groups.push([claim])
      size = bytes
    }
  }
  return groups
}
