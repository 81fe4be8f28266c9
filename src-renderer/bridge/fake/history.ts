import type { Entry } from '@shared/ledger/entry'
import type { HistoryRow, HistoryView, PendingRow, PointKind, SilentRow } from '@shared/ipc/views'
import { fakeId } from './ids'
import { creatorRules, ruleName } from './rules'

type Sketch = {
  readonly at: string
  readonly rule: string
  readonly label: string
  readonly amount: number
  readonly fact: string
  readonly why: Entry['why']
  readonly kind?: Entry['kind']
  readonly reason?: Entry['reason']
  readonly file?: string
}

const upload = (nth: number, usedBefore: number): Entry['why'] => ({
  asked: 10,
  cap: { limit: 300, usedBefore, month: '2026-11' },
  nth,
})
const review = (first: boolean, usedBefore: number): Entry['why'] => ({
  asked: first ? 10 : 7,
  cap: { limit: 70, usedBefore, month: '2026-11' },
  parts: [
    { name: 'rating', points: 2 },
    { name: 'photo', points: first ? 4 : 3 },
    { name: 'description', points: first ? 4 : 2 },
  ],
})

const creator = 'creator-rewards'

/** What gave nothing: a repost, and a second profile of a model. */
const silentActions: readonly SilentRow[] = [
  {
    fact: fakeId(2001),
    at: '2026-11-19T18:02:00.000Z',
    label: 'Benchy, found elsewhere',
    file: null,
    silences: [
      { programme: creator, rule: 'first-model-upload', why: { reason: 'condition', field: 'origin' } },
      { programme: creator, rule: 'model-upload', why: { reason: 'condition', field: 'origin' } },
    ],
  },
  {
    fact: fakeId(2002),
    at: '2026-11-12T20:15:00.000Z',
    label: '0.12 mm Fine',
    file: null,
    silences: [
      { programme: creator, rule: 'first-print-profile', why: { reason: 'already-done' } },
      {
        programme: creator,
        rule: 'model-first-profile',
        why: { reason: 'subject-used', subject: 'ripple-planter', scope: 'everyone' },
      },
    ],
  },
]

/** Newest first, as in the picture of 21 November. */
const sketches: readonly Sketch[] = [
  {
    at: '2026-11-21T10:12',
    rule: 'model-upload',
    label: 'Gridfinity bin 3×2',
    amount: 0,
    fact: 'model.approved',
    why: upload(34, 300),
    reason: 'cap-reached',
    file: 'hex',
  },
  {
    at: '2026-11-20T21:44',
    rule: 'model-upload',
    label: 'Gridfinity bin 2×2',
    amount: 0,
    fact: 'model.approved',
    why: upload(33, 300),
    reason: 'cap-reached',
  },
  {
    at: '2026-11-20T19:03',
    rule: 'excellent-model',
    label: 'Ripple planter',
    amount: 20,
    fact: 'model.downloads',
    why: { asked: 20, threshold: 600, total: 603 },
    file: 'ripple',
  },
  {
    at: '2026-11-19T20:31',
    rule: 'print-review',
    label: 'Wall hook, rounded',
    amount: 7,
    fact: 'review.posted',
    why: review(false, 37),
  },
  {
    at: '2026-11-18T22:10',
    rule: 'model-first-profile',
    label: 'Gridfinity bin 2×1',
    amount: 5,
    fact: 'print_profile.published',
    why: { asked: 5, cap: { limit: 150, usedBefore: 100, month: '2026-11' }, nth: 21 },
  },
  {
    at: '2026-11-18T22:09',
    rule: 'model-upload',
    label: 'Gridfinity bin 2×1',
    amount: 0,
    fact: 'model.approved',
    why: upload(32, 300),
    reason: 'cap-reached',
  },
  {
    at: '2026-11-17T09:15',
    rule: 'feedback',
    label: 'Pause from the tray',
    amount: 2,
    fact: 'feedback.implemented',
    why: { asked: 2 },
  },
  {
    at: '2026-11-16T18:50',
    rule: 'print-review',
    label: 'Desk tidy',
    amount: -4,
    fact: 'review.photo_rejected',
    why: { asked: 4 },
    kind: 'deduction',
    reason: 'photo-rejected',
  },
  {
    at: '2026-11-15T20:02',
    rule: 'print-review',
    label: 'Desk tidy',
    amount: 10,
    fact: 'review.posted',
    why: review(true, 27),
  },
  {
    at: '2026-11-14T12:36',
    rule: 'model-upload',
    label: 'Gridfinity bin 1×4',
    amount: 0,
    fact: 'model.approved',
    why: upload(31, 300),
    reason: 'cap-reached',
  },
  {
    at: '2026-11-14T12:20',
    rule: 'model-upload',
    label: 'Gridfinity bin 1×3',
    amount: 10,
    fact: 'model.approved',
    why: upload(30, 290),
  },
  {
    at: '2026-10-30T18:04',
    rule: 'model-upload',
    label: 'Cable clip',
    amount: 10,
    fact: 'model.approved',
    why: { asked: 10, cap: { limit: 300, usedBefore: 120, month: '2026-10' }, nth: 13 },
  },
  {
    at: '2026-10-12T18:04',
    rule: 'excellent-profile',
    label: '0.20 mm Standard',
    amount: 5,
    fact: 'print_profile.downloads',
    why: { asked: 5, threshold: 200, total: 202 },
  },
  {
    at: '2026-03-07T14:41',
    rule: 'first-print-profile',
    label: '0.20 mm Standard',
    amount: 20,
    fact: 'print_profile.published',
    why: { asked: 20 },
    file: 'ripple',
  },
  {
    at: '2026-03-07T14:41',
    rule: 'first-model-upload',
    label: 'Ripple planter',
    amount: 30,
    fact: 'model.approved',
    why: { asked: 30 },
    file: 'ripple',
  },
  {
    at: '2026-03-07T13:31',
    rule: 'setup-printer',
    label: 'Elegoo Neptune 4 Pro',
    amount: 5,
    fact: 'printer.configured',
    why: { asked: 5 },
  },
  {
    at: '2026-03-07T13:20',
    rule: 'complete-profile',
    label: '',
    amount: 5,
    fact: 'profile.set',
    why: { asked: 5 },
  },
  {
    at: '2026-03-07T13:12',
    rule: 'set-preference',
    label: 'Mechanical Design, Art Sculpture',
    amount: 10,
    fact: 'preferences.set',
    why: { asked: 10 },
  },
]

