import { auditDetailsSchema, type AuditAction, type AuditDetails, type AuditKind } from '@shared/api/audit'
import type { Reading, Writing } from '../store/port'

export type Deed = {
  readonly operator: string
  readonly at: string
  readonly action: AuditAction
  readonly kind: AuditKind
  readonly object: string
  readonly reason: string | null
  readonly details: AuditDetails
}

/** A deed with its number, which rises in the order in which they were done. */
export type Noted = Deed & { readonly seq: number }

/** Writes a deed down in the transaction that does it, so that neither is there without the other. */
export async function note(tx: Writing, deed: Deed): Promise<void> {
  await tx
    .insertInto('audit')
    .values({ ...deed, details: JSON.stringify(deed.details) })
    .execute()
}

/** Which deeds are asked for; null where it does not matter. */
export type AuditFilter = {
  readonly operator: string | null
  readonly kind: AuditKind | null
  readonly object: string | null
  /** From this instant on, and before the other. */
  readonly from: string | null
  readonly until: string | null
}

/** What asks for all of it. */
export const everything: AuditFilter = { operator: null, kind: null, object: null, from: null, until: null }

/** The newest first, of those before a number; at most `limit`. */
export async function readAudit(
  tx: Reading,
  { operator, kind, object, from, until }: AuditFilter,
  before: number | null,
  limit: number,
): Promise<readonly Noted[]> {
  const rows = await tx
    .selectFrom('audit')
    .selectAll()
    .$if(operator !== null, (query) => query.where('operator', '=', operator ?? ''))
    .$if(kind !== null, (query) => query.where('kind', '=', kind ?? 'upload'))
    .$if(object !== null, (query) => query.where('object', '=', object ?? ''))
    .$if(from !== null, (query) => query.where('at', '>=', from ?? ''))
    .$if(until !== null, (query) => query.where('at', '<', until ?? ''))
    .$if(before !== null, (query) => query.where('seq', '<', before ?? 0))
    .orderBy('seq', 'desc')
    .limit(limit)
    .execute()
  return rows.map(({ details, ...row }) => ({
    ...row,
    details: auditDetailsSchema.parse(JSON.parse(details)),
  }))
}

/** Everybody who may have done something: who is of the team now. */
export const readOperators = async (tx: Reading): Promise<readonly string[]> =>
  (await tx.selectFrom('members').select('id').where('role', '=', 'operator').orderBy('id').execute()).map(
    ({ id }) => id,
  )
