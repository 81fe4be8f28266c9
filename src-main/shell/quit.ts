import type { App } from 'electron'
import type { Log } from '@core/ports'

type Step = readonly [name: string, dispose: () => void | Promise<void>]

type Deps = {
  readonly app: Pick<App, 'on' | 'exit'>
  /** In the order in which they have to end. */
  readonly steps: readonly Step[]
  readonly log: Log
  /** For all of them together; a step that hangs must not keep the computer from shutting down. */
  readonly patienceMs: number
}

/** Lets everything end in order before the process does, whoever asked for it: menu, tray, signal or system. */
export function quitInOrder({ app, steps, log, patienceMs }: Deps): (status: number) => void {
  let quitting = false

  const endAll = async () => {
    for (const [name, dispose] of steps) {
      try {
        await dispose()
      } catch (bug) {
        log('bug', { where: `quit: ${name}`, stack: bug instanceof Error ? (bug.stack ?? '') : String(bug) })
      }
    }
  }

  const quit = (status: number) => {
    if (quitting) return
    quitting = true
    const leave = () => {
      app.exit(status)
    }
    setTimeout(leave, patienceMs)
    void endAll().then(leave)
  }

  app.on('before-quit', (event) => {
    event.preventDefault()
    quit(0)
  })
  return quit
}
