import { createProcessIo } from './io'
import { runCli } from './run'

// A reader that has seen enough (`| head`) closes the pipe; that is no failure of ours.
process.stdout.on('error', (cause: NodeJS.ErrnoException) => {
  if (cause.code === 'EPIPE') process.exit(0)
  throw cause
})

process.exitCode = await runCli(
  process.argv.slice(2),
  createProcessIo(process.stdout, process.stderr, process.env, process.cwd()),
)
