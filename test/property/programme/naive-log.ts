import { compareFacts, type Fact } from '@shared/facts/fact'

/** The facts as they count, the one thing a naive evaluator shares with the real one: in order, each id once. */
export const logOf = (facts: readonly Fact[]): readonly Fact[] =>
  facts
    .toSorted(compareFacts)
    .filter((fact, index, sorted) => sorted.findIndex(({ id }) => id === fact.id) === index)

/** Points by a key, zeros left out: what two evaluators are compared by. */
export const withoutZeros = (net: ReadonlyMap<string, number>): Map<string, number> =>
  new Map([...net].filter(([, points]) => points !== 0))

/** Subjects of one kind that are added and taken away: a post, a like, a model that stands. */
export type Kept = {
  readonly added: Fact['type']
  readonly removed: Fact['type'] | null
  readonly id: string
}

/** The most subjects a member has had at once: whoever first added one, since it was last taken away, has it. */
export function highestCount(log: readonly Fact[], kept: Kept, member: string): number {
  const subjectOf = (fact: Fact) => (fact as unknown as Readonly<Record<string, string>>)[kept.id]
  const about = log.filter(({ type }) => type === kept.added || type === kept.removed)
  const subjects = [...new Set(about.map(subjectOf))]
  const holderAfter = (count: number, subject: string | undefined) => {
    const ofIt = about.slice(0, count).filter((fact) => subjectOf(fact) === subject)
    return ofIt.slice(ofIt.findLastIndex(({ type }) => type === kept.removed) + 1)[0]?.member
  }
  const counts = about.map(
    (_, index) => subjects.filter((subject) => holderAfter(index + 1, subject) === member).length,
  )
  return Math.max(0, ...counts)
}

/** How many anniversaries of joining have come, read off the date as it is written; in UTC. */
export function yearsOf(log: readonly Fact[], member: string, asOf: string): number {
  const joined = log.find((fact) => fact.type === 'member.joined' && fact.member === member)
  if (!joined) return 0
  let years = 0
  while (Date.parse(yearsOn(joined.at, years + 1)) <= Date.parse(asOf)) years += 1
  return years
}

function yearsOn(at: string, years: number): string {
  const year = Number(at.slice(0, 4)) + years
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  const rest = at.slice(4)
  return `${year}${isLeap ? rest : rest.replace(/^-02-29/u, '-02-28')}`
}
