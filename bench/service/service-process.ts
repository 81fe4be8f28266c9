import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

export type ServiceProcess = {
  readonly address: string
  /** Seconds from its start until it listened. */
  readonly startedIn: number
  /** MB of it in memory. */
  readonly resident: () => number
  readonly stop: () => Promise<void>
}

export type ServiceOptions = {
  /** Of its database. */
  readonly url: string
  /** The folder for its files. */
  readonly data: string
  /** MB, for one that remembers more than Node gives by itself. */
  readonly memory?: number
}

/** The service as it ships, built beside the benchmark. It takes keys alone, as programs show them. */
async function startService({ url, data, memory = 4_000 }: ServiceOptions): Promise<ServiceProcess> {
  const start = performance.now()
  const entry = fileURLToPath(new URL('service.mjs', import.meta.url))
  const args = [`--max-old-space-size=${memory}`, entry, '--json', '--port', '0', '--sign-in', 'none']
  const child = spawn(process.execPath, args, {
    env: { ...process.env, DATABASE_URL: url, FIRSTLAYER_SERVICE_DATA: data },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = once(child, 'close')
  for await (const line of createInterface({ input: child.stdout })) {
    const said = JSON.parse(line) as { event: string; address: string }
    if (said.event !== 'listening') continue
    return {
      address: said.address,
      startedIn: (performance.now() - start) / 1000,
      resident: () =>
        Number(/VmRSS:\s+(\d+)/u.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1]) / 1000,
      stop: async () => {
        child.kill('SIGTERM')
        await ended
      },
    }
  }
  throw new Error('the service ended before it listened')
}

/** Works with a service, which is stopped however the work ends. */
export async function withService<T>(
  options: ServiceOptions,
  work: (service: ServiceProcess) => Promise<T>,
): Promise<T> {
  const service = await startService(options)
  try {
    return await work(service)
  } finally {
    await service.stop()
  }
}
