import type { Fact } from '@shared/facts/fact'
import { isOpen } from '@shared/outbox/machine'
import type { ClaimRecord } from '@shared/state/document'
import type { Place } from '@shared/state/state'

/**
 * The fact that a claim will become if all goes well: what is pending is worked out from these by the same rules as
 * the service's. It carries the claim's own id, which no fact of the service has.
 */
export function factAhead(record: ClaimRecord, place: Place, member: string, at: string): Fact | null {
  const { id, body } = record.claim
  const base = { id, member, at }
  switch (body.kind) {
    case 'preferences':
      return { ...base, type: 'preferences.set', tags: [...body.tags] }
    case 'identity':
      return {
        ...base,
        type: 'identity.set',
        ...(body.nickname !== undefined && { nickname: true }),
        ...(body.avatar !== undefined && { avatar: true }),
      }
    case 'profile':
      return {
        ...base,
        type: 'profile.set',
        fields: [
          ...(body.bio === undefined ? [] : ['bio']),
          ...(body.region === undefined ? [] : ['region']),
        ],
      }
    case 'printer':
      return {
        ...base,
        type: 'printer.configured',
        slicer: body.slicer,
        vendor: body.vendor,
        model: body.model,
      }
    case 'publish-model': {
      const model = record.progress.outcome?.model ?? sameModel(place, record.fingerprint) ?? id
      return { ...base, type: 'model.approved', model, origin: body.origin }
    }
    case 'publish-profile':
      return { ...base, type: 'print_profile.published', model: modelFor(place, body.for), profile: id }
  }
}

function modelFor(place: Place, ref: { readonly model: string } | { readonly claim: string }): string {
  if ('model' in ref) return ref.model
  const record = place.claims.get(ref.claim)
  return record?.progress.outcome?.model ?? sameModel(place, record?.fingerprint ?? null) ?? ref.claim
}

/** A model of the member's own with the same geometry: to publish it again gives nothing new. */
export function sameModel(place: Place, fingerprint: string | null): string | null {
  if (fingerprint === null) return null
  for (const model of place.models.values()) {
    if (model.fingerprint === fingerprint && model.state !== 'refused') return model.model
  }
  return null
}

/** Whether its points are still to come: it has no final answer, or the answer's facts have not arrived yet. */
export function isPending({ progress }: ClaimRecord, place: Place): boolean {
  if (isOpen(progress)) return true
  return progress.state === 'done' && (progress.outcome?.facts ?? []).some((fact) => !place.facts.has(fact))
}
