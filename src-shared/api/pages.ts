import { z } from 'zod'
import { loginNameSchema, passwordSchema } from './sign-in'

/** The pages of a community's service for the browser: signing in, confirming a program, and one's own logins. */
export const pages = {
  style: '/pages.css',
  signIn: '/sign-in',
  signUp: '/sign-up',
  signOut: '/sign-out',
  device: '/device',
  account: '/account',
  password: '/account/password',
  endLogin: '/account/logins/:id/end',
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
