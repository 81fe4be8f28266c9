import { fieldsOfFacts, type FieldKind } from '../facts/fact-fields'
import type { FactType } from '../facts/fact'
import type { Where } from './condition'
import type { Counts, Rule } from './rule-schema'

type Path = readonly (string | number)[]
export type Fault = { readonly path: Path; readonly expected: string }

type Unchecked = {
  readonly sections: readonly { readonly id: string }[]
  readonly requiredFields: readonly string[]
  readonly rules: readonly Rule[]
  readonly levels?:
    | {
        readonly max: number
        readonly titles: readonly { readonly from: number }[]
        readonly privileges: readonly { readonly level: number }[]
      }
    | undefined
}

/** What a schema alone cannot say: names that must exist, fields that a fact must have, steps that must ascend. */
export function* checkRules(programme: Unchecked): Generator<Fault> {
  const sections = programme.sections.map(({ id }) => id)
  yield* unique(sections, (index) => ['sections', index, 'id'])
  yield* unique(
    programme.rules.map(({ id }) => id),
    (index) => ['rules', index, 'id'],
  )
  for (const [index, rule] of programme.rules.entries()) {
    const path = ['rules', index]
    if (!sections.includes(rule.section)) {
      yield {
        path: [...path, 'section'],
        expected: `one of the programme's sections: ${sections.join(', ')}`,
      }
    }
    yield* checkRule(rule, path, programme.requiredFields)
  }
  const anniversaries = [...programme.rules.entries()].filter(([, { kind }]) => kind === 'anniversary')
  for (const [index] of anniversaries.slice(1)) {
    yield { path: ['rules', index, 'kind'], expected: 'one anniversary rule a programme at most' }
  }
  if (programme.levels) yield* checkLevels(programme.levels)
}

function* checkRule(rule: Rule, path: Path, requiredFields: readonly string[]): Generator<Fault> {
  switch (rule.kind) {
    case 'once':
      yield* conditions(rule.fact, rule.where, path)
      if (!rule.collect) return
      if ('flags' in rule.collect) {
        for (const [index, field] of rule.collect.flags.entries()) {
          yield* has(rule.fact, field, ['flag'], [...path, 'collect', 'flags', index])
        }
        return
      }
      yield* has(rule.fact, rule.collect.list, ['list'], [...path, 'collect', 'list'])
      if (rule.collect.all === 'requiredFields' && requiredFields.length === 0) {
        yield {
          path: ['requiredFields'],
          expected: `at least one field, as the rule ${rule.id} asks for all of them`,
        }
      }
      return
    case 'per-subject':
      yield* conditions(rule.fact, rule.where, path)
      yield* identifies(rule.fact, rule.subject, [...path, 'subject'])
      return
    case 'milestone':
      for (const [index, { above }] of rule.tiers.entries()) {
        const before = rule.tiers[index - 1]
        if (before && above <= before.above) {
          yield {
            path: [...path, 'tiers', index, 'above'],
            expected: `more than ${before.above}, where the tier before begins`,
          }
        }
      }
      return
    case 'scored':
      yield* conditions(rule.fact, rule.where, path)
      yield* identifies(rule.fact, rule.subject, [...path, 'subject'])
      for (const [index, part] of rule.parts.entries()) {
        yield* conditions(rule.fact, part.where, [...path, 'parts', index])
      }
      if (!rule.takenBack) return
      yield* identifies(rule.fact, rule.takenBack.by, [...path, 'takenBack', 'by'])
      yield* identifies(rule.takenBack.fact, rule.takenBack.by, [...path, 'takenBack', 'by'])
      if (!rule.parts.some(({ name }) => name === rule.takenBack?.part)) {
        const names = rule.parts.map(({ name }) => name).join(', ')
        yield { path: [...path, 'takenBack', 'part'], expected: `one of the rule's parts: ${names}` }
      }
      return
    case 'counter':
    case 'threshold-badge':
      yield* counted(rule.counts, [...path, 'counts'])
      return
    case 'anniversary':
    case 'granted-badge':
      return
  }
}

function* counted(counts: Counts, path: Path): Generator<Fault> {
  yield* conditions(counts.fact, counts.where, path)
  yield* identifies(counts.fact, counts.subject, [...path, 'subject'])
  if (counts.removedBy) yield* identifies(counts.removedBy, counts.subject, [...path, 'removedBy'])
}

function* conditions(fact: FactType, where: Where | undefined, path: Path): Generator<Fault> {
  for (const [field, condition] of Object.entries(where ?? {})) {
    const kinds: readonly FieldKind[] =
      'oneOf' in condition ? ['text'] : 'is' in condition ? ['flag'] : ['number', 'list']
    yield* has(fact, field, kinds, [...path, 'where', field])
  }
}

function* has(fact: FactType, field: string, kinds: readonly FieldKind[], path: Path): Generator<Fault> {
  const fields = [...(fieldsOfFacts.get(fact) ?? [])]
  const fitting = fields.filter(([, { kind }]) => kinds.includes(kind)).map(([name]) => name)
  if (fitting.includes(field)) return
  yield {
    path,
    expected: `a field of ${fact} that is a ${kinds.join(' or ')} (${fitting.join(', ') || 'it has none'})`,
  }
}

/** A subject must be there in every fact of the type, or the fact would be about nothing. */
function* identifies(fact: FactType, field: string, path: Path): Generator<Fault> {
  const fields = [...(fieldsOfFacts.get(fact) ?? [])]
  const fitting = fields.filter(([, { kind, always }]) => kind === 'text' && always).map(([name]) => name)
  if (!fitting.includes(field))
    yield { path, expected: `an id that every ${fact} has (${fitting.join(', ')})` }
}

function* checkLevels(levels: NonNullable<Unchecked['levels']>): Generator<Fault> {
  for (const [index, { from }] of levels.titles.entries()) {
    const before = levels.titles[index - 1]
    if (!before && from !== 0)
      yield { path: ['levels', 'titles', 0, 'from'], expected: '0, so that every level has a title' }
    if (before && from <= before.from) {
      yield {
        path: ['levels', 'titles', index, 'from'],
        expected: `more than ${before.from}, where the title before begins`,
      }
    }
  }
  for (const [index, { level }] of levels.privileges.entries()) {
    if (level > levels.max) {
      yield {
        path: ['levels', 'privileges', index, 'level'],
        expected: `${levels.max} at most, the highest level`,
      }
    }
  }
}

function* unique(ids: readonly string[], path: (index: number) => Path): Generator<Fault> {
  for (const [index, id] of ids.entries()) {
    if (ids.indexOf(id) < index) yield { path: path(index), expected: `an id of its own; ${id} is taken` }
  }
}
