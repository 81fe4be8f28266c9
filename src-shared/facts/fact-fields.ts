import type { z } from 'zod'
import { factSchema, type FactType } from './fact'

/** What a rule may ask of a field: the plain kinds that conditions know. */
export type FieldKind = 'text' | 'flag' | 'number' | 'list'
export type FactField = { readonly kind: FieldKind; readonly always: boolean }

/** Fields of each type of fact, read off the schema itself, so that a programme can be checked against them. */
export const fieldsOfFacts: ReadonlyMap<FactType, ReadonlyMap<string, FactField>> = new Map(
  factSchema.options.map((option) => {
    const { id: _id, at: _at, recordedAt: _recordedAt, type, ...rest } = option.shape
    const own: Readonly<Record<string, z.core.$ZodType>> = rest
    const [name] = [...type.def.values]
    if (name === undefined) throw new Error('a fact without a type')
    return [name, new Map(Object.entries(own).map(([field, schema]) => [field, fieldOf(schema)]))] as const
  }),
)

export const factTypes = [...fieldsOfFacts.keys()]

function fieldOf(schema: z.core.$ZodType): FactField {
  return { kind: kindOf(schema), always: schema._zod.optin === undefined }
}

function kindOf(schema: z.core.$ZodType): FieldKind {
  const { def } = schema._zod as z.core.$ZodTypeInternals & { def: z.core.$ZodTypes['_zod']['def'] }
  switch (def.type) {
    case 'optional':
      return kindOf(def.innerType)
    case 'boolean':
      return 'flag'
    case 'number':
      return 'number'
    case 'array':
      return 'list'
    default:
      return 'text'
  }
}