const hour = 3_600_000

/** The same entries over and over, an hour apart, as a ledger of years has them. */
function manySketches(now: Date, count: number): readonly Sketch[] {
  return Array.from({ length: count }, (_, index) => {
    const pattern = patternAt(index)
    const at = new Date(now.getTime() - index * hour).toISOString().slice(0, 16)
    const { cap } = pattern.why
    return cap
      ? { ...pattern, at, why: { ...pattern.why, cap: { ...cap, month: at.slice(0, 7) } } }
      : { ...pattern, at }
  })
}

function patternAt(index: number): Sketch {
  const pattern = sketches[index % sketches.length]
  if (!pattern) throw new Error('no pattern')
  return pattern
}

/** What so many entries come to. */
export const pointsOfMany = (count: number): number =>
  Array.from({ length: count }, (_, index) => patternAt(index).amount).reduce(
    (sum, amount) => sum + amount,
    0,
  )

type HistoryOf = {
  readonly kind: PointKind
  readonly balance: number
  readonly pending: readonly PendingRow[]
  readonly now: Date
  /** How many entries; null for those of the picture of 21 November. */
  readonly entries: number | null
}

export function fakeHistory({ kind, balance, pending, now, entries }: HistoryOf): HistoryView {
  let after = balance
  const rows = (entries === null ? sketches : manySketches(now, entries)).map((sketch, index): HistoryRow => {
    const balanceAfter = after
    after -= sketch.amount
    return {
      entry: entryOf(sketch, index),
      ruleName: ruleName(sketch.rule),
      label: sketch.label,
      note: '',
      balanceAfter,
      factType: sketch.fact,
      file: sketch.file ?? null,
    }
  })
  return {
    kind,
    programme: creatorRules(),
    versions: [creatorRules()],
    rows,
    pending: [...pending],
    silent: [...silentActions],
    expiring: [],
  }
}

function entryOf(sketch: Sketch, index: number): Entry {
  return {
    id: fakeId(100_000 + index),
    member: 'mara',
    programme: 'creator-rewards',
    version: '1',
    amount: sketch.amount,
    held: 0,
    kind: sketch.kind ?? 'award',
    rule: sketch.rule,
    subject: sketch.label || 'mara',
    step: sketch.why.threshold ?? 1,
    cause: fakeId(200_000 + index),
    occurredAt: `${sketch.at}:00.000Z`,
    recordedAt: `${sketch.at}:00.000Z`,
    reason: sketch.reason ?? null,
    why: sketch.why,
    answers: sketch.kind === 'deduction' ? fakeId(100_000 + index + 1) : null,
  }
}

export function pendingRow(
  claim: string,
  rule: string,
  label: string,
  amount: number,
  madeAt: string,
  state: PendingRow['state'],
  why: PendingRow['why'] = { asked: amount },
): PendingRow {
  return { claim, rule, ruleName: ruleName(rule), label, amount, why, state, madeAt }
}
