import { existsSync, readFileSync, rmSync } from 'node:fs'
import { inCache, root } from '../setup/paths.mjs'
import { run } from '../setup/processes.mjs'
import { say } from '../setup/say.mjs'
import { programPath } from './checks.mjs'
import { countPlaywright, countVitest, nothing } from './results.mjs'

/** @typedef {import('./results.mjs').Counts} Counts */
/** @typedef {{ name: string | undefined, paths: readonly string[], env: NodeJS.ProcessEnv }} Selection */

/**
 * Runs a test runner and counts from its report. A runner that fails without a failed test, or leaves no report,
 * counts as one failed.
 * @param {{ program: string, args: readonly string[], env: NodeJS.ProcessEnv, report: string }} runner
 * @param {(report: never) => Counts} read
 * @returns {Promise<Counts>}
 */
async function runAndCount({ program, args, env, report }, read) {
  rmSync(report, { force: true })
  const { status } = await run(process.execPath, [programPath(program), ...args], {
    cwd: root,
    env,
    stdout: true,
  })
  if (!existsSync(report)) {
    say(`${program} left no report.`)
    return { ...nothing(), failed: 1 }
  }
  const counts = read(/** @type {never} */ (JSON.parse(readFileSync(report, 'utf8'))))
  return status !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts
}

/** @param {Selection} selection */
export function runVitest({ name, paths, env }) {
  const report = inCache('vitest.json')
  const args = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const some = name === undefined ? [] : ['-t', name]
  const none = name !== undefined || paths.length > 0 ? ['--passWithNoTests'] : []
  return runAndCount(
    { program: 'vitest/vitest.mjs', args: [...args, ...some, ...none, ...paths], env, report },
    countVitest,
  )
}

/** @param {Selection} selection */
export function runPlaywright({ name, paths, env }) {
  const report = inCache('playwright.json')
  const some = name === undefined ? [] : ['-g', name]
  const none = name !== undefined || paths.length > 0 ? ['--pass-with-no-tests'] : []
  return runAndCount(
    {
      program: '@playwright/test/cli.js',
      args: ['test', '--reporter=list,json', ...some, ...none, ...paths],
      env: { ...env, PLAYWRIGHT_JSON_OUTPUT_NAME: report },
      report,
    },
    countPlaywright,
  )
}
