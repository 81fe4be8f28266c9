import { z } from 'zod'
import { auditKindSchema } from './audit'
import { idSchema, opaqueIdSchema } from '../ids'
import { outcomeSchema } from '../ledger/dispute'
import { loginNameSchema, passwordSchema } from './sign-in'

/** The pages of a community's service for the browser: signing in, confirming a program, one's own logins, and the team's. */
export const pages = {
  style: '/pages.css',
  docs: '/docs',
  signIn: '/sign-in',
  signUp: '/sign-up',
  signOut: '/sign-out',
  device: '/device',
  account: '/account',
  password: '/account/password',
  endLogin: '/account/logins/:id/end',
  ownData: '/account/my-data.json',
  erase: '/account/erase',
  uploads: '/team/uploads',
  upload: '/team/uploads/:id',
  uploadPicture: '/team/uploads/:id/picture',
  uploadPhoto: '/team/uploads/:id/photos/:sha256',
  removePhoto: '/team/uploads/:id/photos/:sha256/removal',
  orders: '/team/orders',
  decideOrder: '/team/orders/:id',
  disputes: '/team/disputes',
  decideDispute: '/team/disputes/:id',
  reviews: '/team/reviews',
  reviewPhoto: '/team/reviews/:id/photo',
  rejectPhoto: '/team/reviews/:id/reject',
  feedback: '/team/feedback',
  decideFeedback: '/team/feedback/:id',
  members: '/team/members',
  member: '/team/members/:id',
  trust: '/team/members/:id/trust',
  doubt: '/team/members/:id/doubt',
  adjust: '/team/members/:id/adjust',
  adjustConfirmed: '/team/members/:id/adjust/confirmed',
  badge: '/team/members/:id/badge',
  badgeConfirmed: '/team/members/:id/badge/confirmed',
  items: '/team/items',
  newItem: '/team/new-item',
  item: '/team/items/:id',
  takeItemOff: '/team/items/:id/off',
  itemCodes: '/team/items/:id/codes',
  programmes: '/team/programmes',
  newProgramme: '/team/new-programme',
  withdrawProgramme: '/team/programmes/withdraw',
  audit: '/team/audit',
  auditCsv: '/team/audit.csv',
} as const

/** As it stands in an address: with or without its dash, in either case. */
export const userCodeSchema = z.string().regex(/^[A-Za-z0-9]{4}-?[A-Za-z0-9]{4}$/u)

/** What every form carries back, so that no other page can have sent it. */
const guard = { form: z.string().min(1).max(200) }
const code = { user_code: userCodeSchema.or(z.literal('')).default('') }

export const codeQuerySchema = z.object({ user_code: z.string().max(40).default('') })
export const signOutFormSchema = z.object(guard)
export const signInFormSchema = z.object({
  ...guard,
  ...code,
  name: z.string().trim().min(1).max(254),
  password: z.string().min(1).max(200),
})
export const signUpFormSchema = z.object({
  ...guard,
  ...code,
  name: loginNameSchema,
  password: passwordSchema,
})
export const deviceFormSchema = z.object({
  ...guard,
  user_code: userCodeSchema,
  decision: z.enum(['approve', 'deny']),
})
export const passwordFormSchema = z.object({
  ...guard,
  old: z.string().min(1).max(200),
  new: passwordSchema,
})
export const eraseFormSchema = z.object({ ...guard, password: z.string().min(1).max(200) })

const said = z.string().trim().min(1)
export const decideUploadFormSchema = z.discriminatedUnion('decision', [
  z.object({ ...guard, decision: z.literal('approve') }),
  z.object({ ...guard, decision: z.literal('refuse'), reason: said.max(1000) }),
])
export const removePhotoFormSchema = z.object({ ...guard, reason: said.max(1000) })
export const decideOrderFormSchema = z.discriminatedUnion('decision', [
  z.object({ ...guard, decision: z.literal('fulfil') }),
  z.object({ ...guard, decision: z.literal('reject'), reason: said.max(1000) }),
])
const ruling = { ...guard, of: z.enum(['open', 'appealed']), reason: said.max(2000) }
/** Of a correction in the member's favour; the field stands empty otherwise. */
const corrected = z.coerce.number().int().min(1).max(1_000_000)
export const decideDisputeFormSchema = z.discriminatedUnion('outcome', [
  z.object({ ...ruling, outcome: z.literal('corrected'), points: corrected }),
  z.object({
    ...ruling,
    outcome: outcomeSchema.exclude(['corrected']),
    points: z.literal('').or(corrected).default(''),
  }),
])
export const rejectPhotoFormSchema = z.object(guard)
export const decideFeedbackFormSchema = z.discriminatedUnion('decision', [
  z.object({ ...guard, decision: z.literal('implemented') }),
  z.object({ ...guard, decision: z.literal('declined'), reason: said.max(1000) }),
])
const adjustment = {
  ...guard,
  programme: z.string().min(1).max(200),
  points: z.coerce
    .number()
    .int()
    .min(-1_000_000)
    .max(1_000_000)
    .refine((points) => points !== 0),
  reason: said.max(2000),
}
export const adjustFormSchema = z.object(adjustment)
/** With the id that makes a second press of the button the same adjustment, and the balance that was seen. */
export const adjustConfirmedFormSchema = z.object({
  ...adjustment,
  id: idSchema,
  seen: z.coerce.number().int(),
})
export const badgeFormSchema = z.object({
  ...guard,
  badge: z.string().min(1).max(200),
  reason: said.max(2000),
})
/** The fields of an item are read by `item-form.ts`, which tells what cannot be; they are text here. */
export const itemFormSchema = z.looseObject(guard)
export const codesFormSchema = z.object({ ...guard, codes: z.string().max(250_000) })
/** A programme as it was written, which only the check of its own can read. */
const written = { ...guard, programme: z.string().max(400_000) }
export const checkProgrammeFormSchema = z.object(written)
export const putProgrammeFormSchema = z.object({
  ...written,
  /** A minute in UTC, as the field of the browser says it. */
  from: z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/u),
  reason: said.max(2000),
})
const version = { programme: z.string().min(1).max(200), version: z.string().min(1).max(40) }
export const versionFormSchema = z.object({ ...guard, ...version })
/** Which version a new one begins as; none at all for an empty field. */
export const versionQuerySchema = z.object({
  programme: z.string().max(200).default(''),
  version: z.string().max(40).default(''),
})
export const trustFormSchema = z.object({ ...guard, trusted: z.enum(['yes', 'no']) })
export const doubtFormSchema = z.object({ ...guard, entry: opaqueIdSchema, statement: said.max(2000) })
/** What a list is searched for, and after which of it, or with which, the page begins. */
export const findQuerySchema = z.object({
  find: z.string().trim().max(200).default(''),
  after: opaqueIdSchema.optional(),
  from: opaqueIdSchema.optional(),
})
export const beforeQuerySchema = z.object({ before: z.coerce.number().int().positive().optional() })

const unsaid = z.literal('').transform(() => undefined)
/** What of the audit log is asked for; a field left empty does not matter. Days are whole, in UTC. */
export const auditQuerySchema = z.object({
  kind: auditKindSchema.or(unsaid).optional(),
  operator: opaqueIdSchema.or(unsaid).optional(),
  object: z.string().trim().max(200).default(''),
  from: z.iso.date().or(unsaid).optional(),
  until: z.iso.date().or(unsaid).optional(),
  before: z.coerce.number().int().positive().optional(),
})
