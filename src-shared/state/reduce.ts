import type { Change as FeedChange } from '../api/contract'
import { acknowledge } from '../outbox/machine'
import { assertNever } from '../result'
import type { StateChange } from './change'
import { createPlace, type Place, type State } from './state'

/**
 * Applies one change, in place: the state is the store's own and large. Decides nothing, asks nobody, never throws
 * half-way; what names something that is not there changes nothing. So a snapshot and the journal lines after it
 * always give the state that was.
 */
export function reduce(state: State, change: StateChange): void {
  switch (change.change) {
    case 'settings':
      state.settings = change.settings
      return
    case 'folder-put':
      state.folders.set(change.folder.id, change.folder)
      return
    case 'folder-forgotten':
      state.folders.delete(change.folder)
      return
    case 'file-put':
      state.files.set(change.file.id, change.file)
      return
    case 'file-gone': {
      const file = state.files.get(change.file)
      if (file) state.files.set(file.id, { ...file, gone: true })
      return
    }
    case 'files-forgotten':
      for (const file of change.files) state.files.delete(file)
      return
    case 'site-put':
      state.sites.set(change.site.id, change.site)
      return
    case 'place-put': {
      const place = state.places.get(change.place.id)
      if (place) place.head = change.place
      else state.places.set(change.place.id, createPlace(change.place))
      return
    }
    case 'place-chosen':
      if (state.places.has(change.place)) state.place = change.place
      return
    default: {
      const place = state.places.get(change.place)
      if (place) reducePlace(place, change)
    }
  }
}

function reducePlace(place: Place, change: Extract<StateChange, { place: string }>): void {
  switch (change.change) {
    case 'place-chosen':
      return
    case 'profile':
      place.profile = change.profile
      return
    case 'redeeming':
      place.redeeming = change.redeeming
      return
    case 'rules':
      place.rules = change.rules
      return
    case 'notes':
      for (const [entry, note] of Object.entries(change.notes)) place.notes.set(entry, note)
      return
    case 'removed-photos':
      place.removedPhotos = change.removed
      place.removedPhotosDue = false
      return
    case 'expiry-told':
      place.expiryTold = change.entries
      return
    case 'goal':
      place.goal = change.goal
      return
    case 'claims-recorded':
      for (const record of change.claims) {
        if (!place.claims.has(record.claim.id)) place.claims.set(record.claim.id, record)
      }
      return
    case 'claim-moved': {
      const record = place.claims.get(change.claim)
      if (record) place.claims.set(change.claim, { ...record, progress: change.progress })
      return
    }
    case 'feed':
      if (change.after !== place.cursor) return
      for (const news of change.changes) takeIn(place, news)
      place.cursor = change.next
      place.account = change.account
      place.head = { ...place.head, member: place.head.member ?? change.member }
      return
    case 'brought-forward':
      place.brought = change.history
      place.entries.set(change.entry.id, change.entry)
      for (const model of change.models) place.models.set(model.model, model)
      return
    case 'estimated':
      for (const fact of change.facts) place.facts.set(fact.id, fact)
      for (const entry of change.entries) place.entries.set(entry.id, entry)
      for (const model of change.models) place.models.set(model.model, model)
      for (const profile of change.profiles) place.profiles.set(profile.profile, profile)
      return
    default:
      assertNever(change)
  }
}

function takeIn(place: Place, news: FeedChange): void {
  switch (news.kind) {
    case 'fact':
      if (!place.facts.has(news.fact.id)) place.facts.set(news.fact.id, news.fact)
      return
    case 'entry':
      if (!place.entries.has(news.entry.id)) place.entries.set(news.entry.id, news.entry)
      return
    case 'claim': {
      const record = place.claims.get(news.status.id)
      if (record)
        place.claims.set(news.status.id, { ...record, progress: acknowledge(record.progress, news.status) })
      return
    }
    case 'model':
      place.models.set(news.model.model, news.model)
      place.removedPhotosDue = true
      return
    case 'profile':
      place.profiles.set(news.profile.profile, news.profile)
      return
    default:
      assertNever(news)
  }
}
