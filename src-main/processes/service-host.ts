import { mkdir } from 'node:fs/promises'
import { createEmbeddedService, type EmbeddedService } from '@service/app'
import { appError } from '@shared/errors'
import { toServiceHostSchema, type FromServiceHost, type ToServiceHost } from '@shared/ipc/service-host'
import { assertNever } from '@shared/result'
import { openParentChannel } from './parent-channel'

const parent = openParentChannel(process)
const say = (message: FromServiceHost) => {
  parent.send(message)
}

type Start = Extract<ToServiceHost, { do: 'start' }>

async function start({ dataFolder, lent, key, version, idleMs }: Start): Promise<EmbeddedService> {
  await mkdir(dataFolder, { recursive: true })
  const service = await createEmbeddedService({
    dataFolder,
    lent,
    key,
    version,
    log: (event, details) => {
      say({ did: 'log', event: `service.${event}`, ...(details === undefined ? {} : { details }) })
    },
  })
  setInterval(
    () => {
      if (service.activeRequests() === 0 && Date.now() - service.lastRequestAt() >= idleMs)
        say({ did: 'idle' })
    },
    Math.min(idleMs, 5_000),
  ).unref()
  return service
}

let running: Promise<EmbeddedService> | null = null

async function obey(message: ToServiceHost): Promise<void> {
  switch (message.do) {
    case 'start':
      running ??= start(message)
      say({ did: 'start', address: (await running).address })
      return
    case 'stop':
      await (await running)?.close()
      process.exit(0)
      return
    default:
      assertNever(message)
  }
}

parent.onMessage((raw) => {
  obey(toServiceHostSchema.parse(raw)).catch((bug: unknown) => {
    console.error(bug)
    say({ did: 'fail', error: appError('service-unreachable') })
    // Its last words are on their way; main starts another when it is needed.
    setTimeout(() => process.exit(1), 100)
  })
})
