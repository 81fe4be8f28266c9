export const help = `npm test [-- STAGE] [OPTIONS] [PATH ...]

With nothing after it: sets up what this machine lacks and runs everything.

  check        only the checks: format, types, lint, boundaries, unused code
  unit         only the tests that need no window (vitest)
  e2e          only the end-to-end tests in the real window (Playwright)
  -t NAME      only tests whose name contains NAME
  PATH         only test files whose path contains PATH
`

/** @typedef {'check' | 'unit' | 'e2e'} Stage */
/** @typedef {{ help: boolean, stages: readonly Stage[], name: string | undefined, paths: readonly string[] }} TestOptions */

const stageNames = /** @type {const} */ (['check', 'unit', 'e2e'])

/**
 * What to run. A part named by file or test name leaves the checks out: they are about everything.
 * @param {readonly string[]} args
 * @returns {{ ok: true, options: TestOptions } | { ok: false, reason: string }}
 */
export function readTestOptions(args) {
  /** @type {Stage[]} */
  const stages = []
  /** @type {string[]} */
  const paths = []
  /** @type {string | undefined} */
  let name
  let wantsHelp = false
  for (let index = 0; index < args.length; index += 1) {
    const argument = /** @type {string} */ (args[index])
    const stage = stageNames.find((known) => known === argument)
    if (stage !== undefined) stages.push(stage)
    else if (argument === '--help' || argument === '-h') wantsHelp = true
    else if (argument === '-t') {
      name = args[(index += 1)]
      if (name === undefined) return { ok: false, reason: '-t needs a name after it' }
    } else if (argument.startsWith('-')) return { ok: false, reason: `${argument} is not an option` }
    else paths.push(argument)
  }
  const part = name !== undefined || paths.length > 0
  const whole = part ? stageNames.filter((stage) => stage !== 'check') : stageNames
  return {
    ok: true,
    options: { help: wantsHelp, stages: stages.length === 0 ? whole : stages, name, paths },
  }
}
