import type { Desktop, Notice } from '@core/ports'
import { findingText } from '@shared/i18n/finding-text'
import type { Words } from './words'

type Action = { readonly label: string; readonly act: () => void }
type Text = { readonly title: string; readonly body: string }
/** Systems that show no buttons leave the actions out; a click on the whole always does something. */
export type Shown = Text & { readonly actions: readonly Action[] }

type Deps = {
  readonly show: (notification: Shown, onClick: () => void) => void
  /** With the one file it is about; null when it is about several. */
  readonly openFiles: (file: string | null) => void
  /** The file with its publish sheet open: nothing is published without a look at it. */
  readonly openSheet: (file: string) => void
  readonly openHistory: () => void
  /** Nothing pops up over the window that shows the same. */
  readonly isWatched: () => boolean
  readonly words: Pick<Words, 'say' | 'amount' | 'number' | 'date'>
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
    const expiring = notices.filter((notice) => notice.kind === 'expiring')
    // Said in the window, too, for it shows the same on one of its pages alone.
    if (expiring.length > 0)
      deps.show({ ...expiringText(expiring, deps.words), actions: [] }, deps.openHistory)
    if (deps.isWatched()) return
    const verdicts = notices.filter((notice) => notice.kind === 'verdict')
    const confirmed = notices.filter((notice) => notice.kind === 'confirmed')
    const [verdict] = verdicts
    if (verdict) {
      const only = verdicts.length === 1 ? verdict : null
      deps.show({ ...verdictText(verdicts, deps.words), actions: only ? actionsOf(only) : [] }, () => {
        deps.openFiles(only?.file ?? null)
      })
    }
    if (confirmed.length > 0)
      deps.show({ ...confirmedText(confirmed, deps.words), actions: [] }, deps.openHistory)
  }

  const actionsOf = ({ file, canPublish }: Verdict): readonly Action[] => {
    const why = { label: deps.words.say('notify.why'), act: () => deps.openFiles(file) }
    if (!canPublish) return [why]
    return [{ label: deps.words.say('notify.publish'), act: () => deps.openSheet(file) }, why]
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
type Expiring = Extract<Notice, { kind: 'expiring' }>
type Say = Deps['words']

function verdictText(verdicts: readonly Verdict[], { say, amount }: Say): Text {
  const [only] = verdicts
  if (only === undefined || verdicts.length > 1) {
    const qualify = verdicts.filter((verdict) => verdict.verdict === 'qualifies').length
    return {
      title: say('notify.many', { count: verdicts.length }),
      body: say('notify.manyQualify', { count: qualify }),
    }
  }
  const first = only.first && findingText(only.first, say)
  if (only.verdict !== 'qualifies')
    return {
      title: say(only.verdict === 'rejected' ? 'notify.cantBeRead' : 'notify.notYet', { file: only.name }),
      body: lines(first?.title, first?.mend),
    }
  const title =
    only.points === null
      ? say('notify.qualifiesNoPoints')
      : say('notify.qualifies', { amount: amount(only.points) })
  const toMend = first && say('notify.toMend', { count: only.toMend, first: first.title })
  return { title, body: lines(only.name, toMend) }
}

const lines = (...texts: readonly (string | null | undefined)[]): string =>
  texts.filter((text) => typeof text === 'string').join('\n')

function confirmedText(confirmed: readonly Confirmed[], { say, amount, number }: Say): Text {
  const sum = confirmed.reduce((points, notice) => points + notice.points, 0)
  const balance = confirmed.at(-1)?.balance ?? 0
  return {
    title: say('notify.confirmed', { amount: amount(sum) }),
    body: say('tray.points', { count: balance, points: number(balance) }),
  }
}

function expiringText(expiring: readonly Expiring[], { say, number, date }: Say): Text {
  const points = expiring.reduce((sum, notice) => sum + notice.points, 0)
  const [first] = expiring.toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at))
  return {
    title: say('notify.expiring', { count: points, points: number(points) }),
    body: say('notify.expiringWhy', { date: first ? date(first.at, first.timeZone) : '' }),
  }
}
