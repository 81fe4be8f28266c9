import { giveAccount, givePassword } from './accounts'
import type { Command, ServeOptions } from './arguments'
import { backUp, restore, sentenceOfBackup } from './backups'
import { fail } from './fail'
import { startInspector } from './inspector'
import { addKey, listKeys, revokeKey } from './keys'
import { openData, type Opened } from './opened'
import { serve } from './serve'
import { sentenceOfDifference } from './verify'
import { replayLedger } from '../services/replay'
import { listAccounts } from '../sign-in/accounts'
import { CannotOpenError } from '../store/migrate'
import packageJson from '../../package.json'

type Work = Exclude<Command, { do: 'help' }>

/** Does what the service was asked to do, with its data open; gives the process's exit status. */
export async function runCommand(command: Work): Promise<number> {
  try {
    const { data, database } = command
    const opened = await (command.do === 'restore'
      ? restore(data, database, command.folder)
      : openData(data, database))
    try {
      return await run(opened, command)
    } finally {
      await opened.store.close()
    }
  } catch (error) {
    if (error instanceof CannotOpenError) return fail(error.message)
    if (isSystemError(error)) return fail(sentenceOf(error, command))
    throw error
  }
}

async function run(opened: Opened, command: Work): Promise<number> {
  switch (command.do) {
    case 'serve':
      return runServe(opened, command)
    case 'key-add': {
      const added = await addKey(opened, command.name, command.operator ? 'operator' : 'member')
      if (!added.ok) return fail(added.error)
      const { member, key } = added.value
      say(
        command.json,
        { event: 'key-added', name: command.name, member, key },
        `The key of ${command.name}. It is shown this once:\n${key}`,
      )
      return 0
    }
    case 'key-list': {
      const keys = await listKeys(opened)
      for (const key of keys) {
        const { name, role, madeAt, revokedAt } = key
        const until = revokedAt === null ? '' : `, revoked ${revokedAt}`
        say(command.json, { event: 'key', ...key }, `${name} (${role}), since ${madeAt}${until}`)
      }
      if (keys.length === 0 && !command.json) process.stdout.write(noKeyYet)
      return 0
    }
    case 'key-revoke': {
      const revoked = await revokeKey(opened, command.name)
      if (!revoked.ok) return fail(revoked.error)
      say(
        command.json,
        { event: 'key-revoked', name: command.name },
        `The key of ${command.name} opens nothing any more.`,
      )
      return 0
    }
    case 'account-add':
    case 'account-password': {
      const given = await (command.do === 'account-add'
        ? giveAccount(opened, command.name, command.operator ? 'operator' : 'member')
        : givePassword(opened, command.name))
      if (!given.ok) return fail(given.error)
      const { member, password } = given.value
      say(
        command.json,
        { event: command.do, name: command.name, member, password },
        `The password of ${command.name}. It is shown this once, and can be changed after signing in:\n${password}`,
      )
      return 0
    }
    case 'account-list': {
      const accounts = await listAccounts(opened.store)
      for (const account of accounts) {
        const { name, role, madeAt } = account
        say(command.json, { event: 'account', ...account }, `${name} (${role}), since ${madeAt}`)
      }
      if (accounts.length === 0 && !command.json) process.stdout.write(nobodyYet)
      return 0
    }
    case 'backup': {
      const made = await backUp(opened, command.data, command.folder)
      const text = sentenceOfBackup(command.folder, made)
      say(command.json, { event: 'backed-up', folder: command.folder, ...made }, text)
      return made.missing === 0 ? 0 : 1
    }
    case 'restore':
      say(command.json, { event: 'restored' }, `Restored from ${command.folder}. Now: verify`)
      return 0
    case 'verify': {
      const { facts, entries, differences } = await replayLedger(opened)
      for (const one of differences) {
        say(command.json, { event: 'difference', ...one }, sentenceOfDifference(one))
      }
      say(
        command.json,
        { event: 'verified', facts, entries, differences: differences.length },
        `Facts: ${facts}. Awards, deductions and reversals: ${entries}. Differences: ${differences.length}.`,
      )
      return differences.length === 0 ? 0 : 1
    }
  }
}

const noKeyYet = 'Nobody has a key yet. Make one: npm run service -- key add NAME\n'
const nobodyYet =
  'Nobody has an account yet. Make the first operator: npm run service -- account add NAME --operator\n'

async function runServe(opened: Opened, options: ServeOptions): Promise<number> {
  const inspector = startInspector()
  const serving = await serve(opened, options, {
    version: packageJson.version,
    inspect: (path) => inspector.inspect(path),
    inspector: packageJson.version,
    picture: (path, plate) => inspector.picture(path, plate, 'small'),
    log: (event, details) => {
      process.stderr.write(`${JSON.stringify({ at: new Date().toISOString(), event, ...details })}\n`)
    },
  })
  const stopped = untilAskedToStop()
  say(
    options.json,
    {
      event: 'listening',
      address: serving.address,
      metrics: serving.metrics,
      data: options.data,
      approval: options.approval,
    },
    `${options.name} listens on ${serving.address} and keeps its data in ${options.data}.`,
  )
  if (!serving.hasMembers && !options.json) process.stdout.write(nobodyYet)
  await stopped
  await serving.stop()
  await inspector.dispose()
  say(options.json, { event: 'stopped' }, 'Stopped.')
  return 0
}

/** The first signal asks to stop, a second one does not wait. */
function untilAskedToStop(): Promise<void> {
  return new Promise((resolve) => {
    let asked = false
    for (const signal of ['SIGTERM', 'SIGINT'] as const) {
      process.on(signal, () => {
        if (asked) process.exit(1)
        asked = true
        resolve()
      })
    }
  })
}

function say(json: boolean, object: object, text: string): void {
  process.stdout.write(`${json ? JSON.stringify(object) : text}\n`)
}

const isSystemError = (error: unknown): error is NodeJS.ErrnoException =>
  error instanceof Error && 'syscall' in error

function sentenceOf(error: NodeJS.ErrnoException, command: Work): string {
  const port = command.do === 'serve' ? String(command.port) : ''
  if (error.code === 'EADDRINUSE') {
    return `Port ${port} is in use; perhaps the service runs already. Choose another: --port NUMBER`
  }
  if (
    error.code === 'EACCES' ||
    error.code === 'EROFS' ||
    error.code === 'ENOTDIR' ||
    error.code === 'EEXIST'
  ) {
    return `The service cannot write in its folder (${error.path ?? 'unknown'}). Choose another: --data FOLDER`
  }
  return error.message
}
