import type { Speech } from '@shared/i18n/speech'
import type { Evaluated } from '@shared/programme/evaluate'
import type { NextReward, Outlook, RuleOutlook } from '@shared/programme/outlook'
import { columns } from './columns'
import { printablePath as printable } from './format-report'

/** Where a member stands, for people: per programme the sum, per rule the points, what is left or missing, and what is next. */
export const memberText = ({ member, programmes }: Evaluated, speech: Speech): string =>
  `${printable(member)}\n${[...programmes.values()].map(({ outlook }) => programmeText(outlook, speech)).join('')}`

function programmeText({ programme, points, rules, level }: Outlook, speech: Speech): string {
  const rows = programme.rules.flatMap((rule) => {
    const own = rules.get(rule.id)
    if (!own || isUntouched(own)) return []
    const notes = notesOf(own, programme.timeZone, speech).join('; ')
    return [[`    ${rule.name.en}`, speech.number(own.points), notes] as const]
  })
  const heading = `  ${programme.name.en}: ${speech.number(points)} ${programme.unit.en}`
  return `${heading}${levelText(level, speech)}\n${columns(rows, ['left', 'right', 'left'])}`
}

const isUntouched = ({ points, count, missing, done, comes }: RuleOutlook): boolean =>
  points === 0 && count === 0 && comes === null && (done === null || missing.length === 0)

function levelText(level: Outlook['level'], { number }: Speech): string {
  if (level === null) return ''
  const { title, privileges, next } = level
  const unlocked = privileges.length > 0 ? `, unlocked: ${privileges.join(', ')}` : ''
  const now = `, level ${number(level.level)} (${title.en})${unlocked}`
  if (next === null) return now
  const then = next.unlocks.length > 0 ? ` (${next.title.en}), unlocks ${next.unlocks.join(', ')}` : ''
  return `${now}; ${number(next.togo)} to level ${number(next.level)}${then}`
}

function notesOf(
  { cap, next, count, comes, missing, done, subjects }: RuleOutlook,
  timeZone: string,
  { number, period, date }: Speech,
): string[] {
  const notes: string[] = []
  if (cap) {
    const when = cap.period === null ? '' : ` in ${period(cap.period)}`
    const opens = cap.opensAt === null ? '' : `, opens anew ${date(cap.opensAt, timeZone)}`
    notes.push(`${number(cap.left)} of ${number(cap.limit)} left${when}${opens}`)
  }
  if (next) notes.push(`${number(count)} so far, ${nextText(next, number)}`)
  if (missing.length > 0) notes.push(`still missing: ${missing.join(', ')}`)
  if (comes) notes.push(`${number(comes.points)} more on ${date(comes.at, timeZone)} ${comes.at.slice(0, 4)}`)
  if (done === true && notes.length === 0) notes.push('complete')
  for (const { subject, total, points, next: step } of subjects) {
    const then = step === null ? 'nothing more to come' : nextText(step, number)
    notes.push(`${printable(subject)}: ${number(points)} for ${number(total)} downloads, ${then}`)
  }
  return notes
}

const nextText = ({ at, togo, points }: NextReward, number: Speech['number']): string =>
  `${number(togo)} to ${number(at)}: +${number(points)}`
