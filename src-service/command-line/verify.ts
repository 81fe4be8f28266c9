import type { Difference } from '../services/replay-pairs'

/** A difference between the ledger and its facts as one line for an operator. */
export function sentenceOfDifference({ what, entry, line, fields }: Difference): string {
  const { kind, rule, subject, step, member, programme, cause } = line
  const of = `${kind} of ${rule} in ${programme}, member ${member}, subject ${subject}, step ${step}, cause ${cause}`
  const stored = entry === null ? '' : ` (entry ${entry})`
  const all = fields.map(
    (field) =>
      `${field.name} is ${JSON.stringify(field.stored)}, the facts give ${JSON.stringify(field.replayed)}`,
  )
  return `${what}: ${of}${stored}: ${all.join('; ')}`
}
