import community from '../../../resources/programmes/community-standing.json'
import type { ModelView } from '@shared/ipc/models-view'
import type { BadgeView, CommunityStandingView } from '@shared/ipc/standing-view'

const { levels, rules } = community

type Told = { readonly points: number; readonly level: number; readonly known: boolean }

/** Where the member stands on 21 November; a newcomer stands at the beginning of the same ladder. */
export function fakeStanding(known: boolean): CommunityStandingView {
  const told: Told = known ? { points: 240, level: 24, known } : { points: 0, level: 0, known }
  const titles = levels.titles.map(({ from, title }, index) => {
    const to = (levels.titles[index + 1]?.from ?? levels.max + 1) - 1
    const label = levels.privileges.find(({ level }) => level >= from && level <= to)?.label
    return { from, to, title, unlocks: label ? { privilege: 'profile-flair' as const, label } : null }
  })
  const here = titles.findLast(({ from }) => told.level >= from)
  return {
    programmeName: community.name,
    about: community.about,
    timeZone: 'UTC',
    ...told,
    highest: levels.max,
    title: here?.title ?? { en: '', de: '', 'zh-CN': '' },
    toNextLevel: 10,
    pointsPerLevel: levels.pointsPerLevel,
    titles,
    joinedAt: known ? '2023-02-09T10:00:00.000Z' : null,
    ways: rules
      .filter(({ kind }) => !kind.endsWith('badge'))
      .map(({ id, name, wording, kind }) => ({
        rule: id,
        name,
        wording,
        count: kind === 'counter' ? (known ? (id === 'posts' ? 312 : 187) : 0) : null,
        every: kind === 'counter' ? 100 : null,
        next:
          kind === 'counter'
            ? {
                at: known ? (id === 'posts' ? 400 : 200) : 100,
                togo: known ? (id === 'posts' ? 88 : 13) : 100,
                points: 20,
              }
            : null,
        comes: kind === 'anniversary' && known ? { at: '2027-02-09T00:00:00.000Z', points: 40 } : null,
      })),
    badges: rules.filter(({ kind }) => kind.endsWith('badge')).map((rule) => badge(rule, known)),
  }
}

const earnedOn: Readonly<Record<string, string>> = {
  'badge:featured': '2025-06-14T10:00:00.000Z',
  'badge:cura-contributor': '2026-05-02T10:00:00.000Z',
}
const counted: Readonly<Record<string, { readonly count: number; readonly needed: number }>> = {
  'badge:brainiac': { count: 17, needed: 25 },
  'badge:likable-guy': { count: 187, needed: 201 },
}

function badge({ id, name, ask, wording, points }: (typeof rules)[number], known: boolean): BadgeView {
  const earnedAt = known ? (earnedOn[id] ?? null) : null
  const progress = counted[id]
  return {
    rule: id,
    name,
    asks: ask,
    wording,
    points,
    earned: earnedAt !== null,
    earnedAt,
    progress: progress ? { count: known ? progress.count : 0, needed: progress.needed } : null,
  }
}

const removedPhotos: ModelView['removedPhotos'] = [
  {
    model: 'm-1',
    photo: 'b'.repeat(64),
    removedAt: '2026-11-20T09:12:00.000Z',
    reason: 'This shows a bought pot, not a print of the model.',
    coverNow: 'file',
  },
  {
    model: 'm-1',
    photo: 'c'.repeat(64),
    removedAt: '2026-11-19T16:40:00.000Z',
    reason: 'A person can be recognised in the background.',
    coverNow: null,
  },
]

/** What was published by 21 November. */
export const fakeModels = (photosRemoved: boolean): ModelView[] => [
  {
    model: 'm-3',
    title: 'Cable comb 24-pin',
    origin: 'original',
    state: 'waiting-for-approval',
    uploadedAt: '2026-11-21T11:05:00.000Z',
    downloads: null,
    points: 0,
    next: null,
    left: null,
    file: null,
    cover: null,
    removedPhotos: [],
    profiles: [],
  },
  {
    model: 'm-1',
    title: 'Ripple planter',
    origin: 'original',
    state: 'approved',
    uploadedAt: '2026-03-07T18:00:00.000Z',
    downloads: 637,
    points: 255,
    next: { at: 650, togo: 13, points: 20 },
    left: 2760,
    file: 'ripple',
    cover: null,
    removedPhotos: photosRemoved ? removedPhotos : [],
    profiles: [
      {
        profile: 'p-1',
        title: '0.20 mm Standard',
        uploadedAt: '2026-03-07T18:00:00.000Z',
        downloads: 212,
        points: 20,
        next: { at: 250, togo: 38, points: 5 },
        left: 780,
      },
    ],
  },
  {
    model: 'm-2',
    title: 'Honeycomb tray',
    origin: 'remix',
    state: 'approved',
    uploadedAt: '2026-02-12T18:00:00.000Z',
    downloads: 31,
    points: 10,
    next: { at: 50, togo: 19, points: 20 },
    left: 3000,
    file: 'hex',
    cover: null,
    removedPhotos: [],
    profiles: [],
  },
]
