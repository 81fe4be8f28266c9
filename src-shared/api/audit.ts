import { z } from 'zod'

/** What somebody of the team did, as the audit log keeps it for good: who, when, what, on which object, why. */

/** What it was done to. */
export const auditKindSchema = z.enum([
  'upload',
  'order',
  'dispute',
  'member',
  'item',
  'programme',
  'review',
  'suggestion',
])
export type AuditKind = z.infer<typeof auditKindSchema>

export const auditActionSchema = z.enum([
  'upload-approved',
  'upload-refused',
  'order-fulfilled',
  'order-rejected',
  'award-doubted',
  'dispute-decided',
  'member-trusted',
  'member-distrusted',
  'points-adjusted',
  'badge-granted',
  'item-made',
  'item-changed',
  'codes-added',
  'version-added',
  'version-withdrawn',
  'photo-rejected',
  'photo-removed',
  'suggestion-implemented',
  'suggestion-declined',
])
export type AuditAction = z.infer<typeof auditActionSchema>

const value = z.union([z.string(), z.number(), z.boolean()]).nullable()

export const auditDetailsSchema = z.strictObject({
  /** What the object was called. */
  name: z.string().optional(),
  /** Whose it is. */
  member: z.string().optional(),
  outcome: z.string().optional(),
  points: z.int().optional(),
  programme: z.string().optional(),
  badge: z.string().optional(),
  count: z.int().optional(),
  /** Fields that are other than before. */
  changes: z.array(z.strictObject({ field: z.string(), from: value, to: value })).optional(),
})
export type AuditDetails = z.infer<typeof auditDetailsSchema>
