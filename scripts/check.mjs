import { ensureDependencies } from './setup/dependencies.mjs'
import { checkNode } from './setup/node-version.mjs'
import { runScript, say } from './setup/say.mjs'
import { runChecks } from './test/run-checks.mjs'

await runScript(async () => {
  checkNode()
  await ensureDependencies()
  const results = await runChecks(({ name, what, passed, seconds, output }) => {
    process.stderr.write(output)
    say(`${passed ? 'passed' : 'FAILED'}  ${name} (${what}), ${seconds.toFixed(0)} s`)
  })
  return results.every(({ passed }) => passed) ? 0 : 1
})
