import type { Award } from './award'
import { isNewIn, type Member, type Places } from './member'

/** An award that a later fact can take a part of, and what the other parts came to. */
export type Deductible = { readonly award: Award; readonly others: number; readonly part: number }

/** What the rules remember of everyone together. */
export type Book = {
  /** By rule: subjects that are used up for everyone, or whose first scored fact has been. */
  readonly taken: readonly Set<string>[]
  /** By rule, and by the id that the later fact names. */
  readonly deductible: readonly Map<string, Deductible>[]
  /** By tally: the subjects that stand, and who added them. */
  readonly tallies: readonly Map<string, Member>[]
}

export const createBook = ({ rules, tallies }: Places): Book => ({
  taken: Array.from({ length: rules }, () => new Set<string>()),
  deductible: Array.from({ length: rules }, () => new Map<string, Deductible>()),
  tallies: Array.from({ length: tallies }, () => new Map<string, Member>()),
})

/** Takes a subject of a rule for everyone; false when it was taken before. */
export const takeSubject = ({ taken }: Book, rule: number, subject: string): boolean =>
  isNewIn(itemAt(taken, rule), subject)

/** What a list holds at a place that was given out when it was made. */
export function itemAt<T>(list: readonly T[], place: number): T {
  const found = list[place]
  if (found === undefined) throw new Error(`no place ${place}`)
  return found
}
