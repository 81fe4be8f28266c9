import { pathToFileURL } from 'node:url'
import { ensureBuild } from './setup/build.mjs'
import { callerFolder } from './setup/caller.mjs'
import { ensureDependencies } from './setup/dependencies.mjs'
import { checkNode } from './setup/node-version.mjs'
import { inRoot } from './setup/paths.mjs'
import { runScript } from './setup/say.mjs'

await runScript(async () => {
  checkNode()
  await ensureDependencies()
  await ensureBuild()
  const entry = inRoot('out', 'main', 'service.js')
  process.chdir(callerFolder('service'))
  process.argv[1] = entry
  await import(pathToFileURL(entry).href)
  return process.exitCode === undefined ? 0 : Number(process.exitCode)
})
