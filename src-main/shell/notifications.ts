import type { Desktop, Notice } from '@core/ports'
import type { Words } from './words'

type Shown = { readonly title: string; readonly body: string }

type Deps = {
  readonly show: (notification: Shown, onClick: () => void) => void
  readonly openFiles: () => void
  readonly openHistory: () => void
  /** Nothing pops up over the window that shows the same. */
  readonly isWatched: () => boolean
  readonly words: Pick<Words, 'say' | 'amount' | 'number'>
  /** What comes within this time is told together. */
  readonly gatherMs: number
}

/** Says in plain words what core noticed, one notification for what comes at once. */
export function createNotifier(deps: Deps): {
  readonly notify: Desktop['notify']
  readonly dispose: () => void
} {
  let gathered: Notice[] = []
  let timer: NodeJS.Timeout | undefined

  const tell = () => {
    timer = undefined
    const notices = gathered
    gathered = []
    if (deps.isWatched()) return
    const verdicts = notices.filter((notice) => notice.kind === 'verdict')
    const confirmed = notices.filter((notice) => notice.kind === 'confirmed')
    if (verdicts.length > 0) deps.show(verdictText(verdicts, deps.words), deps.openFiles)
    if (confirmed.length > 0) deps.show(confirmedText(confirmed, deps.words), deps.openHistory)
  }

  return {
    notify: (notice) => {
      gathered.push(notice)
      timer ??= setTimeout(tell, deps.gatherMs)
    },
    dispose: () => {
      clearTimeout(timer)
    },
  }
}

type Verdict = Extract<Notice, { kind: 'verdict' }>
type Confirmed = Extract<Notice, { kind: 'confirmed' }>
type Text = Deps['words']

function verdictText(verdicts: readonly Verdict[], { say, amount }: Text): Shown {
  const [only] = verdicts
  if (only === undefined || verdicts.length > 1) {
    const qualify = verdicts.filter((verdict) => verdict.verdict === 'qualifies').length
    return {
      title: say('notify.many', { count: verdicts.length }),
      body: say('notify.manyQualify', { count: qualify }),
    }
  }
  if (only.verdict === 'rejected') return { title: say('notify.cantBeRead', { file: only.name }), body: '' }
  if (only.verdict === 'does-not-qualify')
    return { title: say('notify.notYet', { file: only.name }), body: '' }
  const title =
    only.points === null
      ? say('notify.qualifiesNoPoints')
      : say('notify.qualifies', { amount: amount(only.points) })
  return { title, body: only.name }
}

function confirmedText(confirmed: readonly Confirmed[], { say, amount, number }: Text): Shown {
  const sum = confirmed.reduce((points, notice) => points + notice.points, 0)
  const balance = confirmed.at(-1)?.balance ?? 0
  return {
    title: say('notify.confirmed', { amount: amount(sum) }),
    body: say('tray.points', { count: balance, points: number(balance) }),
  }
}
