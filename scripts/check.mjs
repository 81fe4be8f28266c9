import { ensureDependencies } from './setup/dependencies.mjs'
import { checkNode } from './setup/node-version.mjs'
import { runScript, say } from './setup/say.mjs'
import { runChecks } from './test/run-checks.mjs'

await runScript(async () => {
  checkNode()
  await ensureDependencies()
  const results = await runChecks((name, what) => {
    say(`${name} (${what}) …`)
  })
  for (const { name, passed, seconds } of results) {
    say(`${passed ? 'passed' : 'FAILED'}  ${name}, ${seconds.toFixed(0)} s`)
  }
  return results.every(({ passed }) => passed) ? 0 : 1
})
