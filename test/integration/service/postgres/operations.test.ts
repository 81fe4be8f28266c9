import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import { createDatabase, dropDatabase } from '../../../postgres/databases'
import { projectFile } from '../../../fixtures/exports'
import { buildService, type BuiltService } from '../support/service-process'

const root = fileURLToPath(new URL('../../../../', import.meta.url))
const read = (path: string) => readFile(join(root, path), 'utf8')

const databases = ['operations', 'operations_drill'] as const
const postgres = inject('postgres') ?? ''
let built: BuiltService
let folder: string
beforeAll(async () => {
  built = await buildService()
  folder = await mkdtemp(join(tmpdir(), 'operations-'))
}, 60_000)
afterAll(async () => {
  for (const name of databases) await dropDatabase(postgres, name)
  await built.dispose()
  await rm(folder, { recursive: true, force: true })
})

async function freePorts(): Promise<readonly number[]> {
  const servers = Array.from({ length: 3 }, () => createServer().listen(0, '127.0.0.1'))
  const ports: number[] = []
  for (const server of servers) {
    if (!server.listening) await once(server, 'listening')
    const address = server.address()
    if (address !== null && typeof address !== 'string') ports.push(address.port)
  }
  for (const server of servers) server.close()
  return ports
}

describe('docs/operations.md', () => {
  it(
    'has commands that work as they stand, from two processes to a moderated upload',
    { timeout: 300_000 },
    async () => {
      const blocks = [...(await read('docs/operations.md')).matchAll(/^```sh\n(.*?)^```$/gmsu)]
      const [settings = '', ...commands] = blocks.map(([, text]) => text ?? '')
      const [one, two, metrics] = await freePorts()
      const [url, drillUrl] = [
        await createDatabase(postgres, databases[0]),
        await createDatabase(postgres, databases[1]),
      ]
      const own: Readonly<Record<string, string>> = {
        SERVICE: `${process.execPath} ${built.entry}`,
        DATABASE_URL: url,
        FIRSTLAYER_SERVICE_DATA: join(folder, 'data'),
        BACKUPS: join(folder, 'backups'),
        PORT_ONE: String(one),
        PORT_TWO: String(two),
        METRICS_PORT: String(metrics),
      }
      // What the page tells to set is what the test sets, to values of its own.
      const names = [...settings.matchAll(/([A-Z_]+)=/gu)].map(([, name]) => name)
      expect(names.toSorted()).toEqual(Object.keys(own).toSorted())
      await mkdir(join(folder, 'backups'))
      await writeFile(join(folder, 'model.3mf'), await projectFile({ title: 'Clip' }))

      const script = ['set -eu', "trap 'kill $(jobs -p) 2>/dev/null || true' EXIT"]
      for (const [n, block] of commands.entries()) script.push(`echo "== ${n + 1}"`, block, 'echo')
      const shell = spawn('bash', ['-c', script.join('\n')], {
        cwd: folder,
        env: { ...process.env, ...own, DRILL_URL: drillUrl },
      })
      let [out, errors] = ['', '']
      shell.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()))
      shell.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()))
      await once(shell, 'close')
      expect({ status: shell.exitCode, errors }, out).toEqual({ status: 0, errors: '' })

      const said = out.split(/^== \d+$/mu)
      expect(said[1]).toContain('Olga (operator)')
      expect(said[3]).toContain('firstlayer_waiting{what="uploads"} 0')
      expect(said[4]).toContain('{"name":"ann"}')
      expect(said[5]).toMatch(/holds \d+ rows and 0 uploads\./u)
      expect(said[6]).toContain('Differences: 0.')
      expect(said[6]).toContain('Ann (member)')
      expect(said[7]).toContain('"state":"waiting-for-approval"')
      expect(said[7]).toContain('"alike":[]')
      expect(said[7]).toMatch(/"account":\{"balance":40,/u)
      expect(out.match(/"event":"stopped"/gu)).toHaveLength(2)
    },
  )
})

/** As far as this project uses the Compose specification: a word that is not in it is an error. */
const composeService = z.strictObject({
  image: z.string(),
  command: z.array(z.string()).optional(),
  user: z.string().optional(),
  working_dir: z.string().optional(),
  network_mode: z.literal('host').optional(),
  environment: z.record(z.string(), z.string()),
  ports: z.array(z.string().regex(/^127\.0\.0\.1:\d+:\d+$/u)).optional(),
  volumes: z.array(z.string().regex(/^[\w.]+:\/[\w/]+(?::ro)?$/u)),
  depends_on: z.record(z.string(), z.strictObject({ condition: z.literal('service_healthy') })).optional(),
  healthcheck: z
    .strictObject({
      test: z.array(z.string()),
      interval: z.string(),
      timeout: z.string(),
      retries: z.int(),
    })
    .optional(),
  stop_grace_period: z.string().optional(),
  restart: z.literal('unless-stopped'),
  read_only: z.boolean().optional(),
  cap_drop: z.array(z.string()).optional(),
  security_opt: z.array(z.string()).optional(),
  tmpfs: z.array(z.string()).optional(),
})
const composeSchema = z.object({
  name: z.string(),
  services: z.record(z.string(), composeService),
  volumes: z.record(z.string(), z.null()),
})

describe('what is shipped to run it with', () => {
  it('compose.yaml is two processes over one PostgreSQL and one folder, open to this computer alone', async () => {
    const { services, volumes } = composeSchema.parse(
      parse(await read('deploy/compose.yaml'), { merge: true }),
    )
    expect(Object.keys(services)).toEqual(['database', 'one', 'two'])
    for (const name of ['one', 'two'] as const) {
      const { depends_on: needs, command, ...rest } = services[name]!
      expect(Object.keys(needs ?? {})).toEqual(['database'])
      expect(command?.slice(0, 2)).toEqual(['node', 'out/main/service.js'])
      const { depends_on: _needs, command: _command, ...other } = services['one']!
      expect(rest).toEqual(other)
    }
    const used = Object.values(services).flatMap((one) => one.volumes.map((volume) => volume.split(':')[0]))
    expect(new Set(used.filter((name) => name !== '..'))).toEqual(new Set(Object.keys(volumes)))
  })

  it('the unit starts what the build makes, and ends as the service wants to be ended', async () => {
    const lines = (await read('deploy/firstlayer-service.service')).split('\n')
    for (const line of lines) expect(line).toMatch(/^(?:|#.*|\[(?:Unit|Service|Install)\]|[A-Z]\w+=.*)$/u)
    const value = (key: string) => lines.find((line) => line.startsWith(`${key}=`))?.slice(key.length + 1)
    expect(value('ExecStart')).toMatch(/ \/opt\/firstlayer\/out\/main\/service\.js --json --port %i$/u)
    expect(value('KillSignal')).toBe('SIGTERM')
    expect(Number(value('TimeoutStopSec'))).toBeGreaterThan(10)
    expect(value('NoNewPrivileges')).toBe('yes')
  })
})
