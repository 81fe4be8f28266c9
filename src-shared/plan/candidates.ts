import type { FactType } from '../facts/fact'
import { originOfModelSchema } from '../facts/fact'
import type { Condition, Where } from '../programme/condition'
import type { Collect, Rule } from '../programme/rule-schema'
import type { Programme } from '../programme/schema'
import type { PlanAction } from './action'

/**
 * What a member could do under a programme: an action of each kind that some rule reads, in as many forms as the
 * conditions of its rules tell apart. Whether one gives anything is for the rules to say.
 */
export function candidatesOf(programme: Programme): readonly PlanAction[] {
  const read = (type: FactType) => readingsOf(programme, type)
  const actions: PlanAction[] = []
  const form = (kind: 'preferences' | 'profile', type: FactType, list: string) => {
    const readings = read(type)
    if (readings.length === 0) return
    const named = [...new Set(readings.flatMap(({ collect }) => namedIn(collect, list)))]
    const counts = thresholdsOf(readings, list)
    actions.push({ kind, named, atLeast: Math.max(1, named.length, ...counts) })
  }
  form('preferences', 'preferences.set', 'tags')
  if (read('identity.set').length > 0) actions.push({ kind: 'identity' })
  form('profile', 'profile.set', 'fields')
  for (const asks of printersOf(read('printer.configured'))) actions.push({ kind: 'printer', asks })

  const models = read('model.approved')
  const profiles = read('print_profile.published')
  const origins = originsOf(models)
  if (profiles.length > 0) {
    for (const origin of origins) actions.push({ kind: 'publish-model-and-profile', origin })
  }
  if (models.length > 0) for (const origin of origins) actions.push({ kind: 'publish-model', origin })
  if (profiles.length > 0) actions.push({ kind: 'publish-profile' })

  const reviews = read('review.posted')
  const ratings = [null, ...distinct(thresholdsOf(reviews, 'rating').filter((one) => one > 1 && one <= 5))]
  if (reviews.length > 0) {
    for (const first of [true, false]) {
      for (const rating of ratings) actions.push({ kind: 'review', first, rating })
    }
  }
  if (read('post.created').length > 0) actions.push({ kind: 'post' })
  return actions
}

/** The conditions and the collecting of every rule that reads a type of fact to give something for it. */
type Reading = { readonly wheres: readonly Where[]; readonly collect: Collect | undefined }

function readingsOf(programme: Programme, type: FactType): readonly Reading[] {
  return programme.rules.flatMap((rule) => {
    const wheres = wheresOf(rule, type)
    if (wheres === null) return []
    const collect = rule.kind === 'once' ? withFields(rule.collect, programme.requiredFields) : undefined
    return [{ wheres, collect }]
  })
}

function wheresOf(rule: Rule, type: FactType): readonly Where[] | null {
  switch (rule.kind) {
    case 'once':
    case 'per-subject':
      return rule.fact === type ? [rule.where ?? {}] : null
    case 'scored':
      return rule.fact === type ? [rule, ...rule.parts].map(({ where }) => where ?? {}) : null
    case 'counter':
    case 'threshold-badge':
      return rule.counts.fact === type ? [rule.counts.where ?? {}] : null
    case 'milestone':
    case 'anniversary':
    case 'granted-badge':
      return null
  }
}

function withFields(collect: Collect | undefined, requiredFields: readonly string[]): Collect | undefined {
  if (!collect || !('list' in collect) || collect.all !== 'requiredFields') return collect
  return { list: collect.list, all: [...requiredFields] }
}

function namedIn(collect: Collect | undefined, list: string): readonly string[] {
  return collect && 'list' in collect && collect.list === list && Array.isArray(collect.all)
    ? collect.all
    : []
}

function conditionsOn(readings: readonly Reading[], field: string): readonly Condition[] {
  return readings.flatMap(({ wheres }) =>
    wheres.flatMap((where) => {
      const condition = where[field]
      return condition ? [condition] : []
    }),
  )
}

const thresholdsOf = (readings: readonly Reading[], field: string): readonly number[] =>
  conditionsOn(readings, field).flatMap((condition) => ('atLeast' in condition ? [condition.atLeast] : []))

const distinct = (values: readonly number[]): readonly number[] => [...new Set(values)].sort((a, b) => a - b)

/** Of the values that conditions name, those that they tell apart: the first of each set. */
function valuesOf(readings: readonly Reading[], field: string, among?: readonly string[]): readonly string[] {
  const lists = conditionsOn(readings, field).flatMap((condition) =>
    'oneOf' in condition ? [condition.oneOf] : [],
  )
  const named = lists.flat()
  const told = new Map<string, string>()
  for (const value of among?.filter((one) => named.includes(one)) ?? named) {
    const key = lists.map((list) => list.includes(value)).join()
    if (!told.has(key)) told.set(key, value)
  }
  return [...told.values()]
}

/** Originals, and reposts only where a rule asks for them: nobody is to be sent copying. */
function originsOf(readings: readonly Reading[]): readonly (typeof originOfModelSchema.options)[number][] {
  const asked = valuesOf(readings, 'origin', originOfModelSchema.options)
  return originOfModelSchema.options.filter((origin) => origin === 'original' || asked.includes(origin))
}

const printerFields = ['slicer', 'vendor', 'model', 'nozzle'] as const

function printersOf(readings: readonly Reading[]): readonly Readonly<Record<string, string>>[] {
  if (readings.length === 0) return []
  let forms: readonly Readonly<Record<string, string>>[] = [{}]
  for (const field of printerFields) {
    const values = valuesOf(readings, field)
    if (values.length === 0) continue
    forms = forms.flatMap((form) => values.map((value) => ({ ...form, [field]: value })))
  }
  return forms.slice(0, mostForms)
}

/** Forms of one action that are looked at: a programme would have to tell apart very many printers to pass this. */
const mostForms = 64
