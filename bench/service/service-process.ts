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

/**
 * The service as it ships, built beside the benchmark. It takes keys alone, as programs show them. `memory` in MB is for
 * one that remembers more than Node gives by itself.
 */
export async function startService(url: string, data: string, memory = 4_000): Promise<ServiceProcess> {
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
