import type { PublishForm } from '@shared/ipc/views'
import type { EntryDraft } from '@shared/ledger/entry'
import type { FileRecord } from '@shared/state/document'
import type { Place } from '@shared/state/state'
import type { ForecastFact, Standing } from './standings'

/** What of a file can be published, and for which model where it has none of its own. */
export type Publishable = {
  readonly publishes: readonly ('model' | 'profile')[]
  /** The member's own model that the file's geometry already is, or null. */
  readonly known: string | null
}

/** `known` by geometry, as `knownModels` has it. */
export function publishableOf(file: FileRecord, knownBy: KnownModels): Publishable {
  if (file.gone || file.verdict !== 'qualifies') return { publishes: [], known: null }
  const known = file.fingerprint === null ? null : (knownBy.get(file.fingerprint) ?? null)
  const model = file.qualifiesFor.includes('model-upload') && file.origin !== 'repost' && known === null
  const profile = file.qualifiesFor.includes('print-profile')
  return { publishes: model ? (profile ? both : modelOnly) : profile ? profileOnly : nothing, known }
}

const both = ['model', 'profile'] as const
const modelOnly = ['model'] as const
const profileOnly = ['profile'] as const
const nothing = [] as const

/** Models of the member's own by their geometry, also those that still wait: to publish one again gives nothing new. */
export type KnownModels = ReadonlyMap<string, string>

export function knownModels(place: Place | null): KnownModels {
  const known = new Map<string, string>()
  for (const { claim, progress, fingerprint } of place?.claims.values() ?? []) {
    if (claim.body.kind !== 'publish-model' || fingerprint === null) continue
    if (progress.state === 'refused' || progress.state === 'discarded' || progress.state === 'not-done')
      continue
    known.set(fingerprint, progress.outcome?.model ?? claim.id)
  }
  for (const { model, fingerprint, state } of place?.models.values() ?? []) {
    if (fingerprint !== null && state !== 'refused') known.set(fingerprint, model)
  }
  return known
}

/**
 * What publishing the file next would give, by the same rules as the service's, if its origin is stated as this; null
 * where nothing can be published.
 */
export function worthOf(
  file: FileRecord,
  place: Place | null,
  standing: Standing,
  knownBy: KnownModels,
  origin: PublishForm['origin'] = file.origin === 'unknown' ? 'original' : file.origin,
): readonly EntryDraft[] | null {
  const facts = worthFacts(file, place, knownBy, 'file', origin)
  return facts.length === 0 ? null : standing.forecast(facts)
}

/** What would have happened once the file was published, with made-up ids that begin with `name`. */
export function worthFacts(
  file: FileRecord,
  place: Place | null,
  knownBy: KnownModels,
  name: string,
  origin: PublishForm['origin'] = file.origin === 'unknown' ? 'original' : file.origin,
): readonly ForecastFact[] {
  const { publishes, known } = publishableOf(file, knownBy)
  const model = known ?? likelyModel(place)
  const own = `${name}:model`
  const withModel = publishes.includes('model')
  return [
    ...(withModel ? [{ type: 'model.approved' as const, model: own, origin }] : []),
    ...(publishes.includes('profile')
      ? [
          {
            type: 'print_profile.published' as const,
            model: withModel ? own : (model ?? own),
            profile: `${name}:profile`,
          },
        ]
      : []),
  ]
}

/** The model that a profile without geometry is most likely for: the newest one that has no profile yet. */
export function likelyModel(place: Place | null): string | null {
  if (place === null) return null
  const withProfile = new Set([...place.profiles.values()].map(({ model }) => model))
  const models = [...place.models.values()].filter(
    ({ state }) => state === 'approved' || state === 'waiting-for-approval',
  )
  return (models.findLast(({ model }) => !withProfile.has(model)) ?? models.at(-1))?.model ?? null
}

/** Files with the same signature are worth the same: fifty thousand rows need a handful of forecasts. */
export function worthSignature(file: FileRecord, knownBy: KnownModels): string | null {
  const { publishes, known } = publishableOf(file, knownBy)
  if (publishes.length === 0) return null
  return `${publishes.join('+')}|${file.origin === 'remix' ? 'remix' : 'original'}|${known ?? ''}`
}
