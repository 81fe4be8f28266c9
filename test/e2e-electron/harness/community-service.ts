import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createServer } from 'node:net'
import { promisify } from 'node:util'
import { z } from 'zod'
import { projectFolder } from './launch'

const program = join(projectFolder, 'out/main/service.js')
const keySchema = z.object({ event: z.literal('key-added'), key: z.string() })
const accountSchema = z.object({ event: z.literal('account-add'), password: z.string() })

export type CommunityService = {
  readonly address: string
  readonly key: string
  /** Of somebody of the team. */
  readonly operatorKey: string
  /** Makes an account and gives its password. */
  readonly addAccount: (...who: readonly string[]) => Promise<string>
  /** Gone as a computer that lost its power is. */
  readonly cutOff: () => Promise<void>
  readonly bringBack: () => Promise<void>
}

/** The rewards service of a community, on this computer, in a process of its own. */
export async function startService(
  folder: string,
  port: number,
  serving: readonly string[] = [],
): Promise<CommunityService> {
  const data = ['--data', folder, '--json']
  const tell = async (...command: readonly string[]): Promise<unknown> =>
    JSON.parse((await promisify(execFile)(process.execPath, [program, ...command, ...data])).stdout)
  const addKey = async (...who: readonly string[]) => keySchema.parse(await tell('key', 'add', ...who)).key
  const key = await addKey('ada')
  const operatorKey = await addKey('otto', '--operator')
  const run = async () => {
    const service = spawn(process.execPath, [program, '--port', String(port), ...serving, ...data], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    await once(service.stdout, 'data')
    return service
  }
  let service = await run()
  return {
    address: `http://127.0.0.1:${String(port)}`,
    key,
    operatorKey,
    addAccount: async (...who) => accountSchema.parse(await tell('account', 'add', ...who)).password,
    cutOff: async () => {
      if (service.exitCode !== null || service.signalCode !== null) return
      service.kill('SIGKILL')
      await once(service, 'exit')
    },
    bringBack: async () => {
      service = await run()
    },
  }
}

/** A port that nobody uses now. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  if (address === null || typeof address === 'string') throw new Error('no port was given')
  return address.port
}
