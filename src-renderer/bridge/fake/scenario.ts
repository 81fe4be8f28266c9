import type { AppState } from '@shared/ipc/contract'
import type { AppError } from '@shared/errors'
import type { PendingRow } from '@shared/ipc/views'
import { fakeFiles, manyFiles, type FakeFile } from './files'
import { pendingRow, pointsOfMany } from './history'
import { fakeId } from './ids'
import { fakeSite, newcomerTasks, novemberState } from './state'

export const scenarioNames = [
  'full',
  'photos-removed',
  'first',
  'empty',
  'loading',
  'page-loading',
  'offline',
  'error',
  'practice',
  'assisted',
  'site-first',
  'demo',
  'new-club',
  'many',
] as const
export type ScenarioName = (typeof scenarioNames)[number]

export type Scenario = {
  readonly state: AppState
  readonly files: readonly FakeFile[]
  readonly pending: readonly PendingRow[]
  readonly hasHistory: boolean
  /** The team removed photos of one of the models. */
  readonly photosRemoved: boolean
  /** How many entries the ledger has; null for those of the design's pictures. */
  readonly entries: number | null
  /** Every request answers with it, but for `state.get`. */
  readonly refuse: AppError | null
  /** Which requests never get an answer: all of them, or all but `state.get`. */
  readonly silent: 'all' | 'pages' | null
  readonly reachable: boolean
}

/** So long a list has to stay smooth. */
const manyRows = 50_000

const november = (now: Date): Scenario => ({
  state: novemberState(),
  files: fakeFiles(now),
  pending: [
    pendingRow(
      fakeId(4),
      'model-first-profile',
      'Lattice lamp',
      5,
      '2026-11-21T13:58:00.000Z',
      'waiting-to-sync',
      {
        asked: 5,
        cap: { limit: 150, usedBefore: 110, month: '2026-11' },
        nth: 23,
      },
    ),
    pendingRow(
      fakeId(1),
      'model-first-profile',
      'Honeycomb tray',
      5,
      '2026-11-21T13:40:00.000Z',
      'waiting-to-sync',
      {
        asked: 5,
        cap: { limit: 150, usedBefore: 105, month: '2026-11' },
        nth: 22,
      },
    ),
    pendingRow(
      fakeId(2),
      'model-upload',
      'Cable comb 24-pin',
      0,
      '2026-11-21T11:05:00.000Z',
      'waiting-for-approval',
      {
        asked: 10,
        cap: { limit: 300, usedBefore: 300, month: '2026-11' },
        nth: 35,
      },
    ),
  ],
  hasHistory: true,
  photosRemoved: false,
  entries: null,
  refuse: null,
  silent: null,
  reachable: true,
})

function newcomer(now: Date): Scenario {
  const base = november(now)
  const { state } = base
  return {
    ...base,
    files: [],
    pending: [],
    hasHistory: false,
    state: {
      ...state,
      place: { kind: 'none' },
      places: [],
      folders: state.folders
        .filter(({ from }) => from !== 'you')
        .map((folder) => ({ ...folder, state: 'offered', watching: 'no', publishByItself: false })),
      slicers: state.slicers.map((slicer) => ({ ...slicer, printers: [] })),
      member: { nickname: '', avatar: null, bio: '', region: '', tags: [] },
      points: { kind: 'practice', balance: 0, pending: 0, confirmedAt: null },
      sync: { state: 'nothing-to-sync', waiting: 0, lastAt: null, nextTryAt: null, error: null },
      downloads: [],
      tasks: { ...state.tasks, tasks: newcomerTasks() },
      outbox: [],
      goal: null,
    },
  }
}

/** What a plain browser and the tests can start from. */
export function scenario(name: ScenarioName, now: Date): Scenario {
  const full = november(now)
  const fresh = newcomer(now)
  switch (name) {
    case 'full':
      return full
    case 'photos-removed':
      return { ...full, photosRemoved: true }
    case 'many':
      return {
        ...full,
        files: manyFiles(now, manyRows),
        entries: manyRows,
        state: { ...full.state, points: { ...full.state.points, balance: pointsOfMany(manyRows) } },
      }
    case 'loading':
      return { ...full, silent: 'all' }
    case 'page-loading':
      return { ...full, silent: 'pages' }
    case 'error':
      return { ...full, refuse: { code: 'unexpected', params: { at: 'fake' } } }
    case 'offline':
      return {
        ...full,
        reachable: false,
        state: {
          ...full.state,
          sync: { ...full.state.sync, state: 'unreachable', error: { code: 'service-unreachable' } },
        },
      }
    case 'first':
      return { ...fresh, state: { ...fresh.state, settings: { ...fresh.state.settings, guideDone: false } } }
    case 'empty':
      return fresh
    case 'practice':
      return {
        ...full,
        state: { ...fresh.state, folders: full.state.folders, place: { kind: 'practice' } },
        pending: [],
        hasHistory: false,
      }
    case 'assisted':
      return {
        ...full,
        pending: [],
        state: {
          ...full.state,
          place: { kind: 'assisted', site: fakeSite },
          points: { kind: 'estimate', balance: 1240, pending: 0, confirmedAt: null },
          sync: { state: 'nothing-to-sync', waiting: 0, lastAt: null, nextTryAt: null, error: null },
          outbox: [],
        },
      }
    case 'site-first':
      return {
        ...fresh,
        state: {
          ...fresh.state,
          place: { kind: 'assisted', site: fakeSite },
          points: { kind: 'estimate', balance: 0, pending: 0, confirmedAt: null },
        },
      }
    case 'new-club':
      return {
        ...fresh,
        state: {
          ...fresh.state,
          place: full.state.place,
          points: { kind: 'confirmed', balance: 0, pending: 0, confirmedAt: '2026-11-21T13:31:00.000Z' },
          sync: { ...full.state.sync, state: 'idle', waiting: 0, nextTryAt: null },
        },
      }
    case 'demo':
      return {
        ...fresh,
        files: full.files,
        state: {
          ...fresh.state,
          app: { ...fresh.state.app, demo: true },
          settings: { ...fresh.state.settings, guideDone: false },
        },
      }
  }
}
