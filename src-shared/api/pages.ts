import { z } from 'zod'
import { opaqueIdSchema } from '../ids'
import { outcomeSchema } from '../ledger/dispute'
import { loginNameSchema, passwordSchema } from './sign-in'

/** The pages of a community's service for the browser: signing in, confirming a program, one's own logins, and the team's. */
export const pages = {
  style: '/pages.css',
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
  decideUpload: '/team/uploads/:id',
  orders: '/team/orders',
  decideOrder: '/team/orders/:id',
  disputes: '/team/disputes',
  decideDispute: '/team/disputes/:id',
  members: '/team/members',
  member: '/team/members/:id',
  trust: '/team/members/:id/trust',
  doubt: '/team/members/:id/doubt',
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
export const decideOrderFormSchema = z.discriminatedUnion('decision', [
  z.object({ ...guard, decision: z.literal('fulfil') }),
  z.object({ ...guard, decision: z.literal('reject'), reason: said.max(1000) }),
])
export const decideDisputeFormSchema = z.object({
  ...guard,
  of: z.enum(['open', 'appealed']),
  outcome: outcomeSchema,
  reason: said.max(2000),
  /** Of a correction in the member's favour; empty otherwise. */
  points: z.literal('').or(z.coerce.number().int().min(1).max(1_000_000)).default(''),
})
export const trustFormSchema = z.object({ ...guard, trusted: z.enum(['yes', 'no']) })
export const doubtFormSchema = z.object({ ...guard, entry: opaqueIdSchema, statement: said.max(2000) })
export const findQuerySchema = z.object({ find: z.string().trim().max(200).default('') })
export const beforeQuerySchema = z.object({ before: z.coerce.number().int().positive().optional() })
