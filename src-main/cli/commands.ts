import { ownFolder } from './community/own-folder'
import type { CliIo } from './io'

export type Command = (args: readonly string[], io: CliIo) => Promise<number>

type Entry = { readonly usage: string; readonly help: string; readonly load: () => Promise<Command> }

const communityDeps = () => ({ folder: ownFolder(process.env), clock: { now: () => new Date() } })

/** One line a command; each is loaded only when it is called. */
export const commands: Readonly<Record<string, Entry>> = {
  check: {
    usage:
      'check FILE... [--json] [--limit NAME=VALUE]... | check FILE [--json] [--report OUT] [--scrub OUT]',
    help: 'what a file is, whether it qualifies for what, and why not; --report saves an outline without anything private, to send when we judge wrongly; --scrub saves a copy without private values',
    load: async () => (await import('./check')).check,
  },
  evaluate: {
    usage: 'evaluate FACTS.jsonl [--as-of T] [--programme FILE]... [--json]',
    help: 'what facts are worth by the reward rules, and what is next',
    load: async () => {
      const { createEvaluate } = await import('./evaluate')
      return createEvaluate({ stdin: process.stdin, now: () => new Date() })
    },
  },
  explain: {
    usage:
      'explain FACTS.jsonl [--member M] [--rule R] [--fact ID] [--as-of T] [--programme FILE]... [--json]',
    help: 'why each entry is what it is, with its arithmetic, and why what gave nothing gave nothing',
    load: async () => {
      const { createExplain } = await import('./explain')
      return createExplain({ stdin: process.stdin, now: () => new Date() })
    },
  },
  plan: {
    usage:
      'plan FACTS.jsonl --member M --goal N | --level N [--fewest] [--as-of T] [--programme FILE]... [--json]',
    help: 'the shortest honest route to a goal under the caps that are left this month and next',
    load: async () => {
      const { createPlan } = await import('./plan')
      return createPlan({ stdin: process.stdin, now: () => new Date() })
    },
  },
  forecast: {
    usage: 'forecast FACTS.jsonl NEXT.jsonl [--as-of T] [--programme FILE]... [--json]',
    help: 'what the next facts would give after those that there are, as an estimate',
    load: async () => {
      const { createForecast } = await import('./forecast')
      return createForecast({ stdin: process.stdin, now: () => new Date() })
    },
  },
  watch: {
    usage: 'watch [DIR]... [--json]',
    help: 'the watcher in the terminal, one line (or JSON object) per event; the folder you are in without a name',
    load: async () => (await import('./watch')).watch,
  },
  'sign-in': {
    usage: 'sign-in ADDRESS [--json]',
    help: "signs in to a community's service: shows a code, which you confirm in a browser on any computer",
    load: async () => {
      const { createSignIn } = await import('./community/sign-in')
      return createSignIn(communityDeps())
    },
  },
  'sign-out': {
    usage: 'sign-out',
    help: 'ends the login, there and here',
    load: async () => {
      const { createSignOut } = await import('./community/sign-out')
      return createSignOut(communityDeps())
    },
  },
  me: {
    usage: 'me [--json]',
    help: 'who you are at the service, your balance and your level',
    load: async () => {
      const { createMe } = await import('./community/me')
      return createMe(communityDeps())
    },
  },
  history: {
    usage:
      'history [--programme P] [--rule R] [--kind K] [--state S] [--from T] [--until T] [--text WORDS] [--json | --csv]',
    help: 'every entry of your ledger at the service, the newest first',
    load: async () => {
      const { createHistory } = await import('./community/history')
      return createHistory(communityDeps())
    },
  },
  publish: {
    usage:
      'publish FILE [--title T] [--description T] [--tag T]... [--category C] [--licence L] [--origin original|remix|repost] [--remix-of FROM] [--profile-name N] [--for MODEL] [--photo JPEG]... [--cover N] [--yes] [--json]',
    help: 'checks a file, says what it would give, asks, and sends a copy without private values; a command that was broken off goes on when it is given again',
    load: async () => {
      const { createPublish } = await import('./community/publish')
      const { confirmAt } = await import('./community/confirm')
      return createPublish({ ...communityDeps(), confirm: confirmAt(process.stdin, process.stderr) })
    },
  },
  programme: {
    usage: 'programme check FILE',
    help: 'is this programme valid, and if not, where',
    load: async () => (await import('./programme-check')).programmeCheck,
  },
}
