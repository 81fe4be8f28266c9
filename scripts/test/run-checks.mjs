import { root } from '../setup/paths.mjs'
import { run } from '../setup/processes.mjs'
import { checks, programPath } from './checks.mjs'

/** @typedef {{ name: string, what: string, passed: boolean, seconds: number, output: string }} CheckResult */

/** As many at once; the longest stands first in the list, so that the others run beside it. */
const AT_ONCE = 2

/**
 * Runs all checks to their end, whatever the others said.
 * @param {(result: CheckResult) => void} tell called as each one ends
 * @returns {Promise<CheckResult[]>} in the order of the list
 */
export async function runChecks(tell) {
  const waiting = [...checks.entries()]
  /** @type {CheckResult[]} */
  const results = []
  const worker = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [place, { name, what, program, args }] = next
      const start = Date.now()
      const { status, output } = await run(process.execPath, [programPath(program), ...args], {
        cwd: root,
        capture: true,
      })
      const result = { name, what, passed: status === 0, seconds: (Date.now() - start) / 1000, output }
      results[place] = result
      tell(result)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker))
  return results
}
