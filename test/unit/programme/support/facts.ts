import type { Fact, FactType } from '@shared/facts/fact'
import type { EntryDraft } from '@shared/ledger/entry'
import type { MemberProgress } from '@shared/programme/evaluation'
import { evaluate } from '@shared/programme/evaluate'
import { loadProgramme } from '@shared/programme/load'
import type { Programme } from '@shared/programme/schema'
import { shippedProgrammes } from '@shared/programme/shipped'

type Own<T extends FactType> = Omit<Extract<Fact, { type: T }>, 'id' | 'type' | 'at' | 'member'> & {
  readonly id?: string
  readonly at?: string
  readonly member?: string
}

export const uuid = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`

/** Makes facts with ids that ascend, of mia on 1 November 2026 where nothing else is said. */
export function factMaker() {
  let made = 0
  return <T extends FactType>(type: T, own: Own<T>): Fact => {
    made += 1
    return { id: uuid(made), member: 'mia', at: '2026-11-01T12:00:00Z', ...own, type } as unknown as Fact
  }
}

export const asOf = '2026-11-22T13:31:00Z'

export function progressOf(
  facts: readonly Fact[],
  of: {
    readonly member?: string
    readonly programme?: string
    readonly programmes?: readonly Programme[]
    readonly asOf?: string
  } = {},
): MemberProgress {
  const { member = 'mia', programme = 'creator-rewards', programmes = shippedProgrammes() } = of
  const progress = evaluate(programmes, facts, of.asOf ?? asOf).members[member]?.[programme]
  if (!progress) throw new Error(`${member} is not in ${programme}`)
  return progress
}

export function pointsOf(
  facts: readonly Fact[],
  rule: string,
  of: Parameters<typeof progressOf>[1] = {},
): number {
  const found = progressOf(facts, of).rules[rule]
  if (!found) throw new Error(`no rule ${rule}`)
  return found.points
}

export const entriesOf = (
  facts: readonly Fact[],
  rule: string,
  of: Parameters<typeof progressOf>[1] = {},
): readonly EntryDraft[] => progressOf(facts, of).entries.filter((entry) => entry.rule === rule)

/** creator-rewards as another community might have it: in another zone, dated, a rule with other points. */
export function creatorWith(
  changes: Partial<Pick<Programme, 'timeZone' | 'from' | 'version'>>,
  points: { readonly rule: string; readonly points: number } = { rule: '', points: 0 },
): Programme {
  const [creator] = shippedProgrammes()
  const rules = creator?.rules.map((rule) =>
    rule.id === points.rule ? { ...rule, points: points.points } : rule,
  )
  const loaded = loadProgramme({ ...creator, ...changes, rules })
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.error))
  return loaded.value
}

export const range = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => index)
