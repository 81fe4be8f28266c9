import type { Log } from '@core/ports'

type Deps = { readonly process: Pick<NodeJS.Process, 'on'>; readonly log: Log }

/** The edge of the process: what nobody caught is logged with its stack, and the member goes on. */
export function reportBugs({ process, log }: Deps): void {
  const report = (where: string) => (bug: unknown) => {
    log('bug', { where, stack: bug instanceof Error ? (bug.stack ?? bug.message) : String(bug) })
  }
  process.on('uncaughtException', report('uncaught'))
  process.on('unhandledRejection', report('unhandled-rejection'))
}
