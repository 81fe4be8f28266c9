import { root } from '../setup/paths.mjs'
import { run } from '../setup/processes.mjs'
import { checks, programPath } from './checks.mjs'

/** @typedef {{ name: string, passed: boolean, seconds: number }} CheckResult */

/**
 * Runs the checks one after the other, each to its end whatever the one before said.
 * @param {(name: string, what: string) => void} announce
 * @returns {Promise<CheckResult[]>}
 */
export async function runChecks(announce) {
  /** @type {CheckResult[]} */
  const results = []
  for (const check of checks) {
    announce(check.name, check.what)
    const start = Date.now()
    const { status } = await run(process.execPath, [programPath(check.program), ...check.args], {
      cwd: root,
      stdout: true,
    })
    results.push({ name: check.name, passed: status === 0, seconds: (Date.now() - start) / 1000 })
  }
  return results
}
