import type { AppState } from '@shared/ipc/contract'
import type { OutboxItemView, TaskView } from '@shared/ipc/views'
import { fakeId } from './ids'
import { programmeName, sections, task } from './rules'

export const fakeSite: AppState['sites'][number] = {
  id: 'nexprint',
  name: 'Nexprint',
  programme: 'creator-rewards',
  pages: {
    tasks: 'https://www.nexprint.example/rewards',
    upload: 'https://www.nexprint.example/upload',
    store: 'https://www.nexprint.example/store',
  },
  official: false,
}

const opensAt = '2026-12-01T00:00:00.000Z'
const cap = (
  limit: number,
  used: number,
  pending: number,
  gaveNothing = 0,
): NonNullable<TaskView['cap']> => ({
  limit,
  used,
  pending,
  left: Math.max(0, limit - used - pending),
  month: '2026-11',
  opensAt,
  gaveNothing,
})

/** The tasks of 21 November: one beginner task is left, one cap is reached. */
const novemberTasks = (): TaskView[] => [
  task({
    rule: 'set-preference',
    points: 10,
    state: 'complete',
    action: 'set-preference',
    earned: 10,
    doneWith: 'Mechanical Design, Art Sculpture',
  }),
  task({ rule: 'nickname-avatar', points: 5, state: 'to-do', action: 'set-identity' }),
  task({ rule: 'complete-profile', points: 5, state: 'complete', action: 'set-profile', earned: 5 }),
  task({
    rule: 'setup-printer',
    points: 5,
    state: 'complete',
    action: 'set-up-printer',
    earned: 5,
    doneWith: 'Elegoo Neptune 4 Pro',
  }),
  task({
    rule: 'first-model-upload',
    points: 30,
    state: 'complete',
    action: 'publish-a-file',
    earned: 30,
    doneWith: 'Ripple planter',
  }),
  task({
    rule: 'first-print-profile',
    points: 20,
    state: 'complete',
    action: 'publish-a-file',
    earned: 20,
    doneWith: '0.20 mm Standard',
  }),
  task({
    rule: 'model-upload',
    points: 10,
    state: 'cap-reached',
    action: 'publish-a-file',
    earned: 600,
    cap: cap(300, 300, 0, 4),
  }),
  task({
    rule: 'model-first-profile',
    points: 5,
    state: 'waiting-to-sync',
    action: 'publish-a-file',
    earned: 180,
    pending: 10,
    cap: cap(150, 105, 10),
  }),
  task({
    rule: 'excellent-model',
    points: 20,
    state: 'open',
    action: 'none',
    earned: 240,
    milestones: [
      { subject: 'm-1', label: 'Ripple planter', total: 637, points: 240, nextAt: 650, nextPoints: 20 },
    ],
  }),
  task({
    rule: 'excellent-profile',
    points: 5,
    state: 'open',
    action: 'none',
    earned: 20,
    milestones: [
      { subject: 'p-1', label: '0.20 mm Standard', total: 212, points: 20, nextAt: 250, nextPoints: 5 },
    ],
  }),
  task({ rule: 'print-review', points: 10, state: 'open', action: 'none', earned: 120, cap: cap(70, 44, 0) }),
  task({ rule: 'feedback', points: 2, state: 'open', action: 'none', earned: 6 }),
]

export const newcomerTasks = (): TaskView[] => [
  task({ rule: 'set-preference', points: 10, state: 'to-do', action: 'set-preference' }),
  task({ rule: 'nickname-avatar', points: 5, state: 'to-do', action: 'set-identity' }),
  task({ rule: 'complete-profile', points: 5, state: 'to-do', action: 'set-profile' }),
  task({ rule: 'setup-printer', points: 5, state: 'to-do', action: 'set-up-printer' }),
  task({ rule: 'first-model-upload', points: 30, state: 'to-do', action: 'publish-a-file' }),
  task({ rule: 'first-print-profile', points: 20, state: 'to-do', action: 'publish-a-file' }),
  task({ rule: 'model-upload', points: 10, state: 'open', action: 'publish-a-file', cap: cap(300, 0, 0) }),
  task({
    rule: 'model-first-profile',
    points: 5,
    state: 'open',
    action: 'publish-a-file',
    cap: cap(150, 0, 0),
  }),
  task({ rule: 'excellent-model', points: 20, state: 'open', action: 'none' }),
  task({ rule: 'excellent-profile', points: 5, state: 'open', action: 'none' }),
  task({ rule: 'print-review', points: 10, state: 'open', action: 'none', cap: cap(70, 0, 0) }),
  task({ rule: 'feedback', points: 2, state: 'open', action: 'none' }),
]

