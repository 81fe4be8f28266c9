import type { PublishedModel } from '@shared/api/contract'
import { appError, type AppError } from '@shared/errors'
import type { BroughtForm } from '@shared/ipc/brought'
import { bringForward, type BroughtForward } from '@shared/programme/brought-forward'
import { createState, type EvaluationState } from '@shared/programme/state'
import { err, ok, type Result } from '@shared/result'
import type { StateChange } from '@shared/state/change'
import type { Place } from '@shared/state/state'
import type { Versions } from '../programmes'

type Made = { readonly at: string; readonly newId: () => string; readonly member: string }

/** What the member says a site shows, as the first thing in the record of an assisted place; nothing may stand there yet. */
export function bringHistory(
  place: Place,
  versions: Versions,
  form: BroughtForm,
  { at, newId, member }: Made,
): Result<StateChange, AppError> {
  if (place.brought !== null || place.facts.size > 0) return err(appError('conflict', { of: 'history' }))
  const [programme] = versions
  if (programme === undefined) throw new Error('no rules without a version')
  const models = form.models.map(({ title, downloads }) => ({ model: newId(), title, downloads }))
  const history: BroughtForward = {
    id: newId(),
    member,
    programme: programme.id,
    at,
    balance: form.balance,
    done: form.done,
    caps: form.caps,
    counts: [],
    models: models.map(({ model, downloads }) => ({ model, origin: 'original', downloads })),
    profiles: [],
  }
  const entry = bringForward(createState(versions), history)
  if (!entry.ok) return err(appError('bad-request', { field: entry.error.code }))
  return ok({
    change: 'brought-forward',
    place: place.head.id,
    history,
    entry: { ...entry.value, id: newId(), answers: null },
    models: models.map(({ model, title }): PublishedModel => ({
      model,
      title,
      origin: 'original',
      fingerprint: null,
      state: 'approved',
      uploadedAt: at,
    })),
  })
}

/** Before the first fact: nothing, or what was brought forward. */
export function firstState(versions: Versions, place: Place | null): EvaluationState {
  const state = createState(versions)
  const brought = place?.brought
  if (brought && versions.some(({ id }) => id === brought.programme)) bringForward(state, brought)
  return state
}
