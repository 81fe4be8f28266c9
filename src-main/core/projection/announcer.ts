import type { AppState, EventName, EventPayload } from '@shared/ipc/contract'
import type { FileRow } from '@shared/ipc/views'
import type { StateChange } from '@shared/state/change'
import type { Store } from '../store/store'
import { makeSlice, type Runtime, type Slice } from './app-state'
import type { Derived } from './derived'
import { fileRow, newFileRow, worthOfRow, type InHand } from './file-row'

export type AnnouncerDeps = {
  readonly store: Store
  readonly derived: () => Derived
  readonly runtime: Runtime
  readonly inHandOf: (file: string) => InHand | null
  readonly inHand: () => readonly InHand[]
  readonly emit: <K extends EventName>(name: K, payload: EventPayload<K>) => void
  /** Changes within so long are told together. */
  readonly coalesceMs: number
}

/** Tells the pages what is new: whole slices that really changed, and the rows that did. */
export type Announcer = {
  readonly state: () => AppState
  readonly rows: () => FileRow[]
  readonly row: (file: string) => FileRow | null
  readonly touch: (...slices: readonly Slice[]) => void
  readonly touchRows: (changed: readonly string[], removed: readonly string[]) => void
  readonly dispose: () => void
}

const slices = [
  'app',
  'settings',
  'slicers',
  'folders',
  'place',
  'places',
  'sites',
  'member',
  'points',
  'sync',
  'tasks',
  'outbox',
  'goal',
  'earlier',
  'downloads',
] as const satisfies readonly Slice[]
const ofPlace = [
  'place',
  'places',
  'member',
  'points',
  'sync',
  'tasks',
  'outbox',
  'goal',
] as const satisfies readonly Slice[]

/** Rows in one message. */
const mostRows = 2_000

export function createAnnouncer(deps: AnnouncerDeps): Announcer {
  const { store, derived, runtime, emit } = deps
  const dirty = new Set<Slice>()
  const dirtyRows = new Set<string>()
  const removedRows = new Set<string>()
  /** What every listener knows of a slice; none, where one of them may have asked for a newer one by itself. */
  const sent = new Map<Slice, string>()
  /** The same of each row, of what a change of the place can change; empty, where one of them may know better. */
  const told = new Map<string, string>()
  let placeMoved = false
  let historyMoved = false
  let timer: NodeJS.Timeout | null = null

  const schedule = () => {
    timer ??= setTimeout(flush, deps.coalesceMs)
  }

  const row = (id: string): FileRow | null => {
    const file = store.state.files.get(id)
    const hand = deps.inHandOf(id)
    if (file) return fileRow(file, derived(), hand)
    return hand ? newFileRow(hand) : null
  }
  const key = ({ points, publication, earned }: Pick<FileRow, 'points' | 'publication' | 'earned'>): string =>
    `${String(points)}|${String(publication)}|${String(earned)}`

  const flush = () => {
    timer = null
    const changed: Partial<AppState> = {}
    for (const slice of slices) if (dirty.has(slice)) put(changed, slice)
    dirty.clear()
    if (Object.keys(changed).length > 0) emit('state.changed', changed)
    if (placeMoved) for (const id of movedRows()) dirtyRows.add(id)
    placeMoved = false
    flushRows()
    if (historyMoved) emit('history.changed', {})
    historyMoved = false
  }

  const put = (changed: Partial<AppState>, slice: Slice) => {
    const value = makeSlice(slice, store.state, derived, runtime)
    const text = JSON.stringify(value)
    if (sent.get(slice) === text) return
    sent.set(slice, text)
    Object.assign(changed, { [slice]: value })
  }

  const movedRows = (): string[] => {
    const now = derived()
    const moved: string[] = []
    for (const file of store.state.files.values()) {
      if (told.get(file.id) !== key(worthOfRow(file, now))) moved.push(file.id)
    }
    return moved
  }

  const flushRows = () => {
    const upserted = [...dirtyRows].flatMap((id) => row(id) ?? [])
    dirtyRows.clear()
    const removed = [...removedRows].filter((id) => row(id) === null)
    removedRows.clear()
    for (const one of upserted) told.set(one.id, key(one))
    for (const id of removed) told.delete(id)
    if (upserted.length === 0 && removed.length === 0) return
    emit('files.changed', { upserted: upserted.slice(0, mostRows), removed })
    for (let at = mostRows; at < upserted.length; at += mostRows) {
      emit('files.changed', { upserted: upserted.slice(at, at + mostRows), removed: [] })
    }
  }

  const touch = (...touched: readonly Slice[]) => {
    for (const slice of touched) dirty.add(slice)
    schedule()
  }

  const onChange = (changes: readonly StateChange[]) => {
    for (const change of changes) {
      switch (change.change) {
        case 'settings':
          touch('settings')
          break
        case 'folder-put':
        case 'folder-forgotten':
          touch('folders', 'slicers')
          break
        case 'file-put':
          dirtyRows.add(change.file.id)
          break
        case 'file-gone':
          dirtyRows.add(change.file)
          break
        case 'files-forgotten':
          for (const id of change.files) removedRows.add(id)
          break
        case 'site-put':
          touch('sites', 'place')
          break
        default:
          touch(...ofPlace)
          placeMoved = true
          historyMoved = true
      }
    }
    schedule()
  }
  const end = store.onChange(onChange)

  return {
    state: () => {
      sent.clear()
      return Object.fromEntries(
        slices.map((slice) => [slice, makeSlice(slice, store.state, derived, runtime)]),
      ) as AppState
    },
    rows: () => {
      const now = derived()
      const recorded = [...store.state.files.values()].map((file) => fileRow(file, now, null))
      for (const one of recorded) {
        const fresh = key(one)
        told.set(one.id, (told.get(one.id) ?? fresh) === fresh ? fresh : '')
      }
      const byId = new Map(recorded.map((one) => [one.id, one]))
      for (const hand of deps.inHand()) {
        const one = row(hand.id)
        if (one) byId.set(one.id, one)
      }
      return [...byId.values()].sort((a, b) => (a.seenAt < b.seenAt ? 1 : a.seenAt > b.seenAt ? -1 : 0))
    },
    row,
    touch,
    touchRows: (changed, removed) => {
      for (const id of changed) dirtyRows.add(id)
      for (const id of removed) removedRows.add(id)
      schedule()
    },
    dispose: () => {
      if (timer) clearTimeout(timer)
      timer = null
      end()
    },
  }
}
