import type { Log, ServiceHost } from '@core/ports'
import { appError, type AppError } from '@shared/errors'
import { fromServiceHostSchema, type FromServiceHost, type ToServiceHost } from '@shared/ipc/service-host'
import { assertNever, err, ok, type Result } from '@shared/result'
import type { Transport } from './utility-process'

type Deps = {
  readonly start: () => Transport<ToServiceHost>
  /** Where the service keeps its database. */
  readonly dataFolder: string
  /** Where the copies lie that the app publishes, named by their hash: they need not be sent to it. */
  readonly lent: string
  readonly version: string
  /** A new key for each start; it lives in memory only. */
  readonly makeKey: () => string
  readonly now: () => number
  readonly log: Log
  /** How long it stays without a request before it is stopped. */
  readonly idleMs: number
  /** How long it may take to start, or to end once it was told to. */
  readonly patienceMs: number
}

type Connection = Result<{ readonly address: string; readonly key: string }, AppError>
type Running = {
  readonly transport: Transport<ToServiceHost>
  readonly connection: Promise<Connection>
  readonly gone: Promise<void>
}

/** The embedded rewards service: started on demand, stopped when idle, started anew after a crash. */
export function createServiceHost(deps: Deps): ServiceHost {
  let running: Running | null = null
  let lastWanted = 0
  let disposed = false
  /** One after the other: a new one must not open the database while the last one still closes it. */
  let ending: Promise<void> = Promise.resolve()
  const stop = (which: Running | null, why: string) =>
    (ending = ending.then(async () => {
      if (which === null || running !== which) return
      deps.log(why)
      await end(which, deps.patienceMs)
    }))

  const launch = (): Running => {
    const transport = deps.start()
    const key = deps.makeKey()
    const gone = new Promise<void>((resolve) => {
      transport.onExit(resolve)
    })
    const started: Running = {
      transport,
      gone,
      connection: firstAnswer(transport, key, deps, () => {
        if (deps.now() - lastWanted >= deps.idleMs) void stop(started, 'service.idle')
      }),
    }
    void gone.then(() => {
      if (running === started) running = null
      deps.log('service.ended')
    })
    deps.log('service.starting')
    const { dataFolder, lent, version, idleMs } = deps
    transport.send({ do: 'start', dataFolder, lent, key, version, idleMs })
    return started
  }

  return {
    connect: async () => {
      lastWanted = deps.now()
      await ending
      if (disposed) return err(appError('service-unreachable'))
      running ??= launch()
      return running.connection
    },
    dispose: () => {
      disposed = true
      return stop(running, 'service.stopping')
    },
  }
}

async function end({ transport, gone }: Running, patienceMs: number): Promise<void> {
  transport.send({ do: 'stop' })
  const patience = setTimeout(transport.kill, patienceMs)
  await gone
  clearTimeout(patience)
}

type Listening = Pick<Deps, 'log' | 'patienceMs'>

/** Resolves when it listens, or could not, or died before it did; goes on to hear what else it says. */
function firstAnswer(
  transport: Transport<ToServiceHost>,
  key: string,
  { log, patienceMs }: Listening,
  onIdle: () => void,
): Promise<Connection> {
  return new Promise((resolve) => {
    const patience = setTimeout(transport.kill, patienceMs)
    const settle = (connection: Connection) => {
      clearTimeout(patience)
      resolve(connection)
    }
    const hear = (message: FromServiceHost) => {
      switch (message.did) {
        case 'start':
          log('service.ready', { address: message.address })
          settle(ok({ address: message.address, key }))
          return
        case 'fail':
          log('service.failed', { code: message.error.code })
          settle(err(message.error))
          return
        case 'idle':
          onIdle()
          return
        case 'log':
          log(message.event, message.details)
          return
        default:
          assertNever(message)
      }
    }
    transport.onMessage((raw) => {
      const message = fromServiceHostSchema.safeParse(raw)
      if (message.success) hear(message.data)
      else log('service.unreadable-message')
    })
    transport.onExit(() => {
      settle(err(appError('service-unreachable')))
    })
  })
}
