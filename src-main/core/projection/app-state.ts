import type { AppState } from '@shared/ipc/contract'
import type { FolderView, KnownPlace, PlaceView, Site } from '@shared/ipc/views'
import { currentPlace, noProfile, type Place, type State } from '@shared/state/state'
import type { Derived } from './derived'
import { pointKind } from './history'
import { outboxView, type Uploads } from './outbox-view'
import { tasksView } from './tasks'

export type Runtime = {
  readonly app: AppState['app']
  readonly isUsualPlace: (path: string) => boolean
  readonly watchingOf: (folder: string) => FolderView['watching']
  readonly slicers: () => AppState['slicers']
  readonly sync: () => AppState['sync']
  readonly uploads: Uploads
  readonly earlier: () => AppState['earlier']
  readonly downloads: () => AppState['downloads']
  readonly shippedSites: readonly Site[]
}

export type Slice = keyof AppState

/** Each slice of the state that every page may need, made from what is recorded and what is going on. */
export function makeSlice<K extends Slice>(
  slice: K,
  state: State,
  derived: () => Derived,
  runtime: Runtime,
): AppState[K] {
  return makers[slice](state, derived, runtime)
}

type Makers = {
  readonly [K in Slice]: (state: State, derived: () => Derived, runtime: Runtime) => AppState[K]
}

const makers: Makers = {
  app: (_state, _derived, { app }) => app,
  settings: ({ settings }) => settings,
  slicers: (_state, _derived, { slicers }) => slicers(),
  folders: ({ folders }, _derived, { watchingOf, isUsualPlace }) =>
    [...folders.values()].map(({ id, path, kind, slicer, state, publishByItself, ignore }) => ({
      id,
      path,
      kind,
      slicer,
      from: slicer !== null ? 'slicer' : isUsualPlace(path) ? 'usual-place' : 'you',
      state,
      publishByItself,
      ignore,
      watching: state === 'accepted' ? watchingOf(id) : 'no',
    })),
  place: (state, _derived, { shippedSites }) => placeView(currentPlace(state), sitesOf(state, shippedSites)),
  places: (state) => [...state.places.values()].map((place) => knownPlace(place, state.place)),
  sites: (state, _derived, { shippedSites }) => [...sitesOf(state, shippedSites)],
  member: (state) => currentPlace(state)?.profile ?? noProfile,
  points: (_state, derived) => {
    const { place, standing } = derived()
    let balance = 0
    for (const entry of place?.entries.values() ?? []) {
      if (entry.programme === standing.programme.id) balance += entry.amount
    }
    return {
      kind: pointKind(place),
      balance,
      pending: standing.pending.reduce((sum, { draft }) => sum + draft.amount, 0),
      confirmedAt: place?.account?.at ?? null,
    }
  },
  sync: (_state, _derived, { sync }) => sync(),
  tasks: (state, derived) => tasksView(state, derived().standing),
  earlier: (_state, _derived, { earlier }) => earlier(),
  downloads: (_state, _derived, { downloads }) => downloads(),
  goal: (state) => currentPlace(state)?.goal ?? null,
  outbox: (state, _derived, { sync, uploads }) => outboxView(currentPlace(state), sync(), uploads),
}

/** The member's own descriptions before the shipped ones of the same id. */
export function sitesOf(state: State, shipped: readonly Site[]): readonly Site[] {
  return [...new Map([...shipped.map((site) => [site.id, site] as const), ...state.sites]).values()]
}

function knownPlace({ head, profile, claims }: Place, current: string | null): KnownPlace {
  const { id, kind, name, address, member } = head
  const unsent = [...claims.values()].filter(({ progress }) =>
    ['waiting', 'sending', 'paused'].includes(progress.state),
  )
  return {
    id,
    kind,
    name,
    address,
    nickname: profile.nickname,
    member,
    current: id === current,
    waiting: unsent.length,
  }
}

function placeView(place: Place | null, sites: readonly Site[]): PlaceView {
  switch (place?.head.kind) {
    case undefined:
      return { kind: 'none' }
    case 'practice':
      return { kind: 'practice' }
    case 'service':
      return { kind: 'service', address: place.head.address ?? '', name: place.head.name }
    case 'assisted': {
      const site = sites.find(({ id }) => id === place.head.site)
      return site ? { kind: 'assisted', site } : { kind: 'none' }
    }
  }
}
