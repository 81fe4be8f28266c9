import type { Random } from './random'

/** As much of JSON Schema as the service's description is written in. */
export type Schema = {
  readonly type?: string | readonly string[]
  readonly const?: unknown
  readonly enum?: readonly unknown[]
  readonly anyOf?: readonly Schema[]
  readonly oneOf?: readonly Schema[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly additionalProperties?: boolean | Schema
  readonly items?: Schema
  readonly minItems?: number
  readonly maxItems?: number
  readonly minLength?: number
  readonly maxLength?: number
  readonly pattern?: string
  readonly format?: string
  readonly minimum?: number
  readonly maximum?: number
}

const pick = <T>(random: Random, from: readonly T[]): T => {
  const one = from[Math.floor(random() * from.length)]
  if (one === undefined) throw new Error('nothing to pick from')
  return one
}

const words = [
  'a',
  'Clip',
  'preferences',
  '0.4',
  '3',
  '2026-11-22T12:00:00.000Z',
  'Ä 你好 🙂',
  'f'.repeat(64),
]

/** What the service said under the name of a field before. */
export type Heard = (field: string) => readonly unknown[]

/** A value that the schema of a field allows, often one that the service itself said before. */
export function valueOf(schema: Schema, random: Random, heard: Heard, field = ''): unknown {
  const again = (inner: Schema, name = field) => valueOf(inner, random, heard, name)
  const choices = schema.anyOf ?? schema.oneOf
  if (choices !== undefined) return again(pick(random, choices))
  if ('const' in schema) return schema.const
  if (schema.enum !== undefined) return pick(random, schema.enum)
  switch (typeof schema.type === 'string' ? schema.type : pick(random, schema.type ?? ['null'])) {
    case 'object': {
      const needed = new Set(schema.required)
      const shown = Object.entries(schema.properties ?? {}).filter(
        ([name]) => needed.has(name) || random() < 0.5,
      )
      return Object.fromEntries(shown.map(([name, inner]) => [name, again(inner, name)]))
    }
    case 'array': {
      const least = schema.minItems ?? 0
      const length = Math.min(schema.maxItems ?? 4, least + Math.floor(random() * 4))
      return Array.from({ length }, () => again(schema.items ?? {}))
    }
    case 'integer':
    case 'number':
      return numberOf(schema, random, heard(field))
    case 'boolean':
      return random() < 0.5
    case 'string':
      return textOf(schema, random, heard(field))
    default:
      return null
  }
}

function numberOf({ minimum, maximum }: Schema, random: Random, heard: readonly unknown[]): number {
  const known = heard.filter((one) => typeof one === 'number')
  if (known.length > 0 && random() < 0.7) return pick(random, known)
  const least = minimum ?? -10
  const most = Math.min(maximum ?? least + 1000, least + 1000)
  return pick(random, [least, most, Math.floor(least + random() * (most - least)), maximum ?? least])
}

function textOf(
  { pattern, minLength = 0, maxLength = 200 }: Schema,
  random: Random,
  heard: readonly unknown[],
): string {
  const form = pattern === undefined ? null : new RegExp(pattern, 'u')
  const fits = (text: unknown): text is string =>
    typeof text === 'string' &&
    text.length >= minLength &&
    text.length <= maxLength &&
    (form === null || form.test(text))
  const known = heard.filter(fits)
  if (known.length > 0 && random() < 0.7) return pick(random, known)
  const id = Array.from({ length: 26 }, (_, n) =>
    n === 0 ? '0' : pick(random, Array.from('0123456789ABCDEFGHJKMNPQRSTVWXYZ')),
  ).join('')
  return pick(random, [
    ...[...words, id].filter(fits),
    'x'.repeat(Math.min(maxLength, Math.max(minLength, 1))),
  ])
}

const nasty: readonly unknown[] = [
  null,
  true,
  -1,
  0,
  0.5,
  1e308,
  2 ** 53,
  '',
  ' ',
  'x'.repeat(5000),
  '\u0000',
  'a\u0000b',
  '\ud800',
  '\u202e',
  '__proto__',
  "' or 1=1 --",
  '../../etc/passwd',
  '<script>',
  '9'.repeat(400),
  [],
  {},
  [[[[[[]]]]]],
  { a: { b: {} } },
]

/** The same with one place of it that is not as it should be. */
export function spoilt(value: unknown, random: Random): unknown {
  if (Array.isArray(value) && value.length > 0 && random() < 0.7) {
    const at = Math.floor(random() * value.length)
    return value.map((one: unknown, index) => (index === at ? spoilt(one, random) : one))
  }
  if (typeof value === 'object' && value !== null && random() < 0.8) {
    const entries = Object.entries(value)
    const at = Math.floor(random() * entries.length)
    const how = random()
    if (how < 0.15)
      return { ...value, [pick(random, ['extra', 'constructor', 'role', 'member'])]: pick(random, nasty) }
    if (how < 0.3) return Object.fromEntries(entries.filter((_, index) => index !== at))
    return Object.fromEntries(
      entries.map(([name, one], index) => [name, index === at ? spoilt(one, random) : one]),
    )
  }
  return pick(random, nasty)
}
