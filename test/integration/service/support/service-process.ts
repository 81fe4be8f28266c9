import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { join } from 'node:path'
import { buildPrograms } from '../../../../scripts/setup/program.mjs'
import { environmentOf } from './database'

const root = fileURLToPath(new URL('../../../../', import.meta.url))

export type BuiltService = { readonly entry: string; readonly dispose: () => Promise<void> }

/** Builds `server.ts`, or another program, alone as the real build does, inside the project so that it finds its packages. */
export async function buildService(program = join('src-service', 'server.ts')): Promise<BuiltService> {
  mkdirSync(join(root, '.cache'), { recursive: true })
  const outDir = await mkdtemp(join(root, '.cache', 'service-'))
  await buildPrograms({ service: program }, outDir)
  return {
    entry: join(outDir, 'service.mjs'),
    dispose: () => rm(outDir, { recursive: true, force: true }),
  }
}

export type Ended = { readonly code: number | null; readonly stdout: string; readonly stderr: string }

/** Runs a command of the service to its end. */
export async function runService(
  entry: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<Ended> {
  const child = spawn(process.execPath, [entry, ...args], {
    env: { ...process.env, ...(await databaseFor(args)), ...environment },
  })
  let [stdout, stderr] = ['', '']
  child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()))
  await once(child, 'close')
  return { code: child.exitCode, stdout, stderr }
}

export type Running = {
  readonly child: ChildProcess
  readonly address: string
  /** Where it tells its metrics, if it was asked to. */
  readonly metrics: string | null
  /** As the process ends; `kill -9` leaves null. */
  readonly ended: Promise<number | null>
}

/** Starts the service and waits until it says that it listens. */
export async function startServiceProcess(
  entry: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<Running> {
  const child = spawn(process.execPath, [entry, '--json', '--port', '0', ...args], {
    env: { ...process.env, ...(await databaseFor(args)), ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let stderr = ''
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()))
  const ended = once(child, 'close').then(() => child.exitCode)
  for await (const line of createInterface({ input: child.stdout })) {
    const said = JSON.parse(line) as { event: string; address: string; metrics: string | null }
    if (said.event === 'listening') return { child, address: said.address, metrics: said.metrics, ended }
  }
  throw new Error(`the service ended before it listened: ${stderr}`)
}

/** The database of the folder that the service is given. */
async function databaseFor(args: readonly string[]): Promise<Readonly<Record<string, string>>> {
  const folder = args[args.indexOf('--data') + 1]
  return args.includes('--data') && folder !== undefined ? environmentOf(folder) : {}
}
