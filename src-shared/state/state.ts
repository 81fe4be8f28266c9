import type { Account, PublishedModel, PublishedProfile, RemovedPhoto } from '../api/contract'
import type { Fact } from '../facts/fact'
import type { Goal } from '../ipc/goal'
import type { Redeeming } from '../ipc/shop'
import type { MemberView, SettingsView, Site } from '../ipc/views'
import type { BroughtForward } from '../programme/brought-forward'
import type { Entry } from '../ledger/entry'
import {
  documentNumber,
  type ClaimRecord,
  type FileRecord,
  type FolderRecord,
  type PlaceHead,
  type StateDocument,
} from './document'
import type { KeptRules } from './kept-rules'

/** The same as the document, by id: one change of fifty thousand files touches one. Maps keep the order of arrival. */
export type State = {
  settings: SettingsView
  readonly folders: Map<string, FolderRecord>
  readonly files: Map<string, FileRecord>
  readonly sites: Map<string, Site>
  place: string | null
  readonly places: Map<string, Place>
}

export type Place = {
  head: PlaceHead
  profile: MemberView
  cursor: number
  account: Account | null
  readonly claims: Map<string, ClaimRecord>
  readonly facts: Map<string, Fact>
  readonly entries: Map<string, Entry>
  readonly models: Map<string, PublishedModel>
  readonly profiles: Map<string, PublishedProfile>
  brought: BroughtForward | null
  goal: Goal | null
  redeeming: Redeeming | null
  expiryTold: readonly string[]
  rules: KeptRules
  readonly notes: Map<string, string>
  removedPhotos: readonly RemovedPhoto[]
  removedPhotosDue: boolean
}

export const noProfile: MemberView = { nickname: '', avatar: null, bio: '', region: '', tags: [] }

export const createPlace = (head: PlaceHead): Place => ({
  head,
  profile: noProfile,
  cursor: 0,
  account: null,
  claims: new Map(),
  facts: new Map(),
  entries: new Map(),
  models: new Map(),
  profiles: new Map(),
  brought: null,
  goal: null,
  redeeming: null,
  expiryTold: [],
  rules: null,
  notes: new Map(),
  removedPhotos: [],
  removedPhotosDue: true,
})

export function fromDocument(document: StateDocument): State {
  return {
    settings: document.settings,
    folders: new Map(document.folders.map((folder) => [folder.id, folder])),
    files: new Map(document.files.map((file) => [file.id, file])),
    sites: new Map(document.sites.map((site) => [site.id, site])),
    place: document.place,
    places: new Map(
      document.places.map((place) => [
        place.head.id,
        {
          head: place.head,
          profile: place.profile,
          cursor: place.cursor,
          account: place.account,
          claims: new Map(place.claims.map((record) => [record.claim.id, record])),
          facts: new Map(place.facts.map((fact) => [fact.id, fact])),
          entries: new Map(place.entries.map((entry) => [entry.id, entry])),
          models: new Map(place.models.map((model) => [model.model, model])),
          profiles: new Map(place.profiles.map((profile) => [profile.profile, profile])),
          brought: place.brought,
          goal: place.goal,
          redeeming: place.redeeming,
          expiryTold: place.expiryTold,
          rules: place.rules,
          notes: new Map(Object.entries(place.notes)),
          removedPhotos: place.removedPhotos,
          removedPhotosDue: place.removedPhotosDue,
        },
      ]),
    ),
  }
}

export function toDocument(state: State): StateDocument {
  return {
    number: documentNumber,
    settings: state.settings,
    folders: [...state.folders.values()],
    files: [...state.files.values()],
    sites: [...state.sites.values()],
    place: state.place,
    places: [...state.places.values()].map((place) => ({
      head: place.head,
      profile: place.profile,
      cursor: place.cursor,
      account: place.account,
      claims: [...place.claims.values()],
      facts: [...place.facts.values()],
      entries: [...place.entries.values()],
      models: [...place.models.values()],
      profiles: [...place.profiles.values()],
      brought: place.brought,
      goal: place.goal,
      redeeming: place.redeeming,
      expiryTold: [...place.expiryTold],
      rules: place.rules,
      notes: Object.fromEntries(place.notes),
      removedPhotos: [...place.removedPhotos],
      removedPhotosDue: place.removedPhotosDue,
    })),
  }
}

/** The place that points are shown and claimed for now; null before one was chosen. */
export const currentPlace = (state: State): Place | null =>
  state.place === null ? null : (state.places.get(state.place) ?? null)
