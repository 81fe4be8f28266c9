import { commands } from './commands'
import { exitStatus, type CliIo } from './io'

export function usage(): string {
  const lines = Object.values(commands).map(({ usage: said, help }) => `  ${said}\n      ${help}`)
  return `Usage: npm run -s cli -- COMMAND\n\n${lines.join('\n')}\n\nStatus: 0 all qualify, 1 one does not, 2 one can't be read, 3 the command could not run; of the others 0 done, 3 not.\n`
}

/** Finds the command and runs it. What it throws is a bug: it is said on standard error and ends with status 3. */
export async function runCli(args: readonly string[], io: CliIo): Promise<number> {
  const [name, ...rest] = args
  if (name === undefined || name === 'help' || name === '--help' || name === '-h') {
    io.out(usage())
    return name === undefined ? exitStatus.failed : exitStatus.ok
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (command === undefined) {
    io.err(`There is no command ${JSON.stringify(name)}.\n\n${usage()}`)
    return exitStatus.failed
  }
  if (asksForHelp(rest)) {
    io.out(`Usage: ${command.usage}\n  ${command.help}\n`)
    return exitStatus.ok
  }
  try {
    return await (
      await command.load()
    )(rest, io)
  } catch (bug) {
    io.err(
      `This should not happen, please report it: ${bug instanceof Error ? (bug.stack ?? bug.message) : String(bug)}\n`,
    )
    return exitStatus.failed
  }
}

function asksForHelp(args: readonly string[]): boolean {
  const end = args.indexOf('--')
  return args.slice(0, end === -1 ? undefined : end).some((arg) => arg === '--help' || arg === '-h')
}
