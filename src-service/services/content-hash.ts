import type { Claim } from '@shared/claims/claim'
import { createHash } from 'node:crypto'

/** Says whether a claim sent again is the same claim. Independent of the order of its fields. */
export const contentHash = (claim: Claim): string =>
  createHash('sha256')
    .update(canonical({ madeAt: claim.madeAt, body: claim.body }))
    .digest('hex')

/** One text for one value, whatever the order of its fields; fields that are not there do not count. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const fields = Object.entries(value)
    .filter(([, field]) => field !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${fields.map(([name, field]) => `${JSON.stringify(name)}:${canonical(field)}`).join(',')}}`
}