export const waitingItems = (): OutboxItemView[] => [
  {
    id: fakeId(1),
    kind: 'publish-profile',
    label: 'Honeycomb tray',
    file: 'carrier',
    state: 'waiting-to-sync',
    madeAt: '2026-11-21T13:40:00.000Z',
    attempts: 2,
    nextTryAt: '2026-11-21T14:32:00.000Z',
    error: { code: 'service-unreachable' },
    upload: null,
  },
  {
    id: fakeId(4),
    kind: 'publish-profile',
    label: 'Lattice lamp',
    file: null,
    state: 'waiting-to-sync',
    madeAt: '2026-11-21T13:58:00.000Z',
    attempts: 1,
    nextTryAt: '2026-11-21T14:32:00.000Z',
    error: { code: 'service-unreachable' },
    upload: null,
  },
  {
    id: fakeId(2),
    kind: 'publish-model',
    label: 'Cable comb 24-pin',
    file: null,
    state: 'waiting-for-approval',
    madeAt: '2026-11-21T11:05:00.000Z',
    attempts: 1,
    nextTryAt: null,
    error: null,
    upload: null,
  },
  {
    id: fakeId(3),
    kind: 'publish-profile',
    label: '0.20 mm Strong PETG',
    file: 'petg',
    state: 'refused',
    madeAt: '2026-11-20T20:14:00.000Z',
    attempts: 1,
    nextTryAt: null,
    error: { code: 'model-unknown' },
    upload: null,
  },
]

export function novemberState(): AppState {
  return {
    app: {
      version: '0.1.0',
      platform: 'linux',
      systemLocale: 'en-GB',
      demo: false,
      dataFolder: '/home/mara/.local/share/Firstlayer',
      recovered: null,
    },
    settings: { guideDone: true, language: null, appearance: 'system', paused: false },
    slicers: [
      {
        id: 'elegoo',
        name: 'Elegoo Slicer',
        version: '1.5.1',
        family: 'elegoo',
        dataFolder: '/home/mara/.config/ElegooSlicer',
        printers: [{ vendor: 'Elegoo', model: 'Elegoo Neptune 4 Pro', nozzles: ['0.4'] }],
      },
      {
        id: 'orca',
        name: 'OrcaSlicer',
        version: '2.3.0',
        family: 'orca',
        dataFolder: '/home/mara/.config/OrcaSlicer',
        printers: [],
      },
    ],
    folders: [
      {
        id: 'f1',
        path: '/home/mara/3D',
        kind: 'exports',
        slicer: 'elegoo',
        state: 'accepted',
        watching: 'yes',
        publishByItself: false,
      },
      {
        id: 'f2',
        path: '/home/mara/.config/ElegooSlicer',
        kind: 'slicer-data',
        slicer: 'elegoo',
        state: 'accepted',
        watching: 'yes',
        publishByItself: false,
      },
      {
        id: 'f3',
        path: '/media/stick/exports',
        kind: 'exports',
        slicer: null,
        state: 'accepted',
        watching: 'missing',
        publishByItself: true,
      },
      {
        id: 'f4',
        path: '/home/mara/.config/OrcaSlicer',
        kind: 'slicer-data',
        slicer: 'orca',
        state: 'offered',
        watching: 'no',
        publishByItself: false,
      },
    ],
    place: { kind: 'service', address: 'https://rewards.harbour-makers.example', name: 'Harbour Makers' },
    sites: [fakeSite],
    member: {
      nickname: '',
      avatar: null,
      bio: 'Prints in the evening.',
      region: 'Bremen',
      tags: ['Mechanical Design', 'Art Sculpture'],
    },
    points: { kind: 'confirmed', balance: 1240, pending: 10, confirmedAt: '2026-11-21T13:31:00.000Z' },
    sync: {
      state: 'waiting',
      waiting: 2,
      lastAt: '2026-11-21T13:31:00.000Z',
      nextTryAt: '2026-11-21T14:32:00.000Z',
      error: null,
    },
    tasks: { programmeName, timeZone: 'UTC', sections: [...sections], tasks: novemberTasks() },
    outbox: waitingItems(),
  }
}
