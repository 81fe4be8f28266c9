import { z } from 'zod'
import type { Fact } from '../facts/fact'

/** What a fact's own field must be for a rule to look at it. `atLeast` counts the items of a list. */
export const conditionSchema = z.union(
  [
    z.strictObject({ oneOf: z.array(z.string()).min(1) }),
    z.strictObject({ is: z.boolean() }),
    z.strictObject({ atLeast: z.int() }),
  ],
  { error: 'one of { oneOf: [text …] }, { is: true or false }, { atLeast: whole number }' },
)
export type Condition = z.infer<typeof conditionSchema>

/** Field of the fact → condition; all of them must hold. */
export const whereSchema = z.record(z.string(), conditionSchema)
export type Where = z.infer<typeof whereSchema>

export type FactTest = (fact: Fact) => boolean

export function fieldOf(fact: Fact, field: string): unknown {
  return (fact as Readonly<Record<string, unknown>>)[field]
}

/** The id that a fact carries in a field which the programme's check has shown to be there. */
export function idIn(fact: Fact, field: string): string {
  const value = fieldOf(fact, field)
  if (typeof value !== 'string') throw new Error(`${fact.type} has no id in ${field}`)
  return value
}

/** Conditions as one function, made once when a programme is taken into use. */
export function testOf(where: Where | undefined): FactTest {
  const failing = failingField(where)
  return (fact) => failing(fact) === null
}

/** The first field of a fact that is not as the conditions want it; null when all hold. */
export function failingField(where: Where | undefined): (fact: Fact) => string | null {
  const conditions = Object.entries(where ?? {})
  return (fact) => {
    for (const [field, condition] of conditions) if (!holds(condition, fieldOf(fact, field))) return field
    return null
  }
}

function holds(condition: Condition, value: unknown): boolean {
  if ('oneOf' in condition) return typeof value === 'string' && condition.oneOf.includes(value)
  if ('is' in condition) return value === condition.is
  return (Array.isArray(value) ? value.length : Number(value)) >= condition.atLeast
}
