import type { z } from 'zod'
import { err, ok, type Result } from '../result'
import { programmeSchema, type Programme } from './schema'

/** Where a programme is at fault, as one would write it in code, and what was expected there. */
export type ProgrammeFault = { readonly path: string; readonly expected: string }

/** Takes a programme into use, or says every place where it cannot be. */
export function loadProgramme(json: unknown): Result<Programme, readonly ProgrammeFault[]> {
  const parsed = programmeSchema.safeParse(json)
  if (parsed.success) return ok(parsed.data)
  return err(parsed.error.issues.flatMap(faultsOf))
}

function faultsOf(issue: z.core.$ZodIssue): readonly ProgrammeFault[] {
  if (issue.code !== 'unrecognized_keys') return [{ path: pathText(issue.path), expected: expected(issue) }]
  return issue.keys.map((key) => ({
    path: pathText([...issue.path, key]),
    expected: 'nothing: there is no such field here',
  }))
}

function pathText(path: readonly PropertyKey[]): string {
  const steps = path.map((step) => {
    if (typeof step === 'number') return `[${step}]`
    return /^[A-Za-z_]\w*$/u.test(String(step)) ? `.${String(step)}` : `[${JSON.stringify(step)}]`
  })
  return steps.join('').replace(/^\./u, '') || '(the whole)'
}

function expected(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return types.get(issue.expected) ?? issue.expected
    case 'invalid_value':
      return `one of ${issue.values.map((value) => JSON.stringify(value)).join(', ')}`
    case 'too_small':
      return `${amount(issue.origin)} of at least ${issue.minimum}`
    case 'too_big':
      return `${amount(issue.origin)} of at most ${issue.maximum}`
    case 'invalid_format':
      return issue.format === 'datetime' ? 'a moment in UTC such as 2026-11-22T13:31:00Z' : issue.message
    case 'invalid_union':
      return issue.discriminator === undefined
        ? issue.message
        : `one of the known kinds (${kinds.join(', ')})`
    default:
      return issue.message
  }
}

const kinds = programmeSchema.shape.rules.element.options.map(
  (option) => [...option.shape.kind.def.values][0],
)

const types = new Map<string, string>([
  ['int', 'a whole number'],
  ['number', 'a whole number'],
  ['string', 'text'],
  ['boolean', 'true or false'],
  ['array', 'a list'],
  ['object', 'an object'],
  ['record', 'an object'],
])

function amount(origin: string): string {
  return origin === 'string' ? 'a length' : origin === 'array' ? 'a number of items' : 'a whole number'
}
