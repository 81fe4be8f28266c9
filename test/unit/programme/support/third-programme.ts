import { loadProgramme } from '@shared/programme/load'
import type { Programme } from '@shared/programme/schema'

const said = (text: string) => ({ en: text, de: text, 'zh-CN': text })

const words = (id: string) => ({
  id,
  section: 'all',
  name: said(id),
  ask: said(`ask of ${id}`),
  wording: said(`wording of ${id}`),
})

/** A school's programme, made up: every rule kind, with nothing in common with the shipped ones but the kinds. */
export const schoolJson = {
  id: 'school-makers',
  version: '2026.2',
  name: said('School makers'),
  unit: said('stars'),
  spendable: true,
  timeZone: 'Pacific/Kiritimati',
  expiry: { months: 6 },
  sections: [{ id: 'all', name: said('All') }],
  requiredFields: ['class'],
  rules: [
    {
      kind: 'once',
      ...words('pick-topics'),
      points: 3,
      fact: 'preferences.set',
      where: { tags: { atLeast: 3 } },
    },
    {
      kind: 'once',
      ...words('tell-us'),
      points: 4,
      fact: 'profile.set',
      collect: { list: 'fields', all: 'requiredFields' },
    },
    {
      kind: 'per-subject',
      ...words('any-model'),
      points: 7,
      fact: 'model.approved',
      subject: 'model',
      where: { origin: { oneOf: ['repost', 'remix'] } },
      scope: 'everyone',
      cap: { points: 20, per: 'week' },
    },
    {
      kind: 'per-subject',
      ...words('printed'),
      points: 1,
      fact: 'review.posted',
      subject: 'model',
      where: { rating: { atLeast: 4 } },
      scope: 'member',
      cap: { points: 2, per: 'ever' },
    },
    {
      kind: 'milestone',
      ...words('liked-profile'),
      fact: 'print_profile.downloads',
      origins: ['original'],
      tiers: [
        { above: 0, every: 3, points: 1 },
        { above: 10, every: 5, points: 2 },
        { above: 20, every: 10, points: 5 },
      ],
      maxPerSubject: 14,
    },
    {
      kind: 'scored',
      ...words('photo-day'),
      fact: 'review.posted',
      subject: 'model',
      exceptOwner: false,
      parts: [
        { name: 'there', first: 1, later: 1 },
        { name: 'photo', where: { photo: { is: true } }, first: 9, later: 3 },
      ],
      max: { first: 8, later: 4 },
      cap: { points: 9, per: 'day' },
    },
    {
      kind: 'counter',
      ...words('three-models'),
      points: 2,
      every: 3,
      counts: { fact: 'model.approved', subject: 'model', removedBy: 'model.revoked' },
    },
    { kind: 'anniversary', ...words('years'), points: 1 },
    {
      kind: 'threshold-badge',
      ...words('badge:critic'),
      points: 0,
      atLeast: 2,
      counts: { fact: 'review.posted', subject: 'review' },
    },
    { kind: 'granted-badge', ...words('badge:captain'), points: 11 },
  ],
  levels: {
    pointsPerLevel: 4,
    max: 5,
    titles: [
      { from: 0, title: said('Novice') },
      { from: 2, title: said('Adept') },
    ],
    privileges: [{ level: 1, privilege: 'feedback-vote', label: said('Vote') }],
  },
}

export function school(changes: Partial<typeof schoolJson> & { readonly from?: string } = {}): Programme {
  const loaded = loadProgramme({ ...schoolJson, ...changes })
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.error))
  return loaded.value
}
