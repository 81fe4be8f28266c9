import type { Claim, Cover } from '@shared/claims/claim'
import type { ModelView } from '@shared/ipc/models-view'
import type { SubjectOutlook } from '@shared/programme/outlook'
import type { ClaimRecord } from '@shared/state/document'
import type { Place } from '@shared/state/state'
import type { Standing } from '../points/standings'

type Given = Pick<ModelView, 'downloads' | 'points' | 'next' | 'left'>

/** My Models: what was published in a place, and what waits to be, the newest first. */
export function modelsView(place: Place | null, standing: Standing): ModelView[] {
  if (place === null) return []
  const outlooks = subjectOutlooks(standing)
  const sums = pointsBySubject(place, standing.programme.id)
  const given = (subject: string): Given => {
    const seen = outlooks.get(subject)
    return {
      downloads: seen?.total ?? null,
      points: sums.get(subject) ?? 0,
      next: seen?.next ?? null,
      left: seen?.left ?? null,
    }
  }
  const claims = [...place.claims.values()]
  const claimOf = (model: string) =>
    claims.find(
      ({ claim, progress }) => claim.body.kind === 'publish-model' && progress.outcome?.model === model,
    )
  const profiles = [...place.profiles.values()]
  const published = [...place.models.values()].map(
    ({ model, title, origin, state, uploadedAt }): ModelView => ({
      ...given(model),
      model,
      title,
      origin,
      state,
      uploadedAt,
      file: claimOf(model)?.file ?? null,
      cover: coverOf(claimOf(model)?.claim),
      removedPhotos: place.removedPhotos.filter((removed) => removed.model === model),
      profiles: profiles
        .filter((profile) => profile.model === model)
        .map(({ profile, name, uploadedAt: at }) => ({
          ...given(profile),
          profile,
          title: name,
          uploadedAt: at,
        })),
    }),
  )
  return [...published, ...claims.flatMap((record) => waiting(record, place))].toSorted((a, b) =>
    b.uploadedAt.localeCompare(a.uploadedAt),
  )
}

const coverOf = (claim: Claim | undefined): Cover | null =>
  (claim?.body.kind === 'publish-model' ? claim.body.cover : null) ?? null

/** A model that is recorded here and of which the service knows nothing yet. */
function waiting({ claim, progress, label, file }: ClaimRecord, { models }: Place): ModelView[] {
  const { body, id, madeAt } = claim
  if (body.kind !== 'publish-model') return []
  if (progress.state !== 'waiting' && progress.state !== 'sending') return []
  if (progress.outcome?.model != null && models.has(progress.outcome.model)) return []
  return [
    {
      model: id,
      title: label,
      origin: body.origin,
      state: 'waiting-to-sync',
      uploadedAt: madeAt,
      downloads: null,
      points: 0,
      next: null,
      left: null,
      file,
      cover: coverOf(claim),
      removedPhotos: [],
      profiles: [],
    },
  ]
}

function subjectOutlooks({ outlook }: Standing): ReadonlyMap<string, SubjectOutlook> {
  return new Map(
    [...outlook.rules.values()].flatMap(({ subjects }) => subjects.map((one) => [one.subject, one])),
  )
}

function pointsBySubject(place: Place, programme: string): ReadonlyMap<string, number> {
  const sums = new Map<string, number>()
  for (const { subject, amount, programme: of } of place.entries.values()) {
    if (of === programme) sums.set(subject, (sums.get(subject) ?? 0) + amount)
  }
  return sums
}
