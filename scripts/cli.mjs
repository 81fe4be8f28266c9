import { pathToFileURL } from 'node:url'
import { ensureBuild } from './setup/build.mjs'
import { callerFolder } from './setup/caller.mjs'
import { ensureDependencies } from './setup/dependencies.mjs'
import { checkNode } from './setup/node-version.mjs'
import { inRoot } from './setup/paths.mjs'
import { runScript } from './setup/say.mjs'

/** The command line's own status for "the command itself could not run". */
const couldNotRun = 3

await runScript(async () => {
  checkNode()
  await ensureDependencies()
  await ensureBuild()
  // In this very process: no second start to wait for, and status, signals and streams are the command's own.
  const entry = inRoot('out', 'main', 'cli.js')
  process.chdir(callerFolder('cli'))
  process.argv[1] = entry
  await import(pathToFileURL(entry).href)
  return process.exitCode === undefined ? 0 : Number(process.exitCode)
}, couldNotRun)
