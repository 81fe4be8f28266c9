import type { MenuItemConstructorOptions } from 'electron'
import type { AppState } from '@shared/ipc/contract'
import { assertNever } from '@shared/result'
import type { Page } from './start-arguments'
import type { Words } from './words'

export type TrayState = Pick<AppState, 'points' | 'sync' | 'settings'>

export type TrayActions = {
  readonly open: (page?: Page) => void
  readonly syncNow: () => void
  readonly pause: (paused: boolean) => void
  readonly quit: () => void
}

/** Points and what waits, then what one can do: in the order of the design. */
export function trayTemplate(state: TrayState, words: Words, act: TrayActions): MenuItemConstructorOptions[] {
  const { say } = words
  const { paused } = state.settings
  return [
    ...trayFacts(state, words).map((label) => ({ label, enabled: false })),
    { type: 'separator' },
    { label: say('tray.open'), click: () => act.open() },
    { label: say('tray.files'), click: () => act.open('files') },
    { label: say('tray.syncNow'), click: act.syncNow, enabled: state.sync.state !== 'nothing-to-sync' },
    {
      label: say(paused ? 'tray.resume' : 'tray.pause'),
      click: () => act.pause(!paused),
    },
    { type: 'separator' },
    { label: say('tray.settings'), click: () => act.open('settings') },
    { label: say('tray.quit'), click: act.quit },
  ]
}

/** What stands above the actions, also the tooltip. What is pending is never added to what is confirmed. */
export function trayFacts({ points, sync }: TrayState, words: Words): string[] {
  const pending =
    points.pending === 0 ? [] : [words.say('tray.pending', { amount: words.amount(points.pending) })]
  const waiting = waitingText(sync, words)
  return [[balanceText(points, words), ...pending].join(' · '), ...(waiting === null ? [] : [waiting])]
}

function balanceText({ kind, balance }: AppState['points'], { say, number }: Words): string {
  const values = { count: balance, points: number(balance) }
  switch (kind) {
    case 'confirmed':
      return say('tray.points', values)
    case 'practice':
      return say('tray.practice', values)
    case 'estimate':
      return say('tray.estimate', values)
    default:
      return assertNever(kind)
  }
}

function waitingText({ state, waiting, nextTryAt }: AppState['sync'], { say, time }: Words): string | null {
  if (state === 'nothing-to-sync') return null
  if (waiting === 0) return say('tray.synced')
  if (nextTryAt === null) return say('tray.waiting', { count: waiting })
  return say('tray.waitingNextTry', { count: waiting, at: time(nextTryAt) })
}
