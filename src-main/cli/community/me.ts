import type { Me, Progress } from '@shared/api/contract'
import { createSpeech, type Speech } from '@shared/i18n/speech'
import type { Programme } from '@shared/programme/schema'
import { ok } from '@shared/result'
import { printablePath as printable } from '../format-report'
import { exitStatus, type CliIo } from '../io'
import { inSession, type CommunityDeps, type Session } from './session'
import { toldRules } from './told-rules'

/** `me`: who one is at the service, and where one stands. */
export const createMe =
  (deps: CommunityDeps) =>
  async (args: readonly string[], io: CliIo): Promise<number> => {
    const json = args.includes('--json')
    if (args.some((arg) => arg !== '--json')) {
      io.err('Usage: me [--json]\n')
      return exitStatus.failed
    }
    return inSession(deps, io, async (session) => {
      const me = await session.client.me()
      if (!me.ok) return me
      const progress = await session.client.progress()
      if (!progress.ok) return progress
      const speech = createSpeech('en', deps.clock.now())
      io.out(
        json
          ? `${JSON.stringify({ service: serviceOf(session), me: me.value, progress: progress.value })}\n`
          : meText(session, me.value, progress.value, await toldRules(session.client), speech),
      )
      return ok(exitStatus.ok)
    })
  }

const serviceOf = ({ about: { service, name }, head: { address } }: Session) => ({
  id: service,
  name,
  address,
})

function meText(
  session: Session,
  me: Me,
  progress: Progress,
  rules: readonly Programme[],
  { number }: Speech,
): string {
  const { name, address } = serviceOf(session)
  const { balance, available } = me.account
  const own = me.nickname === null ? me.member : `${printable(me.nickname)} (${me.member})`
  const standing = Object.entries(progress.programmes).map(([id, { points, level, title }]) => {
    const programme = rules.find((one) => one.id === id)
    const levelText = level === null ? '' : `, level ${number(level)} (${printable(title ?? '')})`
    return `  ${programme?.name.en ?? id}: ${number(points)} ${programme?.unit.en ?? 'points'}${levelText}\n`
  })
  return `${own} at ${printable(name)}, ${address ?? ''}\n  Balance: ${number(balance)}, of which ${number(available)} can be spent\n${standing.join('')}`
}
