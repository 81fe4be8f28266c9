import type { Fact, FactType } from '@shared/facts/fact'
import type { EntryDraft } from '@shared/ledger/entry'
import type { Programme } from '@shared/programme/schema'
import { columns } from './columns'
import type { Forecast } from './forecast'
import { printablePath as printable } from './format-report'

const number = (value: number) => value.toLocaleString('en-GB')
const signed = (value: number) => (value < 0 ? `−${number(-value)}` : `+${number(value)}`)

/** A forecast for people: for each member and programme the sum, and the arithmetic of every entry. */
export function forecastText(
  forecast: Forecast,
  next: readonly Fact[],
  programmes: readonly Programme[],
): string {
  const parts = Object.entries(forecast.points).flatMap(([member, sums]) =>
    Object.entries(sums).map(([id, sum]) => {
      const programme = programmes.find((one) => one.id === id)
      const own = forecast.entries.filter((entry) => entry.member === member && entry.programme === id)
      const unit = programme?.unit.en ?? ''
      const heading = `${printable(member)}, ${programme?.name.en ?? id}: ${what(next)}: ${signed(sum)} ${unit}`
      const rows = own.map((entry) => [
        `  ${nameOf(entry, programme)}`,
        arithmetic(entry),
        signed(entry.amount),
      ])
      return `${heading}\n${columns(rows, ['left', 'left', 'right'])}`
    }),
  )
  if (parts.length === 0) return `${capital(what(next))}: no points. This is an estimate.\n`
  return `${parts.join('\n')}\nThis is an estimate: it holds if nothing else comes before.\n`
}

const capital = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}`

const nameOf = ({ rule }: EntryDraft, programme: Programme | undefined): string =>
  programme?.rules.find(({ id }) => id === rule)?.name.en ?? rule

/** What the facts are, in a few words. */
function what(facts: readonly Fact[]): string {
  const [first, second, ...more] = facts
  if (!first) return 'nothing'
  if (!second) return single[first.type]
  const published = [first, second].map(({ type }) => type)
  const isBoth = published.includes('model.approved') && published.includes('print_profile.published')
  if (more.length === 0 && isBoth && 'model' in first && 'model' in second && first.model === second.model) {
    return 'publishing this model and its profile'
  }
  return `these ${number(facts.length)} facts`
}

const single: Readonly<Record<FactType, string>> = {
  'preferences.set': 'these preferences',
  'identity.set': 'this nickname or avatar',
  'profile.set': 'this profile',
  'printer.configured': 'this printer',
  'model.approved': 'publishing this model',
  'print_profile.published': 'publishing this print profile',
  'model.downloads': 'these downloads of a model',
  'print_profile.downloads': 'these downloads of a print profile',
  'review.posted': 'this review',
  'review.photo_rejected': 'turning down this photo',
  'feedback.implemented': 'this suggestion implemented',
  'model.revoked': 'taking this model down',
  'member.joined': 'joining',
  'post.created': 'this post',
  'post.removed': 'removing this post',
  'like.received': 'this like',
  'like.withdrawn': 'withdrawing this like',
  'answer.accepted': 'this accepted answer',
  'badge.granted': 'this badge',
}

/** The arithmetic of one entry: what was asked, and of what; which threshold; how much of a cap was used before. */
function arithmetic({ kind, why, amount, reason }: EntryDraft): string {
  const { asked, parts = [], threshold, total, cap } = why
  const words: string[] = []
  if (parts.length > 0) words.push(parts.map(({ name, points }) => `${number(points)} ${name}`).join(' + '))
  if (threshold !== undefined) {
    words.push(`${number(threshold)} reached${total === undefined ? '' : ` with ${number(total)}`}`)
  }
  if (kind !== 'award') words.push(takenBack[reason ?? ''] ?? kind)
  if (cap) {
    const when = cap.month === null ? '' : ` in ${cap.month}`
    words.push(`${number(asked)} asked, ${number(cap.usedBefore)} of ${number(cap.limit)} used before${when}`)
  }
  if (amount < asked) words.push(`cut to ${number(amount)}`)
  return words.join('; ')
}

const takenBack: Readonly<Record<string, string>> = {
  'model-revoked': 'the model was taken down',
  'photo-rejected': 'the photo was turned down',
}
