import type { utilityProcess } from 'electron'

/** A process of ours beside main, however it is run. Messages are plain data and parsed by whoever gets them. */
export type Transport<Message> = {
  readonly send: (message: Message) => void
  readonly onMessage: (listener: (message: unknown) => void) => void
  /** Called once, when the process is gone, by whatever cause. */
  readonly onExit: (listener: () => void) => void
  readonly kill: () => void
}

type Deps = { readonly utilityProcess: Pick<typeof utilityProcess, 'fork'> }

/** What such a process needs of the environment; nothing else of it is passed on. */
const passedOn = ['HOME', 'LANG', 'LC_ALL', 'PATH', 'SystemRoot', 'TEMP', 'TMP', 'TMPDIR', 'TZ'] as const

const environment = (all: NodeJS.ProcessEnv) =>
  Object.fromEntries(passedOn.flatMap((name) => (all[name] === undefined ? [] : [[name, all[name]]])))

export function startUtility<Message>(deps: Deps, modulePath: string, name: string): Transport<Message> {
  const child = deps.utilityProcess.fork(modulePath, [], {
    serviceName: name,
    env: environment(process.env),
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  let running = true
  child.once('exit', () => {
    running = false
  })
  return {
    send: (message) => {
      if (running) child.postMessage(message)
    },
    onMessage: (listener) => {
      child.on('message', listener)
    },
    onExit: (listener) => {
      child.once('exit', () => {
        listener()
      })
    },
    kill: () => {
      if (running) child.kill()
    },
  }
}
