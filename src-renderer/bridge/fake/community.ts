import type { CatalogueModel, ModelPage, Review, Suggestion } from '@shared/api/contract'
import type { CommunityModel, ReviewForm, ReviewWorth } from '@shared/ipc/community'
import { fakeId } from './ids'
import { fakePicture, type FakeShape } from './pictures'
import { creatorRules } from './rules'

const perPage = 24
const hash = (n: number) => n.toString(16).padStart(64, '0')
const before = (now: Date, hours: number) => new Date(now.getTime() - hours * 3_600_000).toISOString()

type Told = readonly [title: string, by: string | null, shape: FakeShape | null, ink: string]

/** The newest first; those after them are for the pages that follow. */
const photos: ReadonlyMap<string, string> = new Map([
  ['a'.repeat(64), fakePicture('box', '#765000')],
  ['b'.repeat(64), fakePicture('planter', '#2A4FB0')],
])

const told: readonly Told[] = [
  ['Drawer divider, parametric', 'Otto Brandt', 'box', '#2a4fb0'],
  ['Cable clip for 6 mm desk edges', 'Li Wen', 'hooks', '#0f6b3c'],
  ['Herringbone gear bearing', 'printsmith', 'gear', '#a31946'],
  ['Self-watering planter', null, 'planter', '#765000'],
  ['Headphone hook', 'Mara', 'hooks', '#e4541a'],
  ['Spool holder with bearings', 'Harbour workshop', 'gear', '#435154'],
  ['Lid for jars with a 70 mm thread', 'Li Wen', null, ''],
  ['Stackable sorting box', 'Otto Brandt', 'box', '#765000'],
]

const description =
  'Prints flat without supports, in about two hours. Four sizes are on the plates; the wall is three lines thick, so that it carries a drawer full of screws.'

function model(n: number, now: Date): CatalogueModel {
  const [title, by] = told[(n - 1) % told.length] ?? ['Clip', null]
  const round = Math.floor((n - 1) / told.length)
  return {
    model: fakeId(6000 + n),
    title: round === 0 ? title : `${title}, version ${String(round + 1)}`,
    description: n === 4 ? '' : description,
    tags: ['Household', 'Storage'],
    category: 'home',
    licence: n === 4 ? '' : 'CC-BY-NC-4.0',
    origin: n === 2 ? 'remix' : 'original',
    remixOf: n === 2 ? 'Cable clip by Ada' : null,
    by,
    own: by === 'Mara',
    uploadedAt: before(now, n * 9),
    sha256: hash(6000 + n),
    size: 2_480_000,
    downloads: n === 4 ? 0 : (n * 37) % 640,
    reviews: n === 1 ? 2 : 0,
    rating: n === 1 ? 4.5 : null,
  }
}

const review = (n: number, own: Partial<Review>): Review => ({
  review: fakeId(6100 + n),
  model: fakeId(6001),
  profile: null,
  by: null,
  own: false,
  rating: 5,
  description: '',
  photo: false,
  postedAt: '2026-11-20T18:00:00.000Z',
  ...own,
})

const reviews = (): Review[] => [
  review(1, {
    by: 'Li Wen',
    profile: fakeId(6201),
    description: 'Fits my drawers to the millimetre. PETG, 0.2 mm, no warping on a clean plate.',
    photo: true,
  }),
  review(2, { by: 'Harbour workshop', rating: 4, postedAt: '2026-11-19T09:12:00.000Z' }),
]

const profiles = (now: Date): ModelPage['profiles'] => [
  {
    profile: fakeId(6201),
    name: '0.20 mm Standard, Neptune 4 Pro',
    by: 'Otto Brandt',
    own: false,
    uploadedAt: before(now, 8),
    sha256: hash(6201),
    size: 1_120_000,
    downloads: 12,
  },
  {
    profile: fakeId(6202),
    name: '0.28 mm Draft',
    by: 'Mara',
    own: true,
    uploadedAt: before(now, 4),
    sha256: hash(6202),
    size: 940_000,
    downloads: 3,
  },
]

