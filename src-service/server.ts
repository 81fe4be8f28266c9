import { help, parseCommand } from './command-line/arguments'
import { fail } from './command-line/fail'
import { isInspector, runInspector } from './command-line/inspector'

/** The service itself is only loaded for a command that it can do: help, and what is wrong with an option, come at once. */
async function main(): Promise<number> {
  const command = parseCommand(process.argv.slice(2), process.env)
  if (!command.ok) return fail(command.error)
  if (command.value.do === 'help') {
    process.stdout.write(help)
    return 0
  }
  const { runCommand } = await import('./command-line/run-command')
  return runCommand(command.value)
}

if (isInspector(process.argv.slice(2))) runInspector()
else process.exitCode = await main()
