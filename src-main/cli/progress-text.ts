import type { MemberProgress, RuleProgress } from '@shared/programme/evaluation'
import { periodOf } from '@shared/programme/period'
import type { Rule } from '@shared/programme/rule-schema'
import type { Programme } from '@shared/programme/schema'

type ByProgramme = Readonly<Record<string, MemberProgress>>

const number = new Intl.NumberFormat('en-GB')

/** A member's progress for people: per programme the sum, per rule the points and what is left or next. */
export function memberText(
  member: string,
  progress: ByProgramme,
  programmes: readonly Programme[],
  asOf: string,
): string {
  const shown = new Map(programmes.map((programme) => [programme.id, programme]))
  const parts = [...shown.values()].flatMap((programme) => {
    const own = progress[programme.id]
    return own ? [programmeText(programme, own, asOf)] : []
  })
  return `${printable(member)}\n${parts.join('')}`
}

function programmeText(programme: Programme, progress: MemberProgress, asOf: string): string {
  const rows = programme.rules.flatMap((rule) => {
    const own = progress.rules[rule.id]
    if (!own || (own.points === 0 && own.count === 0)) return []
    return [
      [rule.name.en, number.format(own.points), notesOf(programme, rule, own, asOf).join('; ')] as const,
    ]
  })
  const widest = Math.max(0, ...rows.map(([name]) => name.length))
  const most = Math.max(0, ...rows.map(([, points]) => points.length))
  const lines = rows.map(([name, points, note]) =>
    `    ${name.padEnd(widest)}  ${points.padStart(most)}  ${note}`.trimEnd(),
  )
  const heading = `  ${programme.name.en}: ${number.format(progress.points)} ${programme.unit.en}${levelText(progress)}`
  return `${[heading, ...lines].join('\n')}\n`
}

function levelText({ level, title, privileges }: MemberProgress): string {
  if (level === null) return ''
  const unlocked = privileges && privileges.length > 0 ? `, unlocked: ${privileges.join(', ')}` : ''
  return `, level ${level} (${title ?? ''})${unlocked}`
}

function notesOf(programme: Programme, rule: Rule, progress: RuleProgress, asOf: string): string[] {
  const notes: string[] = []
  if ('cap' in rule && rule.cap) {
    const period = periodOf(programme.timeZone, rule.cap.per, asOf)
    const when = period === null ? '' : ` in ${period}`
    notes.push(`${number.format(progress.capLeft ?? 0)} of ${number.format(rule.cap.points)} left${when}`)
  }
  if ('counts' in rule) {
    notes.push(`${number.format(progress.count)} so far`)
    if (progress.nextAt !== null) notes.push(`next at ${number.format(progress.nextAt)}`)
  }
  for (const [subject, { total, points, nextAt }] of Object.entries(progress.subjects ?? {})) {
    const next = nextAt === null ? 'nothing more to come' : `next at ${number.format(nextAt)}`
    notes.push(
      `${printable(subject)}: ${number.format(points)} for ${number.format(total)} downloads, ${next}`,
    )
  }
  return notes
}

/** Names come from outside: control and bidi characters would act on the terminal. */
function printable(name: string): string {
  return name.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '\u{FFFD}')
}
