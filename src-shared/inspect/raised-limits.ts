import { z } from 'zod'
import { defaultLimits, limitNames, limitOf, type InspectLimits, type LimitName } from './limits'

export const limitNameSchema = z.enum(limitNames as readonly [LimitName, ...LimitName[]])

/** Whether a limit may be set to this in the settings: never below what is usual, never above what can be borne. */
export const mayRaise = (name: LimitName, value: number): boolean =>
  Number.isInteger(value) && value >= limitOf(name).usual && value <= limitOf(name).most

/** What a member raised, by the name of the limit; what is not there is as usual. */
export const raisedLimitsSchema = z
  .partialRecord(limitNameSchema, z.int())
  .refine((raised) => limitNames.every((name) => raised[name] === undefined || mayRaise(name, raised[name])))
export type RaisedLimits = z.infer<typeof raisedLimitsSchema>

/** One more raised, or with null one as usual again. */
export function raise(raised: RaisedLimits, name: LimitName, value: number | null): RaisedLimits {
  const { [name]: _, ...others } = raised
  return value === null || value === limitOf(name).usual ? others : { ...others, [name]: value }
}

export const withRaised = (raised: RaisedLimits): InspectLimits => ({ ...defaultLimits, ...raised })

/** `NAME=VALUE` of the command line, where a limit may be lowered as well; else what is wrong with it. */
export function parseLimit(text: string): { readonly limits: RaisedLimits } | { readonly fault: string } {
  const [, name = '', digits = ''] = /^([^=]*)=(\d{1,15})$/.exec(text) ?? []
  const parsed = limitNameSchema.safeParse(name)
  if (!parsed.success)
    return {
      fault: `There is no limit ${JSON.stringify(name === '' ? text : name)}; there is ${limitNames.join(', ')}.`,
    }
  const value = Number(digits)
  const { most } = limitOf(parsed.data)
  if (value < 1 || value > most) return { fault: `The limit ${parsed.data} is from 1 to ${most}.` }
  return { limits: { [parsed.data]: value } }
}
