import type { AppState } from '@shared/ipc/contract'
import type { FileRow, OutboxItemView, PendingRow } from '@shared/ipc/views'
import type { BridgeEvent } from '../bridge'
import type { FakeFile } from './files'
import { fakeId } from './ids'
import type { Scenario } from './scenario'

export type Deps = {
  readonly now: () => Date
  /** Does something a little later; at once in tests. */
  readonly later: (ms: number, act: () => void) => void
}

export type FakeMemory = ReturnType<typeof createMemory>

/** What the fake keeps between two requests, and tells whoever listens when it changes. */
export function createMemory(scene: Scenario, { now, later }: Deps) {
  let state = scene.state
  let files = new Map(scene.files.map((file) => [file.row.id, file]))
  let pending = scene.pending
  let confirmedSum = 0
  let nextId = 100
  const listeners = new Set<(event: BridgeEvent) => void>()
  const emit = (event: BridgeEvent) => {
    for (const listener of listeners) listener(event)
  }
  const change = (part: Partial<AppState>) => {
    state = { ...state, ...part }
    emit({ name: 'state.changed', payload: part })
  }
  const pendingSum = () => pending.reduce((sum, row) => sum + row.amount, 0)
  const setFiles = (changed: readonly FakeFile[]) => {
    files = new Map([...files, ...changed.map((file) => [file.row.id, file] as const)])
    emit({ name: 'files.changed', payload: { upserted: changed.map(({ row }) => row), removed: [] } })
  }

  return {
    scene,
    now,
    later,
    get state() {
      return state
    },
    get files(): ReadonlyMap<string, FakeFile> {
      return files
    },
    get pending() {
      return pending
    },
    get confirmedSum() {
      return confirmedSum
    },
    newId: () => fakeId(nextId++),
    newFolderId: () => `added-${nextId++}`,
    change,
    setFiles,
    changeFile: (id: string, row: Partial<FileRow>) => {
      const file = files.get(id)
      if (file) setFiles([{ ...file, row: { ...file.row, ...row } }])
    },
    changePending: (next: readonly PendingRow[]) => {
      pending = next
      emit({ name: 'history.changed', payload: {} })
      change({ points: { ...state.points, pending: pendingSum() } })
    },
    changeOutbox: (id: string, part: Partial<OutboxItemView> | null) => {
      const outbox = state.outbox.flatMap((item) =>
        item.id !== id ? [item] : part === null ? [] : [{ ...item, ...part }],
      )
      change({
        outbox,
        sync: { ...state.sync, waiting: outbox.filter((item) => item.state === 'waiting-to-sync').length },
      })
    },
    /** Moves the points of an action from pending to the balance. */
    confirm: (claim: string, amount: number) => {
      pending = pending.filter((row) => row.claim !== claim)
      confirmedSum += amount
      change({
        points: {
          ...state.points,
          balance: state.points.balance + amount,
          pending: pendingSum(),
          confirmedAt: now().toISOString(),
        },
        sync: { ...state.sync, state: 'idle', lastAt: now().toISOString(), nextTryAt: null },
      })
      emit({ name: 'history.changed', payload: {} })
    },
    subscribe: (listener: (event: BridgeEvent) => void) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