/** From the shipped rule's own numbers; 44 of the month's cap are used by 21 November. */
function worth(which: 'first' | 'later'): ReviewWorth[] {
  const rule = creatorRules().rules.find(({ kind }) => kind === 'scored')
  if (rule?.kind !== 'scored') throw new Error('the creator rewards have no scored rule')
  return [false, true].flatMap((photo) =>
    [false, true].map((withWords) => {
      const has = { rating: true, photo, description: withWords }
      const parts = rule.parts
        .filter(({ name }) => has[name as keyof typeof has])
        .map((part) => ({ name: part.name, points: part[which] }))
      const asked = parts.reduce((sum, { points }) => sum + points, 0)
      const cap = { limit: rule.cap?.points ?? 0, usedBefore: 44, month: '2026-11' }
      return { photo, description: withWords, points: asked, why: { asked, cap, parts } }
    }),
  )
}

export type FakeCommunity = ReturnType<typeof createFakeCommunity>

/** What Harbour Makers published, at a moment; null for a community that has only begun. */
export function createFakeCommunity(now: Date | null) {
  const all = now === null ? [] : Array.from({ length: 60 }, (_, at) => model(at + 1, now))
  let written = now === null ? [] : reviews()
  let sent: Suggestion[] =
    now === null
      ? []
      : [
          {
            suggestion: fakeId(6301),
            words: 'Let me sort the models by size.',
            sentAt: before(now, 200),
            state: 'implemented',
            reason: null,
          },
        ]
  const find = (id: string) => all.find((one) => one.model === id)
  return {
    list: (text: string, cursor: string | null) => {
      const found = all.filter(({ title }) => title.toLowerCase().includes(text.toLowerCase()))
      const from = cursor === null ? 0 : found.findIndex((one) => one.model === cursor) + 1
      const models = found.slice(from, from + perPage)
      const rest = found.length > from + perPage
      return { models, next: rest ? (models.at(-1)?.model ?? null) : null }
    },
    page: (id: string): CommunityModel | null => {
      const found = find(id)
      if (!found || now === null) return null
      const own = written.filter((one) => one.model === id)
      const closed = found.own || own.some((one) => one.own)
      return {
        model: found,
        photos: id === fakeId(6001) ? [...photos.keys()] : [],
        profiles: id === fakeId(6001) ? profiles(now) : [],
        reviews: own,
        worth: closed ? [] : worth(own.length > 0 ? 'later' : 'first'),
      }
    },
    cover: (id: string): string | null => {
      const [, , shape, ink] = told[(Number(id.slice(-4)) - 6001) % told.length] ?? []
      return shape && ink ? fakePicture(shape, ink) : null
    },
    modelPhoto: (sha256: string): string | null => photos.get(sha256) ?? null,
    photo: (id: string): string | null =>
      written.some((one) => one.review === id && one.photo) ? fakePicture('box', '#765000') : null,
    fileName: (id: string, profile: string | null): string | null => {
      const found = find(id)
      return found ? `${found.title}${profile === null ? '' : ', profile'}.3mf` : null
    },
    review: (form: ReviewForm, id: string, at: string) => {
      const { photo, ...words } = form
      const points =
        worth(written.some((one) => one.model === form.model) ? 'later' : 'first').find(
          (one) => one.photo === (photo !== null) && one.description === (form.description !== ''),
        )?.points ?? 0
      const posted: Review = {
        ...words,
        ...{ review: id, by: 'Mara', own: true, photo: photo !== null, postedAt: at },
      }
      written = [posted, ...written]
      return { review: posted, points }
    },
    suggestions: () => sent,
    suggest: (words: string, id: string, at: string): Suggestion => {
      const suggestion = { suggestion: id, words, sentAt: at, state: 'open' as const, reason: null }
      sent = [suggestion, ...sent]
      return suggestion
    },
  }
}
