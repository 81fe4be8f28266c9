import type { CliIo } from './io'

export type Command = (args: readonly string[], io: CliIo) => Promise<number>

type Entry = { readonly usage: string; readonly help: string; readonly load: () => Promise<Command> }

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
  programme: {
    usage: 'programme check FILE',
    help: 'is this programme valid, and if not, where',
    load: async () => (await import('./programme-check')).programmeCheck,
  },
}
